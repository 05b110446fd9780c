"""
Write ``docs/benchmarks.md``: ``uv run python -m benchmarks.docs distances access zones``.

Named benchmarks are run once more; the lines of the others stay as they were measured.
"""

from __future__ import annotations

import importlib
import platform
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import measure

FILE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Ours beside peers in one run on one machine; ratios travel, seconds do not. Medians; how to run
them again and what each measures: `benchmarks/README.md`. Written by `python -m benchmarks.docs`.
"""


def main(names: list[str]) -> None:
    """Run the named benchmarks and put their tables into the page."""
    page = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    parts = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, flags=re.MULTILINE | re.DOTALL))
    for name in names:
        rows = importlib.import_module(f"benchmarks.{name}").rows()
        day = datetime.now(tz=UTC).date().isoformat()
        about = f"{day}, Python {platform.python_version()}, {platform.system()}"
        parts[name] = f"\n{about}\n\n{measure.table(rows)}\n\n"
        body = "".join(f"## {one}\n{parts[one]}" for one in sorted(parts))
        FILE.write_text(f"{HEAD}\n{body}".rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
