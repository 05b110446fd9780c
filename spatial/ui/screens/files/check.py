"""Checking the uploads: what is asked, the table with its faults, the places, and the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from spatial import words
from spatial.errors import Fault, Severity
from spatial.ui.screens.files import (
    borders,
    cell_table,
    columns,
    coordinates,
    desk,
    faults,
    health,
    merges,
    placing,
    questions,
    report_files,
    rows_aside,
    steps,
)
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.planner_question import PlannerQuestion
from spatial.ui.text import say
from spatial.ui.widgets import inputs
from spatial.ui.widgets.markup import listing, tag, text


def waiting(seat: UploadView) -> int:
    """Count what waits for the planner: questions, and rows that stop."""
    rows = sum(cell_table.wrong(table) for table in cell_table.tables(seat))
    return len(questions.waiting(seat)) + rows


def draw(seat: UploadView) -> None:
    """Show the step."""
    lang = seat.lang
    _verdict(seat)
    _first_things(seat)
    places = placing.placeless(seat)
    _part(
        say("files.part.places", lang=lang, count=len(places)),
        "places",
        placing.draw,
        seat,
        shown=bool(places or placing.put(seat)),
    )
    notes = len(_notes(seat))
    _part(say("files.part.notes", lang=lang, count=notes), "notes", _mended, seat, shown=notes > 0)
    _part(
        say("files.part.merges", lang=lang, count=len(seat.reading.offers)),
        "merges",
        merges.draw,
        seat,
        shown=bool(seat.reading.offers or seat.told.merges),
    )
    _part(say("files.part.aside", lang=lang), "aside", rows_aside.draw, seat)
    _part(say("files.part.faults", lang=lang), "faults", faults.draw, seat)
    _part(say("files.part.columns", lang=lang), "columns", columns.draw, seat)
    shown = bool(seat.told.crs)
    _part(say("files.part.systems", lang=lang), "systems", coordinates.draw, seat, shown=shown)
    _part(say("files.part.borders", lang=lang), "borders", borders.draw, seat)
    _part(say("files.part.health", lang=lang), "health", health.draw, seat)
    _part(say("files.part.report", lang=lang), "report", report_files.draw, seat)
    steps.onward(lang, steps.USE, primary=seat.usable and not questions.waiting(seat))


def _first_things(seat: UploadView) -> None:
    """
    Show the table above the questions while a row stops, else below them.

    The style alone says which is above: a browser empties a table that is moved in its page.
    """
    wrong = any(cell_table.wrong(table) for table in cell_table.tables(seat))
    first = next(iter(questions.waiting(seat)), None)
    decides = isinstance(first, str | PlannerQuestion)  # columns, systems and signs decide the rest
    under = 1 if wrong and not decides else 0
    st.html(
        f"<style>.st-key-files_first > :has(> .st-key-files_asked) {{ order: {under} }}</style>"
    )
    with st.container(key="files_first"):
        with st.container(key="files_asked"):
            questions.draw(seat)
        with st.container(key="files_table"):
            cell_table.draw(seat)


def _part(
    name: str, key: str, show: Callable[[UploadView], None], seat: UploadView, *, shown: bool = True
) -> None:
    """Show a part of the step that is made only when it is opened."""
    if not shown:
        return
    inputs.part(name, key=f"files.part.{key}", show=partial(show, seat))


def _verdict(seat: UploadView) -> None:
    """Say in one line how it stands; of a list of another place, that it is."""
    lang = seat.lang
    asked = len(questions.waiting(seat))
    rows = sum(cell_table.wrong(table) for table in cell_table.tables(seat))
    others = [
        fault
        for fault in seat.reading.faults
        if fault.severity is Severity.ERROR and fault.row is None
    ]
    if seat.usable:
        sentence = say(
            "files.check.fine" if not asked else "files.check.asked", lang=lang, count=asked
        )
        st.html(tag("section", tag("p", text(sentence)), css="tl-panel tl-fine", role="status"))
        return
    told = {"questions": asked, "rows": words.number(rows, lang=lang)}
    open_ = [
        say(f"files.check.{key}", lang=lang, count=count)
        for key, count in told.items()
        if count not in {0, "0"}
    ]
    lines = [_line(fault, lang) for fault in _apart(seat, others)]
    sentence = (
        say("files.check.open", lang=lang, what="; ".join(open_))
        if open_
        else say("files.check.stopped", lang=lang)
    )
    inner = tag("p", tag("b", text(sentence))) + (listing(lines) if lines else "")
    st.html(tag("section", inner, css="tl-panel", role="alert"))


def _line(fault: Fault, lang: str) -> str:
    """Say what is wrong with no row in particular, and what to do."""
    if fault.code == "list_alone":  # its remedy speaks of folders
        what = say("files.check.elsewhere", lang=lang, place=fault.blanks[f"around_{lang}"])
        return text(what)
    return text(" ".join(fault.part(part, lang=lang) for part in ("what", "remedy")))


def _apart(seat: UploadView, found: Sequence[Fault]) -> list[Fault]:
    """Leave out the faults a question is asked about, and those said already."""
    asked = {"number_question", "unit_question", "unit_missing", "missing_crs", "level_of_several",
             "wards_of_after"}  # fmt: skip
    unsure = any(True for _ in columns.questions(seat))
    years = any(questions.key_of(one).startswith("year ") for one in questions.waiting(seat))
    kept = [
        fault
        for fault in found
        if fault.code not in asked
        and not (unsure and fault.code == "missing_column")
        and not (years and fault.code == "two_files")
    ]
    return list(
        {(fault.code, fault.file, fault.column, fault.value): fault for fault in kept}.values()
    )


def _notes(seat: UploadView) -> list[tuple[str, str]]:
    """List what was mended without asking and what is good to know, each file's once."""
    found: Counter[tuple[str, str]] = Counter()
    for fault in seat.reading.faults:
        own = fault.file is not None and not desk.lent(fault.file)
        if own and fault.severity is Severity.WARNING and fault.row is None:
            found[str(fault.file), fault.part("what", lang=seat.lang)] += 1
    return list(found)


def _mended(seat: UploadView) -> None:
    """List what the reading mended by itself, in sentences and cell by cell."""
    several = len({file for file, _ in _notes(seat)}) > 1
    lines = [text(f"{file}: {what}" if several else what) for file, what in _notes(seat)]
    st.html(listing(lines, css="tl-story"))
    faults.repairs(seat)
