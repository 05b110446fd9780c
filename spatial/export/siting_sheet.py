"""The medium-term public investment list as a workbook: to be filed, not to be computed with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from spatial import words
from spatial.intake.report import still_book
from spatial.intake.text.csv_text import inert

FILED: tuple[str, ...] = ("number", "deed", "site", "ward", "level_name", "rooms", "pupils_served")
FILED += ("land_m2", "cost_billion_vnd", "start_year", "finish_year", "kind", "figures", "why")
SUMMED = frozenset({"rooms", "land_m2", "cost_billion_vnd"})
WIDE = {"site": 34, "ward": 18, "why": 90}  # characters
USUAL_WIDE = 14


def workbook(rows: Sequence[dict[str, Any]], said: Sequence[str], *, lang: str) -> bytes:
    """
    Write the list as an office files it.

    Parameters
    ----------
    rows
        Projects, as `spatial.export.siting.investment` makes them.
    said
        Sentences set below: aims, proof, assumptions.

    Returns
    -------
    bytes
        An XLSX of one sheet: headings in words, a row a project, the total of rooms, land and
        money, the sentences. Text that Excel would run as a formula is quoted.
    """
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = words.say("siting.sheet", lang=lang)
    sheet.append([words.say(f"siting.column.{name}", lang=lang) for name in FILED])
    for row in rows:
        told = row | {"kind": words.say(f"kind.{row['kind']}", lang=lang)}
        sheet.append([_cell(told[name]) for name in FILED])
    total = words.say("siting.total", lang=lang)
    sums = {name: sum(row[name] for row in rows) for name in SUMMED}
    sheet.append([total if name == "site" else sums.get(name) for name in FILED])
    last = len(rows) + 2
    for column, name in enumerate(FILED, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDE.get(name, USUAL_WIDE)
        for at in range(1, last + 1):
            cell = sheet.cell(row=at, column=column)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if at in {1, last}:
                cell.font = Font(bold=True)
    for one in ("", *said):
        sheet.append([inert(one)])
    sheet.freeze_panes = "A2"
    return still_book.xlsx_bytes(book)


def _cell(value: object) -> object:
    return inert(value) if isinstance(value, str) else value
