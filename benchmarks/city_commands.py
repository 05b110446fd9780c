"""
Every command on a city of 168 wards: processor time, memory, and how it ended.

Usage: ``python -m benchmarks.city_commands [COMMAND …]``. The files are those of `city_files`. A
command runs as a planner runs it, in a process of its own, and is ended after `LIMIT_S`; time is
what the processor did for it and for the process that reads its files, memory the most that one of
the two held.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Row

LIMIT_S = 300.0
TODAY = "2026-11-28"
# Options beyond the folder; what is searched for is given a time, as a planner gives it.
COMMANDS: dict[str, tuple[str, ...]] = {
    "norms": ("--on", TODAY),
    "targets": (),
    "check": (),
    "assess": (),
    "project": (),
    "access": ("--level", "tieu_hoc"),
    "roads": ("--works", "{works}"),
    "roads --seats": ("--works", "{works}"),
    "catchment": ("--level", "tieu_hoc"),
    "cover": ("--level", "tieu_hoc"),
    "zones": ("--level", "thpt", "--time", "60"),
    "recommend": ("--budget", "2000", "--years", "2025", "--time-limit", "60"),
    "layers": (),
    "land": (),
    "teachers": (),
    "rooms": (),
    "map": (),
    "report": ("--kind", "phu-luc"),
}
# A footbridge over the Saigon River and a closed street, for `roads`.
WORKS = """{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"change": "open", "class": "footway", "name": "cau"},
 "geometry": {"type": "LineString", "coordinates": [[106.70164, 10.83682], [106.70099, 10.83843]]}},
{"type": "Feature", "properties": {"change": "close", "name": "dong"},
 "geometry": {"type": "LineString", "coordinates": [[106.640, 10.862], [106.655, 10.860]]}}]}"""
_NO_FOLDER = {"norms", "targets"}
_NO_OUT = {"norms", "targets", "check"}
_GOALS = {"assess": "≤ 1 s beyond reading", "zones": "≤ 2 GB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandCost:
    """
    What a command took.

    Attributes
    ----------
    code
        How it ended; ``None`` where it was ended at `LIMIT_S`.
    cpu_s
        What the processor did [s].
    peak_mb
        Most memory one of its processes held [MB].
    """

    code: int | None
    cpu_s: float
    peak_mb: float


def cost(words: list[str], *, said: Path) -> CommandCost:
    """Run a command in a process of its own, and end it at `LIMIT_S`."""
    line = [sys.executable, "-m", "spatial.cli", *words]
    with said.open("wb") as into:
        child = subprocess.Popen(line, stdout=into, stderr=subprocess.STDOUT)  # noqa: S603 - our own interpreter and module
    ends = time.monotonic() + LIMIT_S
    ended = False
    while True:
        done, status, used = os.wait4(child.pid, os.WNOHANG)
        if done:
            break
        if time.monotonic() > ends and not ended:
            child.kill()
            ended = True
        time.sleep(0.05)
    child.returncode = os.waitstatus_to_exitcode(status)
    return CommandCost(
        code=None if ended else child.returncode,
        cpu_s=used.ru_utime + used.ru_stime,
        peak_mb=used.ru_maxrss / 1024,
    )


def rows(asked: list[str] | None = None) -> list[Row]:
    """Return every line."""
    found = []
    with TemporaryDirectory() as scratch:
        place = Path(scratch) / "tp-hcm"
        # in a process of its own: a child is charged with what its parent held when it began
        line = [sys.executable, "-m", "benchmarks.city_files", str(place)]
        subprocess.run(line, check=True)  # noqa: S603 - our own interpreter and module
        works = Path(scratch) / "duong.geojson"
        works.write_text(WORKS, encoding="utf-8")
        for name in asked or list(COMMANDS):
            folder = [] if name in _NO_FOLDER else [str(place)]
            to = Path(scratch) / (f"{name}.html" if name == "map" else name)
            out = [] if name in _NO_OUT else ["--out", str(to)]
            said = Path(scratch) / f"{name}.txt"
            words = [word.format(works=works) for word in COMMANDS[name]]
            took = cost([*name.split(), *folder, *words, *out], said=said)
            end = f"ended at {LIMIT_S:.0f} s" if took.code is None else f"exit {took.code}"
            found.append(
                Row(
                    task=" ".join((name, *COMMANDS[name])).replace("{works}", "FILE"),
                    size=end,
                    ours=f"{took.cpu_s:.1f} s of the processor, {took.peak_mb:,.0f} MB",
                    goal=_GOALS.get(name, ""),
                )
            )
            print(found[-1], said.read_text(encoding="utf-8")[-600:], flush=True)
    return found


if __name__ == "__main__":
    rows(sys.argv[1:])
