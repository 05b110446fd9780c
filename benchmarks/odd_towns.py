"""
Random odd towns through every command: no exit of 70, no pupil lost.

Usage: ``python -m benchmarks.odd_towns [RUNS] [FIRST]``. A run is one town of one kind through one
command, and a seed says all of it; the kinds and the commands take turns. Every `PROGRESS` runs it
prints the next seed: to go on after a break, say it as FIRST.
"""

from __future__ import annotations

import sys
import time
import warnings
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.kit import odd_commands
from tests.kit.oddities import ODDITIES

KINDS = tuple(ODDITIES)
PROGRESS = 100


def one(seed: int, place: Path) -> tuple[str, list[str], odd_commands.Ending]:
    """Run the town and the command of one seed."""
    kind = KINDS[seed % len(KINDS)]
    command = odd_commands.COMMANDS[(seed // len(KINDS)) % len(odd_commands.COMMANDS)]
    return kind, *odd_commands.run_on(kind, command, seed, place)


def main(runs: int, first: int) -> int:
    """Run, print every escape and the counts; return the number of escapes."""
    warnings.simplefilter("error", RuntimeWarning)
    codes: Counter[int] = Counter()
    escapes = 0
    slowest = (0.0, "")
    for seed in range(first, first + runs):
        begin = time.perf_counter()
        with TemporaryDirectory() as place:
            kind, given, ending = one(seed, Path(place))
            said = " ".join(given).replace(place, "")
        took = time.perf_counter() - begin
        slowest = max(slowest, (took, f"{seed} {said}"))
        codes[ending.code] += 1
        if ending.code == odd_commands.OWN_FAULT or ending.leaks or not ending.said.strip():
            escapes += 1
            print(f"ESCAPE {seed} [{kind}] {said}\n{ending.trace}{ending.leaks}", flush=True)
        if (seed + 1 - first) % PROGRESS == 0:
            counted = f"codes {dict(sorted(codes.items()))}, escapes {escapes}"
            print(f"next seed {seed + 1}: {counted}", flush=True)
    print(f"{runs} runs, exit codes {dict(sorted(codes.items()))}, escapes {escapes}")
    print(f"slowest {slowest[0]:.1f} s: {slowest[1]}")
    return escapes


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]]
    given_runs, given_first = [*asked, *(2_000, 0)[len(asked) :]]
    sys.exit(min(main(given_runs, given_first), 1))
