"""Figures in the files commands write: what each is, where it stands, its value."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from spatial import quantities

Record = tuple[str, str, str, str, str, float]  # quantity, place, level, year, run and file, value


def rows(file: Path) -> Iterator[Mapping[str, Any]]:
    """Give the rows of a table, the properties of a layer, the figures of a summary by level."""
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as text:
            yield from csv.DictReader(text)
        return
    tree = json.loads(file.read_text(encoding="utf-8"))
    if file.name == "summary.json":
        yield from ({"level": level, **figures} for level, figures in tree["levels"].items())
        yield {"level": "all", **tree["total"]}
    elif file.name == "projection.json":
        yield from ({"level": level, **figures} for level, figures in tree["pupils"].items())
    elif "features" in tree:
        yield from (feature["properties"] for feature in tree["features"])
    else:
        yield tree


def number(value: object) -> float | None:
    """Read a figure; nothing for a text, a list, a truth or an empty cell."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def records(files: list[Path], *, level: str, year: str) -> Iterator[Record]:
    """Give every figure of every file; `level` and `year` hold where a file names none."""
    for file in files:
        for row in rows(file):
            way = [str(row[name]) for name in ("cell_id", "school_id") if row.get(name)]
            place = "/".join(way) or str(row.get("ward_id") or "")
            of_level, of_year = str(row.get("level") or level), str(row.get("year") or year)
            for column, cell in row.items():
                quantity = quantities.in_file(file.name, column)
                value = number(cell)
                if quantity is None or value is None:
                    continue
                run = f"{file.parent.name}/{file.name}"
                key = quantity.key + (file.parent.name if quantity.condition else "")
                yield key, place, of_level, of_year, run, value
