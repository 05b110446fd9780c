"""
Run benchmarks: ``uv run python -m benchmarks [name …]``, all of them without a name.

Every module of this package with a function ``rows()`` takes part. ``--before FOLDER`` names
another checkout; what can measure it beside this one (``app``) does.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import pkgutil
from pathlib import Path

import benchmarks
from benchmarks import measure


def main(names: list[str], before: Path | None) -> None:
    """Run the named benchmarks and print their rows as one table each."""
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.name.startswith("_") or (names and module.name not in names):
            continue
        part = importlib.import_module(f"benchmarks.{module.name}")
        if hasattr(part, "rows"):
            compares = "before" in inspect.signature(part.rows).parameters
            rows = part.rows(before) if compares else part.rows()
            print(f"\n## {module.name}\n\n{measure.table(rows)}", flush=True)


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("names", nargs="*", metavar="name", help="benchmarks to run; all without one")
parser.add_argument("--before", type=Path, help="another checkout to measure beside this one")
options = parser.parse_args()
main(options.names, options.before)
