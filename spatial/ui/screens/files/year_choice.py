"""Of which school year the list brought is, and what then becomes of the list in use."""

from __future__ import annotations

import dataclasses

import streamlit as st

from spatial import clock
from spatial.intake.answers.settings import USED_LIST
from spatial.intake.examine import Reading
from spatial.intake.joining import school_changes
from spatial.intake.reading import school_year
from spatial.intake.report import year_snapshots
from spatial.intake.report.year_snapshots import YearChange
from spatial.ui.memo import once
from spatial.ui.screens.files import desk, loans
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import locality, state
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

NONE = 0  # a list of no year: the one in use is not kept
_BACK = 12  # school years offered before the present one
_STOPS = frozenset({YearChange.UNTOLD, YearChange.UNTOLD_USED})


def used() -> Reading | None:
    """
    Return the locality in use where a planner brought it, its list of the year he told.

    One begun from the pack has schools without rooms: no list that a new one could put an end to.
    """
    if not locality.chosen():
        return None
    base = loans.used()
    if base.network is not None and base.network.school_levels.empty:
        return None
    return year_snapshots.told(base, desk.desk().answers().school_years.get(USED_LIST))


def own(seat: UploadView, base: Reading | None) -> Reading:
    """Return what was brought; a list that is the one in use is of its year."""
    if base is None or not _is_again(seat, base):
        return seat.reading
    return year_snapshots.told(seat.reading, year_snapshots.year_of(base))


def _is_again(seat: UploadView, base: Reading) -> bool:
    """Tell whether the list brought, of no year told, is the one in use."""
    if year_snapshots.year_of(seat.reading) is not None:
        return False
    before, after = (school_changes.of_tables(each.tables) for each in (base, seat.reading))
    if before is None or after is None:
        return False
    return once(
        seat.reading, "same", lambda: school_changes.compare(before, after).empty, beside=base
    )


def draw(seat: UploadView) -> bool:
    """
    Ask for the school year where no file tells it, and say what becomes of the list in use.

    Returns
    -------
    bool
        Whether the files may be used: nothing that could be kept is lost unsaid.
    """
    lang, base = seat.lang, used()
    if not year_snapshots.list_file(seat.reading):
        return True
    if base is not None and _is_again(seat, base):
        return True  # nothing is lost, whatever its year; that it is the same is said above
    reading = own(seat, base)
    change = year_snapshots.change(reading, base)
    with st.container(horizontal=True, vertical_alignment="bottom", key="files_year"):
        _select(
            say("files.year.which", lang=lang),
            year_snapshots.list_file(reading),
            year_snapshots.year_of(reading),
            seat,
            key="files_year_of_list",
        )
        if base is not None and _asks_for_used(change, seat):
            _select(
                say("files.year.which_used", lang=lang, name=locality.name(locality.chosen())),
                USED_LIST,
                year_snapshots.year_of(base),
                seat,
                key="files_year_of_used",
            )
    told = {
        "year": _written(year_snapshots.year_of(reading)),
        "used": _written(None if base is None else year_snapshots.year_of(base)),
    }
    css = "tl-lead tl-warn" if change in {*_STOPS, YearChange.REPLACES} else "tl-lead"
    if change is not YearChange.FIRST:
        st.html(tag("p", text(say(f"files.year.{change}", lang=lang, **told)), css=css))
    return change not in _STOPS


def _asks_for_used(change: YearChange, seat: UploadView) -> bool:
    """Tell whether the year of the list in use is the planner's to tell."""
    return change is YearChange.UNTOLD_USED or USED_LIST in seat.told.school_years


def _written(year: int | None) -> str:
    """Write a school year; a dash for none."""
    return school_year.written(year) if year else "–"


def offered(year: int | None = None) -> list[int]:
    """List the school years that may be chosen, by the year each ends in, the newest first."""
    last = clock.today().year + 2
    listed = list(range(last, last - _BACK - 3, -1))
    return sorted({*listed, *([year] if year else [])}, reverse=True)


def _select(words: str, file: str, year: int | None, seat: UploadView, *, key: str) -> None:
    """Let a school year be chosen for a list."""
    told = seat.told.school_years.get(file)
    held = state.hold(key, told if told is not None else year)
    st.selectbox(
        words,
        [*offered(year), NONE],
        index=None,
        placeholder=say("files.year.choose", lang=seat.lang),
        key=held,
        format_func=lambda one: (
            school_year.written(one) if one else say("files.year.none", lang=seat.lang)
        ),
        on_change=_answer,
        args=(file, key),
    )


def _answer(file: str, key: str) -> None:
    """Keep of which year a list is."""
    settings, chosen = desk.desk().answers(), state.held(key)
    years = {name: year for name, year in settings.school_years.items() if name != file}
    if chosen is not None:
        years[file] = int(chosen)
    desk.answer(dataclasses.replace(settings, school_years=years))
