"""Broken files by the ten thousand for every reader: nothing escapes, nothing hangs or grows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from benchmarks.measure import Row

COUNT = int(os.environ.get("TRUONGLOP_FUZZ", "10000"))
SEED = int(os.environ.get("TRUONGLOP_FUZZ_SEED", "2026"))
ONLY = os.environ.get("TRUONGLOP_FUZZ_ONLY", "")
sys.path.append(str(Path(__file__).parents[1] / "tests" / "kit"))


def rows() -> list[Row]:
    """
    Feed every reader `COUNT` broken files, a process for each.

    ``TRUONGLOP_FUZZ`` sets another number, ``TRUONGLOP_FUZZ_SEED`` another seed,
    ``TRUONGLOP_FUZZ_ONLY`` names the readers, parted by commas.
    """
    import fuzz  # noqa: PLC0415 - from tests/kit, on the path only here
    import fuzz_seeds  # noqa: PLC0415

    table = []
    for name in ONLY.split(",") if ONLY else fuzz_seeds.cases():
        result = fuzz.supervised(name, count=COUNT, seed=SEED)
        for line in result.escaped[:8]:
            print(line, flush=True)
        table.append(
            Row(
                task=f"{name}: {len(result.escaped)} escaped",
                size=f"{result.tried:,} broken files",
                ours=f"{result.slowest_s:.2f} s slowest, {result.grown_bytes / 1e6:+.0f} MB",
                goal="0 escaped, ≤ 2 s each, no growth",
            )
        )
        print(f"{table[-1].task} | {table[-1].size} | {table[-1].ours}", flush=True)
    return table
