"""The sheet of norms: every number the formulas read is a cell somebody may change."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from spatial import words
from spatial.export.workbook.grid import HEAD_ROW, WorkbookGrid
from spatial.norms import Norm
from spatial.records import LEVELS, Level

KEYS: tuple[str, ...] = (
    "norm",
    "level",
    "value",
    "unit",
    "norm_source",
    "clause",
    "confidence",
    "binding",
)
KEYS += ("valid_from", "read_on")
WIDTHS = (46, 12, 12, 16, 40, 30, 26, 18, 13, 13)
PER_10K = "phong_10k"
CLASS, ROOMS, LAND = "si_so", "phong_lop", "dat_hs"  # names of cells, behind them a level
TWO, HALF, SHARE = "phong_lop_2buoi", "phong_lop_1buoi", "ty_le_2buoi"


def write(grid: WorkbookGrid, sheet: Worksheet) -> frozenset[str]:
    """
    Write the norms behind the figures, and name the cells the formulas read.

    Returns
    -------
    frozenset of str
        The names.
    """
    grid.heads(sheet, KEYS, WIDTHS)
    rules, names = grid.source.assessment.rules, []
    row = HEAD_ROW + 1
    for name, norm in _read(grid):
        _norm(grid, sheet, row, norm, own=True)
        names.append(name)
        _named(grid, name, row)
        row += 1
    options = grid.source.assessment.options
    for level in LEVELS:
        share = options.two_session_share
        share = rules.two_session_share[level] if share is None else share
        _made(grid, sheet, row, grid.say("share"), level)
        grid.figure(sheet, (row, 2), share, "exact", "own")
        names.append(f"{SHARE}_{level}")
        _named(grid, names[-1], row)
        row += 1
    for level in LEVELS:
        _made(grid, sheet, row, grid.say("rooms_per_class"), level)
        both, two, half = (f"{name}_{level}" for name in (SHARE, TWO, HALF))
        now = rules.rooms_per_class(level, options.two_session_share)
        grid.formula(sheet, (row, 2), f"={both}*{two}+(1-{both})*{half}", now, "exact")
        names.append(f"{ROOMS}_{level}")
        _named(grid, names[-1], row)
        row += 1
    used = {norm.norm_id for _, norm in _read(grid)}
    for norm in rules.all_norms():
        if norm.norm_id not in used:
            _norm(grid, sheet, row, norm, own=False)
            row += 1
    grid.close(sheet, last_row=row - 1, columns=len(KEYS))
    return frozenset(names)


def _read(grid: WorkbookGrid) -> Iterator[tuple[str, Norm]]:
    """Give the norms the formulas read, with the name of their cell."""
    rules = grid.source.assessment.rules
    yield PER_10K, rules.rooms_per_10k
    tables = {
        CLASS: rules.class_size,
        HALF: rules.rooms_per_class_half_day,
        TWO: rules.rooms_per_class_two_session,
        LAND: rules.land_per_pupil_m2,
    }
    for name, table in tables.items():
        for level in LEVELS:
            yield f"{name}_{level}", table[level]


def _named(grid: WorkbookGrid, name: str, row: int) -> None:
    """Name the value of a row."""
    sheet = grid.name("norms").replace("'", "''")
    grid.book.define_name(name, f"='{sheet}'!$C${row + 1}")


def _made(grid: WorkbookGrid, sheet: Worksheet, row: int, label: str, level: Level) -> None:
    """Write what a number of our own making is."""
    grid.text(sheet, (row, 0), label, "wrap")
    grid.text(sheet, (row, 1), grid.source.level(level))


def _norm(grid: WorkbookGrid, sheet: Worksheet, row: int, norm: Norm, *, own: bool) -> None:
    """Write a norm with its clause and how sure it is."""
    lang = grid.source.lang
    grid.text(sheet, (row, 0), norm.label[lang], "wrap")
    grid.text(sheet, (row, 1), "" if norm.level is None else grid.source.level(norm.level))
    grid.figure(sheet, (row, 2), norm.value, "exact", *(("own",) if own else ()))
    texts = (
        words.say(f"norm.unit.{norm.unit}", lang=lang),
        *(norm.source, norm.clause),
        words.say(f"norm.confidence.{norm.confidence}", lang=lang),
        words.say(f"norm.binding.{norm.binding}", lang=lang),
        *(norm.valid_from.isoformat(), norm.read_on.isoformat()),
    )
    for column, text in enumerate(texts, start=3):
        grid.text(sheet, (row, column), text, "wrap")
