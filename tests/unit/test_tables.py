"""The schema of every table, and the document that prints it."""

from __future__ import annotations

import re
from pathlib import Path

from spatial.tables import schema


def test_the_document_gives_the_bounds_the_schema_gives(root: Path) -> None:
    text = (root / "data/README.md").read_text(encoding="utf-8").partition("## Giới hạn")[2]
    rows = re.findall(r"^\| ([\d.–-]+) \| ([\d.–-]+) \| (.+) \|$", text, re.MULTILINE)
    said = {
        name: tuple(None if one == "–" else float(one) for one in (least, most))
        for least, most, names in rows
        for name in re.findall(r"`([\w.]+)`", names)
    }
    assert said == {
        f"{table.name}.{column.name}": (column.least, column.most)
        for table in schema().values()
        for column in table.columns.values()
        if (column.least, column.most) != (None, None)
    }
