"""Broken files by the ten thousand: nothing escapes, nothing hangs, nothing grows."""

from __future__ import annotations

import os
import sys
import tempfile
import warnings
from pathlib import Path

from benchmarks.measure import Row

COUNT = int(os.environ.get("TRUONGLOP_FUZZ", "10000"))
sys.path.append(str(Path(__file__).parents[1] / "tests" / "kit"))


def rows() -> list[Row]:
    """Feed every reader `COUNT` broken files; `TRUONGLOP_FUZZ` sets another number."""
    import fuzz  # noqa: PLC0415 - from tests/kit, on the path only here

    table = []
    with tempfile.TemporaryDirectory() as home, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in fuzz.seeds(Path(home)).items():
            result = fuzz.run(name, content, count=COUNT, seed=2026)
            for line in result.escaped[:5]:
                print(line)
            table.append(
                Row(
                    task=f"{name}: escaped {len(result.escaped)}",
                    size=f"{result.tried:,} files",
                    ours=f"{result.slowest_s:.2f} s slowest, {result.grown_bytes / 1e6:+.1f} MB",
                    goal="0 escaped, ≤ 2 s each, no growth",
                )
            )
    return table
