"""
Run benchmarks: ``uv run python -m benchmarks [name …]``, all of them without a name.

Every module of this package with a function ``rows()`` takes part.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks
from benchmarks import measure


def main(names: list[str]) -> None:
    """Run the named benchmarks and print their rows as one table each."""
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.name.startswith("_") or (names and module.name not in names):
            continue
        part = importlib.import_module(f"benchmarks.{module.name}")
        if hasattr(part, "rows"):
            print(f"\n## {module.name}\n\n{measure.table(part.rows())}", flush=True)


main(sys.argv[1:])
