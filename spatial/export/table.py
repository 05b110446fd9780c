"""Tables for Excel: the deficit, and any rows a page lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spatial import rounding
from spatial.export.geojson import DEFICIT, Feature
from spatial.intake.text import csv_text
from spatial.intake.text.csv_text import inert

COLUMNS = (
    "ward_id",
    "ward",
    "level",
    "level_name",
    "year",
    "profile",
    "units",
    *DEFICIT,
    "status",
    "status_name",
    "status_by",
    "kind",
    "unverified_norms",
    "reasons",
)
_ROUNDED_UP = {"rooms_need_class", "rooms_short_class"}
_SHARES = {"circle_share", "covered_share"}


def csv(features: list[Feature]) -> bytes:
    """
    Write deficit features as CSV, UTF-8 with BOM, so that Excel shows Vietnamese letters.

    Parameters
    ----------
    features
        As `spatial.export.geojson.deficit_features` makes them.

    Returns
    -------
    bytes
        One row per ward and level. Figures are whole numbers (a decimal point would turn into a
        date or a text in a Vietnamese Excel), rounded half-up and rooms by class size up; only
        the shares of pupils near a school keep four decimals. ``unverified_norms`` names, parted by
        spaces, the norms behind the row that nobody has read. Text that Excel would run as a
        formula is quoted.
    """
    cells = ([_cell(name, each["properties"][name]) for name in COLUMNS] for each in features)
    return csv_text.lines([COLUMNS, *cells])


def rows(table: Iterable[Mapping[str, object]]) -> bytes:
    """
    Write rows as CSV, UTF-8 with BOM, so that Excel shows Vietnamese letters.

    Parameters
    ----------
    table
        Rows with the same keys; the keys are the heads. Text that Excel would run as a formula is
        quoted, nothing is written for ``None``.

    Examples
    --------
    >>> rows([{"a": "=1", "b": None}]).decode("utf-8-sig").splitlines()
    ['a,b', "'=1,"]
    """
    listed = list(table)
    return headed(list(listed[0]) if listed else [], (row.values() for row in listed))


def headed(heads: Iterable[str], cells: Iterable[Iterable[object]]) -> bytes:
    """
    Write rows of cells under their heads, which stand also where there is no row.

    Examples
    --------
    >>> headed(["a", "b"], []).decode("utf-8-sig").splitlines()
    ['a,b']
    """
    return csv_text.lines(
        [inert(value) if isinstance(value, str) else value for value in row]
        for row in (heads, *cells)
    )


def _cell(name: str, value: object) -> object:
    if value is None:
        return ""
    if name in _SHARES and isinstance(value, int | float):
        return f"{rounding.half_up(value, 4):.4f}"
    if name in _ROUNDED_UP and isinstance(value, int | float):
        return rounding.up(value)
    if name in DEFICIT and isinstance(value, int | float):
        return rounding.whole(value)
    if isinstance(value, list):
        return inert(" ".join(map(str, value)))
    return inert(str(value))
