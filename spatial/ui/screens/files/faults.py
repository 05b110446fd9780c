"""What is wrong, what was mended, which schools may be one: seen, taken away, acted upon."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter

import pandas as pd
import streamlit as st

from spatial import words
from spatial.errors import Fault, Severity
from spatial.intake.joining.duplicates import Merge
from spatial.intake.report import repaired_copy, report
from spatial.ui.screens.files import desk, rows_aside
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import assessments, state
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table, progress
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST = 2_000  # faults listed on the page; the workbook has all
_REPAIRS = 200  # mended cells listed on the page
WANTED = "files.workbook"


def errors(seat: UploadView) -> int:
    """Count what stops."""
    return sum(fault.severity is Severity.ERROR for fault in seat.reading.faults)


def draw(seat: UploadView) -> None:
    """Show faults by file and kind, each of them, the files to take away, repairs and merges."""
    lang, reading = seat.lang, seat.reading
    if seat.mine:
        _aside(seat)
    if not reading.faults:
        st.html(tag("p", text(say("files.faults.none", lang=lang)), css="tl-lead"))
    else:
        _counted(seat)
        _listed(seat)
    if seat.mine:
        rows_aside.draw(seat)
    _take(seat)
    if seat.mine:
        _merges(seat)
    _repairs(seat)


def _aside(seat: UploadView) -> None:
    """Let rows with a fault be set aside."""
    lang = seat.lang
    rows = {(f.file, f.sheet, f.row) for f in seat.reading.faults if f.row is not None}
    if not rows and not desk.aside():
        return
    key = "files_aside"
    st.toggle(
        say("files.faults.aside", lang=lang, count=len(rows)),
        key=state.hold(key, desk.aside()),
        help=say("files.faults.aside_help", lang=lang),
        on_change=lambda: state.remember(desk.ASIDE, state.held(key)),
    )


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


def _take(seat: UploadView) -> None:
    """Offer the coloured workbook, the mended files and the record for programs."""
    lang, reading = seat.lang, seat.reading
    st.html(html_table.title(say("files.faults.take", lang=lang)))
    key = f"{_state_of(seat)}{lang}"
    if state.recall(WANTED) != key:
        st.button(
            say("files.faults.make", lang=lang),
            key="files_make",
            type="primary",
            icon=":material/inventory_2:",
            on_click=state.remember,
            args=(WANTED, key),
        )
        return

    def work() -> dict[str, bytes]:
        contents = {
            "loi.xlsx": report.as_workbook(reading, lang=lang),
            "loi.json": json.dumps(report.as_json(reading, lang=lang), ensure_ascii=False).encode(),
        }
        return contents | {"da-sua.zip": downloads.packed(repaired_copy.files(reading))}

    files = progress.run(lang, "reporting", f"report{key}", work)
    if files is None:
        return
    with st.container(horizontal=True, key="files_take"):
        for name, mime in (("loi.xlsx", _XLSX), ("da-sua.zip", ""), ("loi.json", "")):
            st.download_button(
                say(f"files.faults.{name.replace('.', '_').replace('-', '_')}", lang=lang),
                files[name],
                name,
                mime or downloads.mime(name),
                key=f"files_take_{name}",
                icon=":material/download:",
                on_click="ignore",
            )


def _state_of(seat: UploadView) -> str:
    return f"{assessments.look(seat.folder).state}{desk.aside()}"


def _merges(seat: UploadView) -> None:
    """Offer schools that may be one as merges; list those made."""
    lang, settings = seat.lang, seat.told
    names = _names(seat)
    if seat.reading.offers:
        st.html(html_table.title(say("files.merge.title", lang=lang)))
        st.html(tag("p", text(say("files.merge.how", lang=lang)), css="tl-lead"))
    for at, each in enumerate(seat.reading.offers[:50]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"files_merge_{at}"):
            sentence = say(
                f"files.merge.{each.reason}",
                lang=lang,
                keep=names.get(each.keep, each.keep),
                drop=names.get(each.drop, each.drop),
                apart=words.number(each.apart_m, lang=lang),
            )
            st.html(tag("p", text(sentence), css="tl-lead"))
            st.button(
                say("files.merge.do", lang=lang),
                key=f"files_merge_do_{at}",
                icon=":material/merge:",
                on_click=_merge,
                args=(each,),
            )
    if settings.merges:
        pairs = "; ".join(f"{drop} → {keep}" for drop, keep in settings.merges.items())
        st.html(tag("p", text(say("files.merge.done", lang=lang, pairs=pairs)), css="tl-lead"))
        st.button(
            say("files.merge.undo", lang=lang),
            key="files_unmerge",
            icon=":material/undo:",
            on_click=_unmerge,
        )


def _names(seat: UploadView) -> dict[str, str]:
    """Return the names of the schools as read."""
    for table in seat.reading.tables:
        if table.source.table == "schools" and {"school_id", "name"} <= set(table.frame.columns):
            ids = table.frame["school_id"].astype(str)
            return dict(zip(ids, table.frame["name"].astype(str), strict=True))
    return {}


def _merge(each: Merge) -> None:
    """Merge two rows."""
    settings = desk.desk().answers()
    desk.answer(dataclasses.replace(settings, merges={**settings.merges, each.drop: each.keep}))


def _unmerge() -> None:
    """Take all merges back."""
    desk.answer(dataclasses.replace(desk.desk().answers(), merges={}))


def _repairs(seat: UploadView) -> None:
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
