"""What every benchmark shares: medians, and rows of one table."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One line of the benchmark table.

    Attributes
    ----------
    task, size
        What was done, and on how much.
    ours
        Our figure with its unit, a median.
    goal
        The goal it is held to; empty for none.
    peer, peers
        Who was measured beside us in the same run, and their figure; empty for none.
    ratio
        Peer's figure over ours, larger is better; empty for none.
    """

    task: str
    size: str
    ours: str
    goal: str = ""
    peer: str = ""
    peers: str = ""
    ratio: str = ""


def seconds(call: Callable[[], object], *, runs: int = 7, warm: int = 1) -> float:
    """
    Time a call.

    Parameters
    ----------
    call
        What to time.
    runs, warm
        Counted runs, and runs before them that are not counted.

    Returns
    -------
    float
        Median of the counted runs [s].
    """
    for _ in range(warm):
        call()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def shown(value_s: float) -> str:
    """Write seconds so that a person can compare them."""
    return f"{value_s * 1_000:.1f} ms" if value_s < 1 else f"{value_s:.2f} s"


def table(rows: Iterable[Row]) -> str:
    """Write rows as a Markdown table."""
    head = "| task | size | ours | goal | peer | peer's | peer ÷ ours |"
    lines = [head, "|---|---|---:|---|---|---:|---:|"]
    cells = ("task", "size", "ours", "goal", "peer", "peers", "ratio")
    lines += ["| " + " | ".join(getattr(row, cell) for cell in cells) + " |" for row in rows]
    return "\n".join(lines)
