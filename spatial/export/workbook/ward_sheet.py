"""The sheet of wards: a row a ward and level, needs and shortages as formulas."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from spatial import words
from spatial.assessment import whole
from spatial.export.workbook import norm_sheet as norms
from spatial.export.workbook.grid import HEAD_ROW, WorkbookGrid
from spatial.records import LEVELS, Status

# What is counted (unrounded), then what follows from it.
STOCKS = ("pupils", "residents", "rooms_have", "land_have_m2", "land_extra_m2", "land_floor_m2")
FIGURES: tuple[str, ...] = (
    "rooms_need_per_10k",
    "rooms_short_per_10k",
    "rooms_need_class",
    "rooms_short_class",
)
FIGURES += ("land_need_m2", "land_short_m2")
KEYS = ("ward_id", "ward", "level", *STOCKS, *FIGURES, "kind", "status")
WIDTHS = (10, 22, 12, *(12,) * len(STOCKS), *(13,) * len(FIGURES), 13, 18)


@dataclass(frozen=True, slots=True)
class WardRows:
    """Where the wards stand: first and last row, counted from 0."""

    first: int
    last: int

    def column(self, grid: WorkbookGrid, name: str) -> str:
        """Return the cells of a column as a formula of another sheet names them."""
        at = KEYS.index(name)
        ends = (
            xl_rowcol_to_cell(row, at, row_abs=True, col_abs=True)
            for row in (self.first, self.last)
        )
        return f"'{grid.name('wards')}'!{':'.join(ends)}"


def write(grid: WorkbookGrid, sheet: Worksheet, names: frozenset[str]) -> WardRows:
    """
    Write the wards; one alone where the workbook is of one.

    Parameters
    ----------
    names
        Names of the cells of the norms.

    Returns
    -------
    WardRows
        Where they stand.
    """
    grid.heads(sheet, KEYS, WIDTHS)
    found, source = grid.source.assessment, grid.source
    wards = found.network.wards(found.options.units)["ward"].astype(str)
    if source.ward_id is not None:
        wards = wards.loc[[source.ward_id]]
    row = first = HEAD_ROW + 1
    for ward_id, ward in wards.items():
        for level in LEVELS:
            figures = found.at_level(level).loc[ward_id].to_dict()
            for column, text in enumerate((ward_id, ward, source.level(level))):
                grid.text(sheet, (row, column), text)
            _stocks(grid, sheet, row, figures)
            _figures(grid, sheet, row, level.value, figures, names)
            kind = words.say(f"kind.{figures['kind']}", lang=source.lang)
            grid.text(sheet, (row, len(KEYS) - 2), kind)
            status = words.say(f"status.{Status(figures['status'])}", lang=source.lang)
            grid.text(sheet, (row, len(KEYS) - 1), status)
            row += 1
    grid.close(sheet, last_row=row - 1, columns=len(KEYS), freeze=3)
    sheet.autofilter(HEAD_ROW, 0, max(row - 1, HEAD_ROW), len(KEYS) - 1)
    return WardRows(first, max(row - 1, first))


def _stocks(grid: WorkbookGrid, sheet: Worksheet, row: int, figures: dict[str, float]) -> None:
    """Write what is counted, unrounded: the formulas round once."""
    values = {
        **figures,
        "land_extra_m2": figures["land_boarders_m2"] + figures["land_nursery_m2"],
        "land_floor_m2": figures["land_from_floor_m2"],
    }
    for name in STOCKS:
        grid.figure(sheet, (row, KEYS.index(name)), values[name], "whole")


def _figures(
    grid: WorkbookGrid,
    sheet: Worksheet,
    row: int,
    level: str,
    figures: dict[str, float],
    names: frozenset[str],
) -> None:
    """Write needs and shortages as formulas, with the model's figures in them."""
    cells = {name: xl_rowcol_to_cell(row, KEYS.index(name), col_abs=True) for name in STOCKS}
    base = cells[grid.source.assessment.rules.rooms_denominator]
    now = whole({str(name): value for name, value in figures.items()})
    for name, formula in formulas(cells, base, level, names).items():
        grid.formula(sheet, (row, KEYS.index(name)), f"={formula}", now[name], "whole")


def formulas(cells: dict[str, str], base: str, level: str, names: frozenset[str]) -> dict[str, str]:
    """
    Write what follows from the stocks of a row.

    Parameters
    ----------
    cells
        Cell of each of `STOCKS`.
    base
        Cell of the people the yardstick counts.
    level, names
        Level of the row, and the names of the norms' cells.

    Notes
    -----
    Rounded as the model rounds: noise beyond six decimals first, then half-up; rooms by class size
    up. What is short of something nobody told is left empty.
    """
    size, rooms, land = (f"{name}_{level}" for name in (norms.CLASS, norms.ROOMS, norms.LAND))
    if not {size, rooms, land, norms.PER_10K} <= names:
        msg = f"no cell of a norm is named {size}, {rooms}, {land} or {norms.PER_10K}"
        raise KeyError(msg)
    per_10k = f"{base}*{norms.PER_10K}/10000"
    by_class = f"{cells['pupils']}/{size}*{rooms}"
    needed = f"{cells['pupils']}*{land}+{cells['land_extra_m2']}"
    have, land_have = cells["rooms_have"], cells["land_have_m2"]
    owned = f"{land_have}-{cells['land_floor_m2']}"

    def told(have: str, formula: str) -> str:
        return f'IF(ISNUMBER({have}),{formula},"")'

    return {
        "rooms_need_per_10k": f"ROUND(ROUND({per_10k},6),0)",
        "rooms_short_per_10k": told(have, f"ROUND(ROUND(MAX(0,{per_10k}-{have}),6),0)"),
        "rooms_need_class": f"ROUNDUP(ROUND({by_class},6),0)",
        "rooms_short_class": told(have, f"ROUNDUP(ROUND(MAX(0,{by_class}-{have}),6),0)"),
        "land_need_m2": f"ROUND(ROUND({needed},6),0)",
        "land_short_m2": told(land_have, f"ROUND(ROUND(MAX(0,{needed}-{owned}),6),0)"),
    }
