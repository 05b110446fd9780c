"""The medium-term public investment list as a workbook: to be filed, not to be computed with."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from spatial import words
from spatial.export.xlsx_options import EPOCH, TEXT_IS_TEXT
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
    box = io.BytesIO()
    book = xlsxwriter.Workbook(box, TEXT_IS_TEXT)
    book.set_properties({"author": "Trường Lớp", "created": EPOCH})
    sheet = book.add_worksheet(words.say("siting.sheet", lang=lang))
    usual = book.add_format({"text_wrap": True, "valign": "top"})
    strong = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
    heads = [words.say(f"siting.column.{name}", lang=lang) for name in FILED]
    sheet.write_row(0, 0, heads, strong)
    for at, row in enumerate(rows, start=1):
        told = row | {"kind": words.say(f"kind.{row['kind']}", lang=lang)}
        sheet.write_row(at, 0, [_cell(told[name]) for name in FILED], usual)
    last = len(rows) + 1
    sums = {name: sum(row[name] for row in rows) for name in SUMMED}
    sums["site"] = words.say("siting.total", lang=lang)
    sheet.write_row(last, 0, [sums.get(name) for name in FILED], strong)
    for column, name in enumerate(FILED):
        sheet.set_column(column, column, WIDE.get(name, USUAL_WIDE))
    for at, one in enumerate(said, start=last + 2):
        sheet.write_string(at, 0, inert(one))
    sheet.freeze_panes(1, 0)
    book.close()
    return box.getvalue()


def _cell(value: object) -> object:
    return inert(value) if isinstance(value, str) else value
