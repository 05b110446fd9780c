"""Hostile structures by the ten thousand for every reader: no escape, bounded time."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

from benchmarks.fuzz import COUNT, ONLY, SEED
from benchmarks.measure import Row

sys.path.append(str(Path(__file__).parents[1] / "tests" / "kit"))


def rows() -> list[Row]:
    """Read `COUNT` generated files of every kind; the same settings as for broken files."""
    import fuzz_structures  # noqa: PLC0415 - from tests/kit, on the path only here

    warnings.simplefilter("ignore")
    table = []
    for kind in ONLY.split(",") if ONLY else fuzz_structures.KINDS:
        result = fuzz_structures.run(kind, count=COUNT, seed=SEED)
        for line in result.escaped[:8]:
            print(line, flush=True)
        table.append(
            Row(
                task=f"{kind}: {len(result.escaped)} escaped",
                size=f"{result.tried:,} files, {result.refused:,} refused",
                ours=f"{result.slowest_s:.2f} s slowest",
                goal=f"0 escaped, ≤ {fuzz_structures.SLOW_S:g} s each",
            )
        )
        print(f"{table[-1].task} | {table[-1].size} | {table[-1].ours}", flush=True)
    return table
