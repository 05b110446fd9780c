"""
Every commune made a locality, read, assessed and drawn, one by one: failures, time, memory.

Usage: ``python -m benchmarks.communes [PROVINCE …]``: codes of provinces, all without. Each
province runs in a process of its own, so that its memory is its own; an hour for all. Times are
what the processor did; the files are read in that process, where the app reads them in another.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from spatial import communes, intake
from spatial.communes import pack
from spatial.errors import InputFaults, Severity, UserError
from spatial.export import atomic
from spatial.intake.examine import inspected
from spatial.network import Network
from spatial.ui import first_screen
from spatial.ui.session import assessments, first_view

_ONE = "--one"


def province(code: str) -> str:
    """Open a province's outlines, then each of its communes; give a row of figures."""
    intake.read_network = _read  # type: ignore[assignment] - here, so that it is counted here
    pack.communes()
    begin = time.process_time()
    codes = communes.resolve(code)
    pack.outlines(codes)
    opened = time.process_time() - begin
    failures, slowest, total = [], (0.0, ""), 0.0
    for each in codes:
        took, wrong = _commune(each)
        total += took
        slowest = max(slowest, (took, each))
        failures += [f"{each} {wrong}"] if wrong else []
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    peak = next(line for line in status if line.startswith("VmHWM"))
    name = next(one.name for one in communes.provinces() if one.code == code)
    figures = (
        f"{code} {name}", len(codes), len(failures), f"{opened:.2f}", f"{total / len(codes):.2f}",
        f"{slowest[0]:.2f} ({slowest[1]})", f"{int(peak.split()[1]) / 1024:.0f}",
    )  # fmt: skip
    return "\n".join([*failures, f"| {' | '.join(map(str, figures))} |"])


def _read(folder: Path | str) -> Network:
    """Read a locality in this process."""
    town, faults = inspected(Path(folder))
    if town is None:
        raise InputFaults([fault for fault in faults if fault.severity is Severity.ERROR])
    return town


def _commune(code: str) -> tuple[float, str]:
    """Make a commune a locality, read it, draw its first screen; say what went wrong."""
    begin, wrong = time.process_time(), ""
    with TemporaryDirectory() as place:
        atomic.write(communes.files(communes.choice([code])), Path(place))
        source = assessments.look(Path(place))
        try:
            residents = assessments.town(source).residents["people"]
            seen = assessments.see(source, first_view.of(source), ())
            drawn = first_screen.draw(seen)
        except UserError as problem:
            wrong = ", ".join(fault.code for fault in problem.faults)
        except Exception as problem:  # noqa: BLE001 - counted and told, the next commune goes on
            wrong = repr(problem)[:200]
        else:
            if round(float(residents.sum())) != int(pack.communes().loc[code, "people"]):
                wrong = "people lost"
            elif "<path" not in drawn:
                wrong = "nothing drawn"
    return time.process_time() - begin, wrong


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
