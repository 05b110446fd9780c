"""
Quantities: every figure on screen or in a file, defined once.

Two figures of one name are one figure; what is counted otherwise carries another name. The
definitions are data (``quantities.yaml``); ``docs/quantities.md`` is `page`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from typing import Any

from spatial import own_yaml

UNITS = (
    *("people", "pupils", "pupils/class", "rooms", "schools", "seats", "m2", "m", "share", "wards"),
    *("VND", "grade"),
)
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
    formula, population, radius
        How it is computed, over whom, within what distance (nothing for any), by language.
    unit, source
        In what, from where.
    files
        Pattern of a file's name and the column (or key) of the figure in it.
    screens
        Patterns of the keys of the words that head it on screen.
    condition
        What must be equal, beside place, level and year, before two figures are compared.
    differs
        Quantities it is easily taken for.
    """

    key: str
    name: Mapping[str, str]
    formula: Mapping[str, str]
    population: Mapping[str, str]
    unit: str
    source: str
    radius: Mapping[str, str] = field(default_factory=dict)
    files: tuple[tuple[str, str], ...] = ()
    screens: tuple[str, ...] = ()
    condition: str = ""
    differs: tuple[str, ...] = ()


@cache
def _tree() -> dict[str, Any]:
    """Read the definitions."""
    text = resources.files(__package__).joinpath("quantities.yaml").read_text(encoding="utf-8")
    tree: dict[str, Any] = own_yaml.read(text)
    return tree


@cache
def registry() -> Mapping[str, Quantity]:
    """Return every quantity by its key, in the order of the page."""
    by_name = {}
    for key, entry in _tree()["quantities"].items():
        lists = {name: tuple(entry.get(name, ())) for name in ("screens", "differs")}
        parts = (file.partition(":") for file in entry.get("files", ()))
        lists["files"] = tuple((file, column) for file, _, column in parts)
        by_name[key] = Quantity(key=key, **{**entry, **lists})
    return by_name


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


def on_screen(key: str) -> Quantity | None:
    """
    Return what stands under a heading of the screen.

    Parameters
    ----------
    key
        Key of the heading's words, or ``deficit.`` and a column of an assessment.

    Examples
    --------
    >>> on_screen("table.seats").key
    'pupils_beyond_seats'
    """
    table, _, column = key.partition(".")
    if table == "deficit" and (of_column := in_file("deficit.csv", column)):
        return of_column
    for quantity in registry().values():
        if any(fnmatchcase(key, pattern) for pattern in quantity.screens):
            return quantity
    return None


def apart_on_screen(key: str) -> bool:
    """Tell whether what stands under a heading is defined on a page of its own."""
    pages = _tree()["screens_of_pages"].values()
    return any(fnmatchcase(key, pattern) for patterns in pages for pattern in patterns)


def places() -> Mapping[str, Mapping[str, str]]:
    """Return the page on which the headings of a first word stand, by language."""
    found: dict[str, dict[str, str]] = _tree()["places"]
    return found


def apart(file: str, column: str) -> bool:
    """Tell whether a column numbers, dates or places its row, or has a page of its own."""
    if any(fnmatchcase(column, pattern) for pattern in _tree()["apart"]):
        return True
    pages = _tree()["pages"].values()
    return any(fnmatchcase(file, pattern) for patterns in pages for pattern in patterns)


def page() -> str:
    """Write ``docs/quantities.md``."""
    return "\n".join([HEAD, *(_entry(quantity) for quantity in registry().values()), _rest()])


def _entry(quantity: Quantity) -> str:
    """Write one quantity."""
    lines = [
        f"## {quantity.name['vi']} · {quantity.name['en']}",
        "",
        f"- `{quantity.key}` [{quantity.unit}]",
        f"- {_both(quantity.formula)}",
        f"- đếm trên · *over*: {_both(quantity.population)}",
    ]
    if quantity.radius:
        lines.append(f"- bán kính · *radius*: {_both(quantity.radius)}")
    lines.append(f"- nguồn · *source*: {quantity.source}")
    if quantity.files:
        files = (f"`{file}` → `{column}`" for file, column in quantity.files)
        lines.append(f"- trong tệp · *in files*: {', '.join(files)}")
    if quantity.screens:
        shown = (f"{_both(places()[key.partition('.')[0]])} (`{key}`)" for key in quantity.screens)
        lines.append(f"- trên trang · *on pages*: {', '.join(shown)}")
    if quantity.condition:
        lines.append(f"- so sánh được khi cùng · *comparable under the same* {quantity.condition}")
    if quantity.differs:
        names = (_both(registry()[key].name) for key in quantity.differs)
        lines.append("- khác · *not*: " + "; ".join(names))
    return "\n".join(lines) + "\n"


def _both(text: Mapping[str, str]) -> str:
    """Write a text in both languages; once where they are the same."""
    return text["vi"] if text["vi"] == text["en"] else f"{text['vi']} · *{text['en']}*"


def _rest() -> str:
    """Say where the measures are defined that have a page of their own."""
    lines = [
        "## Số đo có trang riêng · *Measures with a page of their own*",
        "",
        *(
            f"- [{page}]({page.removeprefix('docs/')}): "
            + ", ".join(f"`{pattern}`" for pattern in (*files, *screens))
            for page, files, screens in _pages()
        ),
    ]
    return "\n".join(lines) + "\n"


def _pages() -> Iterator[tuple[str, list[str], list[str]]]:
    """Give the pages with the files and the headings they define."""
    files, screens = _tree()["pages"], _tree()["screens_of_pages"]
    for page in sorted({*files, *screens}):
        yield page, files.get(page, []), screens.get(page, [])
