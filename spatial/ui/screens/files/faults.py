"""What is wrong and what was mended, file by file and cell by cell."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import streamlit as st

from spatial import words
from spatial.errors import Fault, Severity
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

_MOST = 2_000  # faults listed on the page; the workbook has all
_REPAIRS = 200  # mended cells listed on the page


def draw(seat: UploadView) -> None:
    """Show faults by file and kind, and each of them."""
    if not seat.reading.faults:
        st.html(tag("p", text(say("files.faults.none", lang=seat.lang)), css="tl-lead"))
        return
    _counted(seat)
    _listed(seat)


def _counted(seat: UploadView) -> None:
    """Count the faults by file and kind."""
    lang = seat.lang
    counts: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[str, str, str], Fault] = {}
    for fault in seat.reading.faults:
        key = (str(fault.severity), fault.file or "–", fault.code)
        counts[key] += 1
        first.setdefault(key, fault)
    ordered = sorted(counts.items(), key=lambda item: (item[0][0] != Severity.ERROR, -item[1]))
    heads = [
        TableHead(label=say(f"files.faults.{name}", lang=lang), number=name == "count")
        for name in ("grade", "file", "what", "count")
    ]
    rows = []
    for (grade, file, _), count in ordered:
        fault = first[grade, file, _]
        sentence = words.say(f"severity.{grade}", lang=lang)
        mark = tag(
            "span", text(sentence), css="tl-tag tl-unsure" if grade == Severity.ERROR else "tl-tag"
        )
        what = text(fault.part("what", lang=lang)) + html_table.quiet(
            fault.part("remedy", lang=lang)
        )
        rows.append(TableRow(cells=[mark, text(file), what, words.number(count, lang=lang)]))
    name = say("files.faults.by_kind", lang=lang)
    st.html(html_table.title(name) + html_table.html(heads, rows, name=name))


def _listed(seat: UploadView) -> None:
    """List every fault with its row and cell."""
    lang = seat.lang
    faults = sorted(seat.reading.faults, key=lambda fault: fault.severity is not Severity.ERROR)
    here = [fault for fault in faults if fault.row is not None][:_MOST]
    if not here:
        return
    heads = ("severity", "file", "sheet", "row", "column", "value", "what", "expected", "remedy")
    records = [
        [
            words.say(f"severity.{fault.severity}", lang=lang),
            fault.file,
            fault.sheet or "",
            fault.row,
            fault.column or "",
            fault.value or "",
            *(fault.part(part, lang=lang) for part in ("what", "expected", "remedy")),
        ]
        for fault in here
    ]
    names = [words.say(f"report.{head}", lang=lang) for head in heads]
    st.html(html_table.title(say("files.faults.cells", lang=lang, count=len(here))))
    st.dataframe(
        pd.DataFrame(records, columns=names),
        hide_index=True,
        height=min(320, 40 + 36 * len(here)),
        key="files_faults_table",
    )


def repairs(seat: UploadView) -> None:
    """List what was read as something else than it was written."""
    lang = seat.lang
    cells = [
        (repair, row, before, after)
        for repair in seat.reading.repairs
        for row, before, after in repair.cells()
    ]
    if not cells:
        return
    name = say("files.repairs.title", lang=lang, count=words.number(len(cells), lang=lang))
    with st.expander(name, key="files_repairs"):
        heads = [
            TableHead(label=words.say(f"report.{head}", lang=lang))
            for head in ("file", "row", "column", "before", "after")
        ]
        rows = [
            TableRow(
                cells=[text(r.file), text(row), text(r.column or ""), text(before), text(after)]
            )
            for r, row, before, after in cells[:_REPAIRS]
        ]
        st.html(html_table.html(heads, rows, name=name))
        if len(cells) > _REPAIRS:
            more = say("files.repairs.more", lang=lang, count=len(cells) - _REPAIRS)
            st.html(tag("p", text(more), css="tl-quiet"))
