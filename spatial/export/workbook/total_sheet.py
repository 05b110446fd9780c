"""The sheet of totals: each level of the locality as formulas over the wards, and all together."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from spatial import words
from spatial.export.workbook import norm_sheet as norms
from spatial.export.workbook.grid import HEAD_ROW, WorkbookGrid
from spatial.export.workbook.ward_sheet import WardRows
from spatial.records import LEVELS, Level

SHOWN: tuple[str, ...] = (
    "pupils",
    "rooms_have",
    "rooms_need_per_10k",
    "rooms_short_per_10k",
    "rooms_need_class",
)
SHOWN += ("rooms_short_class", "land_have_m2", "land_need_m2", "land_short_m2")
# unrounded, beside the figures: a total comes from the unrounded total
RAW = ("raw_short_per_10k", "raw_land_short", "raw_need_per_10k", "raw_land_need")
KEYS = ("level", *SHOWN, "kind", *RAW)
WIDTHS = (16, *(13,) * len(SHOWN), 13, *(15,) * len(RAW))


def write(grid: WorkbookGrid, sheet: Worksheet, names: frozenset[str], rows: WardRows) -> None:
    """
    Write the totals.

    Parameters
    ----------
    names
        Names of the cells of the norms.
    rows
        Where the wards stand.
    """
    grid.heads(sheet, KEYS, WIDTHS)
    first = HEAD_ROW + 1
    for at, level in enumerate(LEVELS):
        row = first + at
        grid.text(sheet, (row, 0), grid.source.level(level))
        _level(grid, sheet, row, level.value, rows)
        kind = words.say(f"kind.{grid.source.told(level, 'kind')}", lang=grid.source.lang)
        grid.text(sheet, (row, KEYS.index("kind")), kind)
    _total(grid, sheet, first)
    note = first + len(LEVELS) + 2
    for line, key in enumerate(("gross", "rounding", "change")):
        grid.text(sheet, (note + line, 0), grid.say(key), "quiet")
    if not names:
        msg = "the norms are written first"
        raise ValueError(msg)
    grid.close(sheet, last_row=note + 2, columns=len(KEYS))


def _level(grid: WorkbookGrid, sheet: Worksheet, row: int, level: str, rows: WardRows) -> None:
    """Write one level."""
    source = grid.source
    now, name = source.figures(Level(level)), f"$A{row + 1}"
    base = source.assessment.rules.rooms_denominator

    def summed(column: str, *, known: str = "") -> str:
        asked = f',{rows.column(grid, known)},">=0"' if known else ""
        where = f"{rows.column(grid, 'level')},{name}{asked}"
        return f"SUMIFS({rows.column(grid, column)},{where})"

    def told(stock: str, formula: str) -> str:
        where = f'{rows.column(grid, "level")},{name},{rows.column(grid, stock)},">=0"'
        return f'IF(COUNTIFS({where})=0,"",{formula})'

    def per_10k(known: str = "") -> str:
        return f"{summed(base, known=known)}*{norms.PER_10K}/10000"

    def by_class(known: str = "") -> str:
        size, rooms = f"{norms.CLASS}_{level}", f"{norms.ROOMS}_{level}"
        return f"{summed('pupils', known=known)}/{size}*{rooms}"

    def land(known: str = "") -> str:
        per = f"{norms.LAND}_{level}"
        return f"{summed('pupils', known=known)}*{per}+{summed('land_extra_m2', known=known)}"

    # what is there or short at a level of which nobody told anything is left empty, no zero
    have, land_have = summed("rooms_have"), summed("land_have_m2")
    floor = summed("land_floor_m2", known="land_have_m2")
    short = f"MAX(0,ROUND({per_10k('rooms_have')}-{have},6))"
    land_short = f"MAX(0,ROUND({land('land_have_m2')}-{land_have}-{floor},6))"
    by_class_short = f"MAX(0,ROUND({by_class('rooms_have')}-{have},6))"
    raw = {
        "raw_short_per_10k": told("rooms_have", short),
        "raw_land_short": told("land_have_m2", land_short),
        "raw_need_per_10k": f"ROUND({per_10k()},6)",
        "raw_land_need": f"ROUND({land()},6)",
    }
    shown = {
        "pupils": f"ROUND(ROUND({summed('pupils')},6),0)",
        "rooms_have": told("rooms_have", f"ROUND({have},0)"),
        "rooms_need_per_10k": f"ROUND({raw['raw_need_per_10k']},0)",
        "rooms_short_per_10k": told("rooms_have", f"ROUND({short},0)"),
        "rooms_need_class": f"ROUNDUP(ROUND({by_class()},6),0)",
        "rooms_short_class": told("rooms_have", f"ROUNDUP({by_class_short},0)"),
        "land_have_m2": told("land_have_m2", f"ROUND(ROUND({land_have},6),0)"),
        "land_need_m2": f"ROUND({raw['raw_land_need']},0)",
        "land_short_m2": told("land_have_m2", f"ROUND({land_short},0)"),
    }
    for key, formula in shown.items():
        grid.formula(sheet, (row, KEYS.index(key)), f"={formula}", now[key], "whole")
    exact = {
        "raw_short_per_10k": "rooms_short_per_10k",
        "raw_land_short": "land_short_m2",
        "raw_need_per_10k": "rooms_need_per_10k",
        "raw_land_need": "land_need_m2",
    }
    for key, column in exact.items():
        value = float(source.told(level, column))
        grid.formula(sheet, (row, KEYS.index(key)), f"={raw[key]}", value, "raw", "quiet")


def _total(grid: WorkbookGrid, sheet: Worksheet, first: int) -> None:
    """Add the levels up: shortages stay gross, classes are added as whole rooms."""
    row, now = first + len(LEVELS), grid.source.totals()
    from_raw = {
        "rooms_need_per_10k": "raw_need_per_10k",
        "rooms_short_per_10k": "raw_short_per_10k",
        "land_need_m2": "raw_land_need",
        "land_short_m2": "raw_land_short",
    }
    grid.text(sheet, (row, 0), grid.source.say("head.total"), "bold")
    for name in SHOWN:
        column = KEYS.index(from_raw.get(name, name))
        ends = (xl_rowcol_to_cell(at, column) for at in (first, row - 1))
        cells = ":".join(ends)
        formula = f'=IF(COUNT({cells})=0,"",ROUND(ROUND(SUM({cells}),6),0))'
        grid.formula(sheet, (row, KEYS.index(name)), formula, now[name], "whole", "bold")
