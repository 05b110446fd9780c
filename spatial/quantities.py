"""
Quantities: every figure on screen or in a file, defined once.

Two figures of one name are one figure; what is counted otherwise carries another name. The
definitions are data (``quantities.yaml``); ``docs/quantities.md`` is `page`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from typing import Any

import yaml

UNITS = ("people", "pupils", "pupils/class", "rooms", "schools", "seats", "m2", "share")
HEAD = """# Các đại lượng · Quantities

Mỗi số trên màn hình hoặc trong tệp được định nghĩa một lần. Hai số cùng tên là một số; cái gì đếm
khác thì mang tên khác; `truonglop bridges` in phép cộng nối số này với số kia.

*Every figure on screen or in a file, defined once. Two figures of one name are one figure; what is
counted otherwise has another name; `truonglop bridges` prints the sums from one to the next.*

Viết bởi · *written by* `truonglop quantities`, from `spatial/quantities.yaml`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """
    One quantity.

    Attributes
    ----------
    key
        Its name in the code.
    name
        By language; no two quantities share one.
    formula, population, radius, unit, source
        How it is computed, over whom, within what distance (empty for none), in what, from where.
    files
        Pattern of a file's name and the column (or key) of the figure in it.
    screens
        Keys of the words that head it on screen.
    condition
        What must be equal, beside place, level and year, before two figures are compared.
    differs
        Quantities it is easily taken for.
    """

    key: str
    name: Mapping[str, str]
    formula: str
    population: str
    unit: str
    source: str
    radius: str = ""
    files: tuple[tuple[str, str], ...] = ()
    screens: tuple[str, ...] = ()
    condition: str = ""
    differs: tuple[str, ...] = ()


@cache
def _tree() -> dict[str, Any]:
    """Read the definitions."""
    text = resources.files(__package__).joinpath("quantities.yaml").read_text(encoding="utf-8")
    tree: dict[str, Any] = yaml.safe_load(text)
    return tree


@cache
def registry() -> Mapping[str, Quantity]:
    """Return every quantity by its key, in the order of the page."""
    found = {}
    for key, entry in _tree()["quantities"].items():
        lists = {name: tuple(entry.get(name, ())) for name in ("screens", "differs")}
        parts = (file.partition(":") for file in entry.get("files", ()))
        lists["files"] = tuple((file, column) for file, _, column in parts)
        found[key] = Quantity(key=key, **{**entry, **lists})
    return found


def in_file(file: str, column: str) -> Quantity | None:
    """
    Return what a column of a file holds.

    Parameters
    ----------
    file
        Name of the file without its folder.
    column
        Head of the column, or key of the figure.

    Examples
    --------
    >>> in_file("deficit.csv", "seats_short").name["en"]
    'Pupils beyond the seats at the norm'
    """
    for quantity in registry().values():
        for pattern, name in quantity.files:
            if fnmatchcase(file, pattern) and fnmatchcase(column, name):
                return quantity
    return None


def apart(file: str, column: str) -> bool:
    """Tell whether a column numbers, dates or places its row, or has a page of its own."""
    if any(fnmatchcase(column, pattern) for pattern in _tree()["apart"]):
        return True
    pages = _tree()["pages"].values()
    return any(fnmatchcase(file, pattern) for patterns in pages for pattern in patterns)


def page() -> str:
    """Write ``docs/quantities.md``."""
    parts = [HEAD]
    for quantity in registry().values():
        lines = [
            f"## {quantity.name['vi']} · {quantity.name['en']}",
            "",
            f"- `{quantity.key}` [{quantity.unit}]",
            f"- {quantity.formula}",
            f"- đếm trên · *over*: {quantity.population}",
        ]
        if quantity.radius:
            lines.append(f"- bán kính · *radius*: {quantity.radius}")
        lines.append(f"- nguồn · *source*: {quantity.source}")
        where = [f"`{file}` → `{column}`" for file, column in quantity.files]
        where += [f"màn hình · *screen* `{screen}`" for screen in quantity.screens]
        lines.append(f"- ở · *in*: {', '.join(where)}")
        if quantity.condition:
            lines.append(
                f"- so sánh được khi cùng · *comparable under the same* {quantity.condition}"
            )
        if quantity.differs:
            names = (registry()[key].name for key in quantity.differs)
            lines.append("- khác · *not*: " + "; ".join(f"{n['vi']} · {n['en']}" for n in names))
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
