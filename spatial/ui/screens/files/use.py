"""Whether the files can be used, and using them: the locality of this visit, kept by its name."""

from __future__ import annotations

import dataclasses

import streamlit as st

from spatial import clock, intake, own_names, words
from spatial.errors import Severity, UserError
from spatial.intake.examine import Reading
from spatial.intake.report import year_snapshots
from spatial.intake.report.year_snapshots import YearChange
from spatial.locality import Locality
from spatial.network import Network
from spatial.store.locality_card import describe
from spatial.ui.screens.files import changes, desk, loans, steps, year_choice, years
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import assessments, locality, state
from spatial.ui.text import say
from spatial.ui.widgets import faults
from spatial.ui.widgets.markup import tag, text

PENDING = "files.pending"
_LISTED = 8  # faults named where the files cannot be used
_NAME = "files_name"


def draw(seat: UploadView) -> None:
    """Say whether the files can be used, what would change, and use them; take that back."""
    lang, town = seat.lang, seat.reading.network
    _counts(seat)
    if town is None:
        return
    changes.draw(seat)
    ready = year_choice.draw(seat)
    _use(seat, town, ready=ready)
    undo(lang)


def _counts(seat: UploadView) -> None:
    """Say how many rows go in, how many are set aside, and of unusable files what comes next."""
    lang, town = seat.lang, seat.reading.network
    wrong = sum(fault.severity is Severity.ERROR for fault in seat.reading.faults)
    own = _own_rows(seat)
    key = "usable" if town is not None else "unusable"
    sentence = say(
        f"files.verdict.{key}",
        lang=lang,
        kept=words.number(sum(kept for _, kept in own), lang=lang),
        aside=words.number(sum(rows - kept for rows, kept in own), lang=lang),
        rows=words.number(sum(rows for rows, _ in own), lang=lang),
        errors=words.number(wrong, lang=lang),
    )
    css = "tl-panel tl-fine" if town is not None else "tl-panel"
    role = "status" if town is not None else "alert"
    st.html(tag("section", tag("p", tag("b", text(sentence))), css=css, role=role))
    if town is None:
        stopping = [fault for fault in seat.reading.faults if fault.severity is Severity.ERROR]
        st.html(faults.items(stopping[:_LISTED], lang=lang))
        steps.onward(lang, steps.CHECK)


def _own_rows(seat: UploadView) -> list[tuple[int, int]]:
    """Count the rows of the planner's own sheets and those kept, a row of two tables once."""
    found: dict[tuple[str, str | None], tuple[int, int]] = {}
    for count in seat.reading.counts:
        if not desk.lent(count.file):
            rows, kept = found.get((count.file, count.sheet), (0, count.kept))
            found[count.file, count.sheet] = max(rows, count.rows), min(kept, count.kept)
    return list(found.values())


def _use(seat: UploadView, town: Network, *, ready: bool) -> None:
    """Ask for a name, and use the files under it."""
    lang = seat.lang
    with st.container(horizontal=True, vertical_alignment="bottom", key="files_use"):
        st.text_input(
            say("files.use.name", lang=lang),
            _proposed(lang),
            max_chars=own_names.LONGEST,
            key=_NAME,
        )
        st.button(
            say("files.use.do", lang=lang),
            key="files_use_do",
            type="primary",
            disabled=not ready,
            icon=":material/check:",
            on_click=lambda: state.remember(PENDING, state.held(_NAME)),
        )
    name = state.recall(PENDING)
    if name is not None:
        state.remember(PENDING, None)
        with st.spinner(say("files.use.doing", lang=lang), show_time=True):
            keep(seat, town, str(name).strip())
        st.rerun()


def _proposed(lang: str) -> str:
    """Propose a name: that of the kept locality in use, else a plain one."""
    key = locality.chosen()
    return locality.name(key) if key else say("files.use.usual", lang=lang)


def keep(seat: UploadView, town: Network, name: str) -> None:
    """Keep what was read as a locality of its own and show it; a refusal changes nothing."""
    store, used = locality.store(), year_choice.used()
    reading = year_choice.own(seat, used)
    former = year_snapshots.change(reading, used) is YearChange.FORMER
    try:
        key = locality.chosen() if former else store.key_of(name)
        replaced = store.folder(key) is not None
        name = locality.name(key) if former else name
        card = (
            years.card(key)
            if former
            else describe(_about(seat.reading, town, name), key=key, base=town.base_units)
        )
        files = year_snapshots.files(reading, used)
        contents = {file: content for file, content in files.items() if file not in years.LISTS}
        store.keep(key, name, {**contents, "locality.yaml": card}, check=intake.read_network)
    except UserError as problem:
        state.tell("notice.files_unusable", faults=problem.faults)
        return
    state.remember(locality.UNDO, (state.locality(), key, replaced, name))
    if state.locality() != key:
        state.move(key)
    state.done("notice.files_used", name=name, offer="files_used")


def undo(lang: str) -> None:
    """Offer to go back to the data in use before."""
    last = state.recall(locality.UNDO)
    if last is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="files_undo"):
        sentence = say("files.use.used", lang=lang, name=last[3])
        st.html(tag("p", text(sentence), css="tl-lead"))
        st.button(
            say("files.use.undo", lang=lang),
            key="files_use_undo",
            icon=":material/undo:",
            on_click=locality.leave_used,
        )


def _about(reading: Reading, town: Network, name: str) -> Locality:
    """Say where the data of a kept locality come from."""
    base = assessments.town(assessments.source()).locality
    borrowed = loans.tables(reading, "vi")
    own = [path.name for path in desk.desk().files()]
    day = clock.today().strftime("%d/%m/%Y")
    notice = {}
    for lang in words.LANGUAGES:
        listed = ", ".join(own[:4]) + (" …" if len(own) > 4 else "")  # noqa: PLR2004 - a line's worth
        notice[lang] = say("files.use.notice", lang=lang, files=listed, day=day)
        if borrowed:
            key = "files.use.borrowed_demo" if base.demonstration else "files.use.borrowed"
            place, tables = base.name.get(lang, base.key), loans.tables(reading, lang)
            notice[lang] += " " + say(key, lang=lang, place=place, tables=tables)
    units = {
        units: _label(units) if label.get("vi") == units else label
        for units, label in town.locality.units.items()
    }
    return dataclasses.replace(
        town.locality,
        name=dict.fromkeys(words.LANGUAGES, name),
        notice=notice,
        units=units,
        demonstration=base.demonstration and bool(borrowed),
        attribution=base.attribution if borrowed else town.locality.attribution,
    )


def _label(units: str) -> dict[str, str]:
    """Label a set of wards nobody named."""
    year = units.removeprefix("wards").strip("_")
    return {lang: say("files.use.units", lang=lang, year=year).strip() for lang in words.LANGUAGES}
