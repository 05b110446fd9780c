"""What a server bore under planners at work: times, looks by themselves, errors, its size."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

import psutil


@dataclass
class Load:
    """What was seen: times of runs and health requests [s], looks by itself, errors, the size."""

    first: list[float] = field(default_factory=list)
    runs: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    looks: int = 0
    errors: list[str] = field(default_factory=list)
    memory_mb: float = 0.0
    tree_mb: float = 0.0  # the proportional share of the server and all it began
    threads: int = 0
    descriptors: int = 0

    def look(self, pid: int) -> None:
        """Note the size of the server's process; Linux only."""
        text = Path(f"/proc/{pid}/status").read_text("utf-8")
        lines = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
        self.memory_mb = max(self.memory_mb, int(lines["VmRSS"].split()[0]) / 1024)
        self.threads = max(self.threads, int(lines["Threads"]))
        tree = (psutil.Process(pid), *psutil.Process(pid).children(recursive=True))
        self.tree_mb = max(self.tree_mb, sum(map(_share_mb, tree)))
        open_now = sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
        self.descriptors = max(self.descriptors, open_now)


def _share_mb(process: psutil.Process) -> float:
    """Return a process's proportional share of memory [MB]; none where it ended meanwhile."""
    try:
        return float(process.memory_full_info().pss) / 2**20
    except psutil.Error:
        return 0.0


def percentile(times: list[float], share: float) -> float:
    """Return the time [s] that such a share of all did not exceed; NaN where there is none."""
    ordered = sorted(times)
    if not ordered:
        return math.nan
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
