"""Hostile structures by the ten thousand for every reader: no escape, bounded time."""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path

from benchmarks.fuzz import COUNT, ONLY, SEED
from benchmarks.measure import Row

FROM = int(os.environ.get("TRUONGLOP_FUZZ_FROM", "0"))
PROGRESS = 1_000
sys.path.append(str(Path(__file__).parents[1] / "tests" / "kit"))


def rows() -> list[Row]:
    """
    Read the generated files up to number `COUNT` of every kind.

    The same settings as for broken files; ``TRUONGLOP_FUZZ_FROM`` says with which number to go on
    after a break.
    """
    import fuzz_structures  # noqa: PLC0415 - from tests/kit, on the path only here

    warnings.simplefilter("ignore")
    table = []
    for kind in ONLY.split(",") if ONLY else fuzz_structures.KINDS:
        result = fuzz_structures.Result()
        for start in range(FROM, COUNT, PROGRESS):
            until = min(start + PROGRESS, COUNT)
            part = fuzz_structures.run(kind, count=until, seed=SEED, start=start)
            for line in part.escaped[:8]:
                print(line, flush=True)
            result = result.plus(part)
            print(f"{kind}: next number {until}, escaped {len(result.escaped)}", flush=True)
        table.append(
            Row(
                task=f"{kind}: {len(result.escaped)} escaped",
                size=f"{result.tried:,} files, {result.passed:,} read, {result.refused:,} refused",
                ours=f"{result.slowest_s:.2f} s slowest",
                goal=f"0 escaped, ≤ {fuzz_structures.SLOW_S:g} s each",
            )
        )
        print(f"{table[-1].task} | {table[-1].size} | {table[-1].ours}", flush=True)
    return table
