"""The schema of every table: column, type, unit, meaning (the data are in ``tables.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from spatial import own_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """
    One column of a table.

    Attributes
    ----------
    name
        Name in files and in code.
    type
        ``id``, ``text``, ``int``, ``number``, ``level``, ``kind``, ``date`` or ``bool`` (read as
        1, 0 or nothing).
    required
        The column must be in the file.
    blank
        A value may be missing.
    least, most
        Bounds of a number, inclusive; ``None`` for none.
    unit
        Unit of a number; empty for none.
    meaning
        Meaning by language.
    choices
        Words a text may be; empty for any.
    """

    name: str
    type: str
    required: bool
    blank: bool
    least: float | None
    most: float | None
    unit: str
    meaning: dict[str, str]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its columns, the columns that name a row, and the shape it carries if any."""

    name: str
    key: tuple[str, ...]
    geometry: str | None
    columns: dict[str, Column]
    meaning: dict[str, str]


def _column(name: str, entry: dict[str, Any]) -> Column:
    """Read one column of ``tables.yaml``."""
    required = bool(entry.get("required", False))
    return Column(
        name=name,
        type=entry["type"],
        required=required,
        blank=bool(entry.get("blank", not required)),
        least=entry.get("min"),
        most=entry.get("max"),
        unit=entry.get("unit", ""),
        meaning={"vi": entry["vi"], "en": entry["en"]},
        choices=tuple(entry.get("choices", ())),
    )


@cache
def schema() -> dict[str, Table]:
    """Return every table by name."""
    text = resources.files("spatial").joinpath("tables.yaml").read_text(encoding="utf-8")
    return {
        name: Table(
            name=name,
            key=tuple(entry["key"]),
            geometry=entry.get("geometry"),
            columns={column: _column(column, spec) for column, spec in entry["columns"].items()},
            meaning=entry["meaning"],
        )
        for name, entry in own_yaml.read(text).items()
    }
