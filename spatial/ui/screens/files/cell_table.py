"""The planner's own table on the screen: faults in its cells, mended where they stand."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v1 import declare_component

from spatial import words
from spatial.errors import Fault, Severity
from spatial.intake.answers import cell_answers, word_answers
from spatial.intake.answers.cell_answers import MAX_LETTERS, CellAnswer
from spatial.intake.report import health_sentences, sheet_cells
from spatial.intake.report.sheet_cells import SheetCell, SheetLine, SheetTable
from spatial.intake.text import listed_words
from spatial.records import LEVELS
from spatial.tables import schema
from spatial.ui.memo import once
from spatial.ui.screens.files import desk, town_map, word_questions
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets import html_table, inputs
from spatial.ui.widgets.markup import tag, text

ROWS = 200  # drawn at once
_LISTS = frozenset({"unknown_ward", *word_questions.CODES})  # what is right is a list
_LONG = frozenset({"address", "source"})
_table = declare_component("cell_table", path=Path(__file__).parents[2] / "assets" / "cell_table")


def tables(seat: UploadView) -> list[SheetTable]:
    """List the planner's own tables that are rows and columns, those with faults first."""

    def make() -> list[SheetTable]:
        own = sheet_cells.tables(seat.reading, only=lambda name: not desk.lent(name))
        return sorted(own, key=lambda table: (-wrong(table), -_mended_cells(table)))

    return once(seat.reading, "sheet_tables", make)


def wrong(table: SheetTable) -> int:
    """Count the rows of a table that stop."""
    return sum(any(_stops(fault) for fault in row.all_faults) for row in table.rows)


def _mended_cells(table: SheetTable) -> int:
    """Count the cells with another value than the file's."""
    return sum(cell.mended for row in table.rows for cell in row.cells.values())


def _stops(fault: Fault) -> bool:
    """Tell whether a fault stops."""
    return fault.severity is Severity.ERROR


def draw(seat: UploadView) -> None:
    """Show one table, all of its rows or those with a fault, as many as can be looked at."""
    lang, every = seat.lang, tables(seat)
    if not every:
        return
    st.html(html_table.title(say("files.cells.title", lang=lang)))
    names = {_key(table): table for table in every}
    with st.container(horizontal=True, vertical_alignment="bottom", key="files_cells_which"):
        chosen = _key(every[0])
        if len(every) > 1:
            chosen = inputs.select(
                say("files.cells.which", lang=lang),
                list(names),
                key="files.cells.table",
                usual=chosen,
                name=lambda key: _called(names[key], lang),
            )
        table = names[chosen]
        faulty = [row for row in table.rows if row.all_faults]
        only = bool(faulty) and inputs.toggle(
            say("files.cells.only", lang=lang, count=len(faulty)), key="files.cells.only"
        )
        rows = faulty if only else list(table.rows)
        first = _first(len(rows), lang)
    _summary(table, every, lang)
    _draw(seat, table, rows[first : first + ROWS])


def _key(table: SheetTable) -> str:
    """Name a table among the tables."""
    return f"{table.file}|{table.sheet or ''}|{table.table}"


def _called(table: SheetTable, lang: str) -> str:
    """Name a table for a reader."""
    where = table.file if table.sheet is None else f"{table.file} · {table.sheet}"
    return f"{where}: {health_sentences.table(table.table, lang=lang)}"


def _first(count: int, lang: str) -> int:
    """Ask which rows of a long table are shown."""
    if count <= ROWS:
        return 0
    pages = list(range(0, count, ROWS))
    return inputs.select(
        say("files.cells.rows", lang=lang),
        pages,
        key="files.cells.first",
        usual=0,
        name=lambda at: f"{at + 1}–{min(at + ROWS, count)}",
    )


def _summary(table: SheetTable, every: list[SheetTable], lang: str) -> None:
    """Say in one line how many rows there are, are wrong, are mended."""
    mended = sum(_mended_cells(each) for each in every)
    parts = [say("files.cells.count", lang=lang, count=words.number(len(table.rows), lang=lang))]
    if stopping := wrong(table):
        parts.append(say("files.cells.wrong", lang=lang, count=words.number(stopping, lang=lang)))
    else:
        parts.append(say("files.cells.sound", lang=lang))
    if mended:
        parts.append(say("files.cells.mended", lang=lang, count=words.number(mended, lang=lang)))
    st.html(tag("p", text(" ".join(parts)), css="tl-lead", role="status"))


def _draw(seat: UploadView, table: SheetTable, rows: list[SheetLine]) -> None:
    """Draw rows of a table to write in."""
    lang, key = seat.lang, f"files_cells_{_key(table)}"
    heads = [_head(seat, table, name) for name in table.heads]
    content = {
        "heads": heads,
        "rows": [{"row": row.row, "cells": _cells(row, heads, lang)} for row in rows],
        "words": {
            "lang": lang,
            "table": _called(table, lang),
            "row": say("files.cells.row", lang=lang),
            "former": say("files.cells.former", lang=lang),
            "back": say("files.cells.back", lang=lang),
        },
    }
    kept = partial(_mended, table, key, town_map.names(seat))
    _table(content=content, key=key, default=None, on_change=kept)


def _head(seat: UploadView, table: SheetTable, name: str) -> dict[str, Any]:
    """Describe a column."""
    given = table.heads[name]
    label = given if given != name else _meaning(name, table.table, seat.lang)
    number = any(
        name in schema()[each].columns and schema()[each].columns[name].type in {"int", "number"}
        for each in _beside(table.table)
    )
    css = "number" if number else "name" if name == "name" else "long" if name in _LONG else ""
    return {
        "name": name,
        "label": label,
        "css": css,
        "number": number,
        "choices": _choices(seat, name, table),
    }


def _beside(table: str) -> tuple[str, ...]:
    """Name the tables whose columns a table may hold."""
    return ("schools", "school_levels") if table in {"schools", "school_levels"} else (table,)


def _meaning(name: str, table: str, lang: str) -> str:
    """Say what a column is that the file does not name."""
    if name in {"level", "ward", "name"}:
        return say(f"files.cells.column.{name}", lang=lang)
    columns = [schema()[each].columns.get(name) for each in _beside(table)]
    return next((column.meaning[lang] for column in columns if column is not None), name)


def _choices(seat: UploadView, name: str, table: SheetTable) -> list[str] | None:
    """List what a cell of a column may hold, where it is one of a few; ``None`` for anything."""
    if name == "level":
        return [words.say(f"level.{level}", lang="vi") for level in LEVELS]
    if name == "ward" and name == table.heads[name]:
        return ["", *sorted(town_map.names(seat).values())]
    return None


def _cells(row: SheetLine, heads: list[dict[str, Any]], lang: str) -> list[dict[str, Any]]:
    """Put a row into what the browser draws."""
    cells = []
    for at, head in enumerate(heads):
        cell = row.cells[head["name"]]
        own = (*cell.faults, *row.faults) if at == 0 else cell.faults
        shown = [fault for fault in own if fault.severity is Severity.ERROR] or list(own)
        cells.append(
            {
                "column": cell.column,
                "sheet": None,
                "row": row.row,
                "value": _shown(cell, head["name"]),
                "before": cell.before,
                "mended": cell.mended,
                "faults": [_sentence(fault, lang) for fault in shown],
                "stops": any(_stops(fault) for fault in own),
            }
        )
    return cells


def _shown(cell: SheetCell, name: str) -> str:
    """Write a value; one of a list of ours in words."""
    column = word_answers.listed().get(name)
    answered = name == "level" or cell.value != cell.before  # what the file holds stays as it is
    if column is None or not answered or cell.value not in listed_words.listed(column):
        return cell.value
    return word_questions.called(name, cell.value, "vi")


def _sentence(fault: Fault, lang: str) -> tuple[str, str]:
    """Say what is wrong with a cell, and what would be right, seen under the pointer."""
    what, right = (fault.part(part, lang=lang) for part in ("what", "expected"))
    return (f"{what} {right}", "") if fault.code in _LISTS else (what, right)


def _mended(table: SheetTable, key: str, wards: Mapping[str, str]) -> None:
    """Keep what was written into a cell; a cell the table does not have is refused."""
    answer = taken(table, state.held(key), wards)
    if answer is None:
        return
    settings = desk.desk().answers()
    cells = cell_answers.added(settings.cells, [answer])
    desk.answer(dataclasses.replace(settings, cells=cells))


def taken(table: SheetTable, given: object, wards: Mapping[str, str]) -> CellAnswer | None:
    """
    Make an answer of what a browser sent, whatever that is.

    Parameters
    ----------
    table
        The table it may be about.
    given
        Row, column and value, if it is ours.
    wards
        Names of the wards by code: what a ward may be where the file lacks it.

    Returns
    -------
    CellAnswer or None
        ``None`` for what is no cell of the table.
    """
    if not isinstance(given, dict):
        return None
    row, column, value = (given.get(name) for name in ("row", "column", "value"))
    sound = type(row) is int and isinstance(column, str) and isinstance(value, str)
    if not sound or len(str(value)) > MAX_LETTERS:
        return None
    lacking = column == "ward" and table.heads.get("ward") == "ward"
    if lacking and value and value not in wards.values():
        return None
    return table.answer(int(str(row)), str(column), str(value))
