"""Whether the files can be used, and using them: the locality of this visit, kept by its name."""

from __future__ import annotations

import dataclasses

import streamlit as st

from spatial import clock, intake, own_names, words
from spatial.errors import UserError
from spatial.intake.examine import Reading
from spatial.intake.report import health_sentences, repaired_copy
from spatial.network import Locality, Network
from spatial.store.desks import BORROWED
from spatial.store.localities import BIN_DAYS, describe
from spatial.ui.screens.files import borders, columns, coordinates, desk, faults
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import assessments, locality, state
from spatial.ui.text import say
from spatial.ui.widgets import inputs
from spatial.ui.widgets.markup import label, tag, text

PENDING = "files.pending"
_NAME = "files_name"


def verdict(seat: UploadView) -> None:
    """Say whether the files can be used; if not, what comes next."""
    lang, town = seat.lang, seat.reading.network
    wrong, notes = faults.errors(seat), len(seat.reading.faults)
    kept = sum(count.kept for count in seat.reading.counts)
    aside = sum(count.set_aside for count in seat.reading.counts)
    key = "usable" if town is not None else "unusable"
    sentence = say(
        f"files.verdict.{key}",
        lang=lang,
        kept=words.number(kept, lang=lang),
        aside=words.number(aside, lang=lang),
        errors=words.number(wrong, lang=lang),
        notes=words.number(notes - wrong, lang=lang),
    )
    steps = [] if town is not None else _steps(seat)
    inner = tag("p", tag("b", text(sentence))) + "".join(tag("p", text(step)) for step in steps)
    role = "status" if town is not None else "alert"
    css = "tl-panel tl-fine" if town is not None else "tl-panel"
    st.html(tag("section", inner, css=css, role=role))
    _borrowing(seat)
    if town is not None:
        _use(seat, town)


def counts(seat: UploadView) -> dict[str, str]:
    """Count what is open in each part of the page, as its mark."""
    open_ = {
        "columns": len(columns.open_parts(seat)) if seat.mine else 0,
        "places": len(coordinates.open_files(seat)),
        "faults": len(seat.reading.faults),
        "borders": borders.dirty(seat),
    }
    return {name: f" ({count})" for name, count in open_.items() if count}


def using(seat: UploadView) -> None:
    """Say whose data are in use while nothing was uploaded."""
    here = assessments.town(assessments.source()).locality
    place = here.name.get(seat.lang, here.key)
    sentence = say("files.verdict.using", lang=seat.lang, place=place)
    st.html(tag("p", text(sentence), css="tl-lead"))


def _steps(seat: UploadView) -> list[str]:
    """Say what to do next, the first thing first."""
    lang = seat.lang
    steps = []
    if (parts := columns.open_parts(seat)) and _lacks(seat, "missing_column"):
        steps.append(say("files.verdict.columns", lang=lang, file=parts[0].source.name))
    if files := coordinates.open_files(seat):
        steps.append(say("files.verdict.places", lang=lang, file=files[0]))
    if missing := _missing(seat):
        steps.append(say("files.verdict.missing", lang=lang, tables=", ".join(missing)))
    rows = [fault for fault in seat.reading.faults if fault.row is not None]
    if rows and not desk.aside():
        steps.append(say("files.verdict.rows", lang=lang))
    return steps or [say("files.verdict.faults", lang=lang)]


def _lacks(seat: UploadView, code: str) -> bool:
    """Tell whether a fault of a code was found."""
    return any(fault.code == code for fault in seat.reading.faults)


def _missing(seat: UploadView) -> list[str]:
    """Name the tables that are missing."""
    from_core = [
        fault.value or "" for fault in seat.reading.faults if fault.code == "missing_table"
    ]
    return [health_sentences.table(name, lang=seat.lang) for name in from_core]


def _borrowing(seat: UploadView) -> None:
    """Offer the boundaries, people and streets at hand, or to give them back."""
    lang = seat.lang
    borrowed = desk.desk().borrowed()
    here = assessments.town(assessments.source()).locality
    place = here.name.get(lang, here.key)
    if borrowed:
        tables = _borrowed(seat.reading, lang)
        with st.container(horizontal=True, vertical_alignment="center", key="files_borrowed"):
            sentence = say("files.borrow.done", lang=lang, tables=tables)
            st.html(tag("p", text(sentence), css="tl-lead"))
            st.button(
                say("files.borrow.back", lang=lang), key="files_back", on_click=desk.give_back
            )
    elif _missing(seat):
        with st.container(horizontal=True, vertical_alignment="center", key="files_borrow"):
            sentence = say("files.borrow.offer", lang=lang, place=place)
            st.html(tag("p", text(sentence), css="tl-lead"))
            st.button(
                say("files.borrow.do", lang=lang),
                key="files_borrow_do",
                type="primary",
                icon=":material/join:",
                on_click=desk.borrow,
                args=(seat.reading,),
            )


def _borrowed(reading: Reading, lang: str) -> str:
    """Name the tables that are borrowed."""
    return ", ".join(
        dict.fromkeys(
            health_sentences.table(table.source.table, lang=lang)
            for table in reading.tables
            if table.source.name.startswith(f"{BORROWED}/")
        )
    )


def _use(seat: UploadView, town: Network) -> None:
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
    store = locality.store()
    try:
        key = store.key_of(name)
        files = repaired_copy.files(seat.reading)
        card = describe(_about(seat.reading, town, name), key=key, base=town.base_units)
        contents = {file: content for file, content in files.items() if file not in _LISTS}
        store.keep(key, name, {**contents, "locality.yaml": card}, check=intake.read_network)
    except UserError as problem:
        state.tell("notice.files_unusable", faults=problem.faults)
        return
    if state.locality() != key:
        state.move(key)
    state.done("notice.files_used", name=name)


_LISTS = frozenset({"set_aside.csv", "repairs.csv"})


def _about(reading: Reading, town: Network, name: str) -> Locality:
    """Say where the data of a kept locality come from."""
    base = assessments.town(assessments.source()).locality
    borrowed = desk.desk().borrowed()
    own = [path.name for path in desk.desk().files()]
    day = clock.today().strftime("%d/%m/%Y")
    notice = {}
    for lang in words.LANGUAGES:
        listed = ", ".join(own[:4]) + (" …" if len(own) > 4 else "")  # noqa: PLR2004 - a line's worth
        notice[lang] = say("files.use.notice", lang=lang, files=listed, day=day)
        if borrowed:
            key = "files.use.borrowed_demo" if base.demonstration else "files.use.borrowed"
            place, tables = base.name.get(lang, base.key), _borrowed(reading, lang)
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


def stored(lang: str) -> None:
    """List the localities: the usual one and those kept, to be opened, removed or brought back."""
    localities, chosen, removed = locality.saved(), locality.chosen(), locality.removed()
    if not localities and not removed:
        return
    with st.expander(
        say("files.stored.title", lang=lang, count=len(localities)), key="files_stored"
    ):
        _line("", say("files.stored.usual", lang=lang), not chosen, lang)
        for one in localities:
            day = one.saved_at[:10]
            sentence = say("files.stored.one", lang=lang, name=one.name, day=day)
            _line(one.key, sentence, one.key == chosen, lang, mine=one.mine)
        for one in removed:
            st.button(
                say("files.stored.restore", lang=lang, name=label(one.name)),
                key=f"files_restore_{one.key}",
                icon=":material/restore_from_trash:",
                on_click=locality.restore,
                args=(one.key,),
            )


def _line(key: str, sentence: str, here: bool, lang: str, *, mine: bool = False) -> None:  # noqa: FBT001 - one of two looks
    """Show one locality; only its owner may remove it."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"files_stored_{key}"):
        mark = tag("span", text(say("files.stored.here", lang=lang)), css="tl-tag tl-used")
        st.html(tag("p", text(sentence), " ", mark if here else "", css="tl-lead"))
        if not here:
            st.button(
                say("files.stored.open", lang=lang),
                key=f"files_open_{key}",
                on_click=state.move,
                args=(key,),
            )
        if mine:
            inputs.question(
                say("files.stored.remove", lang=lang),
                say("files.stored.sure", lang=lang, days=BIN_DAYS),
                lang=lang,
                key=f"files_drop_{key}",
                on_click=locality.drop,
                args=(key,),
            )
