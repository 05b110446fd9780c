"""
Every commune made a locality and read by intake, one by one: failures, time, memory.

Usage: ``python -m benchmarks.communes [PROVINCE …]``: codes of provinces, all without. Each
province runs in a process of its own, so that its memory is its own; an hour for all.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from spatial import communes
from spatial.communes import pack
from spatial.errors import Severity
from spatial.export import atomic
from spatial.intake.examine import inspected

_ONE = "--one"


def province(code: str) -> str:
    """Open a province's outlines, then each of its communes; give a row of figures."""
    pack.communes()
    begin = time.perf_counter()
    codes = communes.resolve(code)
    pack.outlines(codes)
    opened = time.perf_counter() - begin
    failures, slowest, total = [], (0.0, ""), 0.0
    for each in codes:
        took, faults = _commune(each)
        total += took
        slowest = max(slowest, (took, each))
        failures += [f"{each} {fault}" for fault in faults]
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    peak = next(line for line in status if line.startswith("VmHWM"))
    figures = (
        code, len(codes), len(failures), f"{opened:.2f}", f"{total / len(codes):.2f}",
        f"{slowest[0]:.2f} ({slowest[1]})", f"{int(peak.split()[1]) / 1024:.0f}",
    )  # fmt: skip
    return "\n".join([*failures, f"| {' | '.join(map(str, figures))} |"])


def _commune(code: str) -> tuple[float, list[str]]:
    """Make a commune a locality and read it; what went wrong."""
    begin = time.perf_counter()
    chosen = communes.choice([code])
    with TemporaryDirectory() as place:
        atomic.write(communes.files(chosen), Path(place))
        town, faults = inspected(Path(place))
    wrong = [fault.code for fault in faults if fault.severity is Severity.ERROR]
    people = int(pack.communes().loc[code, "people"])
    if town is None:
        wrong.append("no network")
    elif round(float(town.residents["people"].sum())) != people:
        wrong.append("people lost")
    return time.perf_counter() - begin, wrong


def main(given: list[str]) -> None:
    """Run the provinces one after the other; a table of Markdown."""
    if given[:1] == [_ONE]:
        print(province(given[1]), flush=True)
        return
    print("| province | communes | failures | opens s | mean s | slowest s | peak MB |", flush=True)
    print("|---|---:|---:|---:|---:|---:|---:|", flush=True)
    for each in given or [each.code for each in communes.provinces()]:
        command = [sys.executable, "-m", "benchmarks.communes", _ONE, each]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter and module
        print(done.stdout.strip() or f"| {each} | {done.stderr[-300:]} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
