"""The desk of a visit: what was uploaded, what intake makes of it, what the planner confirmed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st

from spatial.errors import Fault, UserError
from spatial.intake import examine
from spatial.intake.answers.settings import Settings
from spatial.intake.examine import Reading
from spatial.intake.reading import headers
from spatial.intake.reading.part import Part
from spatial.intake.report import repaired_copy
from spatial.intake.text.names import fold
from spatial.store import Desk, Headings
from spatial.store.desks import BORROWED
from spatial.store.headings import fingerprint
from spatial.store.localities import describe
from spatial.store.uploads import sweep
from spatial.ui.session import assessments, locality, refused_uploads, state
from spatial.ui.session.assessments import LocalitySource
from spatial.ui.widgets import progress

DESK, ASIDE, LEARNT, REFUSED = "files.desk", "files.aside", "files.learnt", "files.refused"
UNREAD = "files.unread"  # what could not be read, and why
# Tables that tell one thing together: whoever brings the first brings all of it.
_TOGETHER = (
    ({"schools", "school_levels"}, {"schools", "school_levels", "stock", "grounds"}),
    ({"residents"}, {"residents", "age_structure", "registers", "pupils"}),
    ({"wards"}, {"wards", "cells"}),
)


@dataclass(frozen=True, kw_only=True)
class UploadView:
    """
    What one run of the page works with.

    Attributes
    ----------
    folder
        Where the files are: the desk, or the locality in use where nothing was uploaded.
    mine
        Whether they are uploads.
    reading
        What intake made of them.
    """

    lang: str
    folder: Path
    mine: bool
    reading: Reading

    @property
    def told(self) -> Settings:
        """What the planner confirmed."""
        return desk().answers() if self.mine else Settings()


def desk() -> Desk:
    """Return the desk of this visit: that of its link, or a new one; the old ones are swept."""
    name = state.recall(DESK)
    if not name:
        sweep()
        locality.store().sweep()
        name = link().get("desk") or Desk.new_id()
        state.remember(DESK, name)
    return Desk(str(name), visitor=state.visitor())


def link() -> dict[str, str]:
    """Name the uploads of this visit for its link: a page loaded again has them still."""
    name = str(state.recall(DESK) or state.linked("desk"))
    try:
        return {"desk": name} if Desk(name).files() else {}
    except ValueError:  # none, or typed by somebody
        return {}


def uploaded() -> bool:
    """Tell whether anything was uploaded."""
    return bool(desk().files())


def aside() -> bool:
    """Tell whether rows with a fault are set aside and the rest goes on."""
    return bool(state.recall(ASIDE))


def seat(lang: str) -> UploadView | None:
    """
    Read the uploads, or the locality in use, with progress where it takes long.

    Returns
    -------
    UploadView or None
        ``None`` while the planner does not want to wait.
    """
    mine = uploaded()
    folder = desk().folder if mine else Path(assessments.source().folder)
    reading = _read(lang, folder, set_aside=mine and aside())
    if reading is None:
        return None
    if mine and (known := _learnt(reading, desk().answers())):
        settings = desk().answers()
        desk().answer(dataclasses.replace(settings, columns={**settings.columns, **known}))
        state.remember(LEARNT, {**(state.recall(LEARNT) or {}), **known})
        reading = _read(lang, folder, set_aside=aside(), sort="rereading")
    return (
        None
        if reading is None
        else UploadView(lang=lang, folder=folder, mine=mine, reading=reading)
    )


def _read(lang: str, folder: Path, *, set_aside: bool, sort: str = "reading") -> Reading | None:
    """
    Read a folder once for each state of its files and answers, also where it cannot be read.

    Raises
    ------
    UserError
        Why it cannot; the same until the files change or the planner wants it tried again.
    """
    place = assessments.look(folder)
    key, work = f"read{place}{set_aside}", partial(_examined, place, set_aside=set_aside)
    unread: tuple[str, tuple[Fault, ...]] | None = state.recall(UNREAD)
    if unread is not None and unread[0] == key:
        raise UserError(unread[1])
    try:
        reading: Reading | None = progress.run(lang, sort, key, work)
    except UserError as problem:
        state.remember(UNREAD, (key, problem.faults))
        raise
    return reading


def again() -> None:
    """Have what could not be read tried again: the machine may be less busy now."""
    state.remember(UNREAD, None)


@st.cache_resource(max_entries=6, show_spinner=False)
def _examined(place: LocalitySource, *, set_aside: bool) -> Reading:
    """Read a folder in one state of its files."""
    return examine(Path(place.folder), set_aside=set_aside)


def name_of(part: Part) -> str:
    """Return the fingerprint of a file's headers."""
    return fingerprint(part.source.table, [each.header for each in part.suggestions])


def doubtful(part: Part) -> list[headers.Suggestion]:
    """List the headers that are no known name of a column, alone or under a joined header."""
    taken = {header for called in part.source.headers.values() for header in called}
    return [
        each for each in part.suggestions if each.score < headers.SURE and each.header not in taken
    ]


def _learnt(reading: Reading, settings: Settings) -> dict[str, Mapping[str, str]]:
    """Find what was confirmed before about the headers of files nobody answered for yet."""
    found: dict[str, Mapping[str, str]] = {}
    for part in reading.parts:
        name = part.source.name
        if name in settings.columns or name.startswith(f"{BORROWED}/") or not doubtful(part):
            continue
        try:
            known = Headings().load(name_of(part))
        except UserError:
            continue
        by_name = {fold(header): column for header, column in known.items()}
        here = {
            each.header: by_name[fold(each.header)]
            for each in part.suggestions
            if fold(each.header) in by_name
        }
        if here:
            found[name] = here
    return found


def put(given: Sequence[tuple[str, bytes]]) -> int:
    """
    Take uploads; what is refused is told with its reason.

    Parameters
    ----------
    given
        Name and content of each.

    Returns
    -------
    int
        How many were taken whole.
    """
    faults: list[Fault] = []
    taken = 0
    for name, content in given:
        try:
            refused = desk().put(name, content)
        except UserError as problem:
            refused = list(problem.faults)
        taken += not refused
        faults += refused
    state.remember(REFUSED, (*faults, *refused_uploads.faults()))
    return taken


def answer(settings: Settings) -> None:
    """Keep what the planner confirmed; a disk that fails is told."""
    try:
        desk().answer(settings)
    except UserError as problem:
        state.tell("notice.files_unsaved", faults=problem.faults)


def remove(name: str) -> None:
    """Remove one upload; with the last one everything."""
    desk().remove(name)
    state.remember(REFUSED, ())
    if not uploaded():
        clear()


def clear() -> None:
    """Begin anew."""
    desk().clear()
    for key in (DESK, ASIDE, LEARNT, REFUSED, UNREAD):
        state.remember(key, None)


def own_tables(reading: Reading) -> set[str]:
    """Name the tables that were uploaded, not borrowed."""
    parts = [part.source for part in reading.parts]
    tables = [table.source for table in reading.tables]
    return {
        source.table for source in (*parts, *tables) if not source.name.startswith(f"{BORROWED}/")
    }


def borrow(reading: Reading) -> None:
    """Put the tables the uploads lack beside them, from the locality in use."""
    base = _examined(assessments.source(), set_aside=False)
    town = base.network
    if town is None:
        return
    own = own_tables(reading)
    taken = own.union(*(group for first, group in _TOGETHER if first & own))
    stems = {table.source.table for table in base.tables} - taken
    files = {
        name: content
        for name, content in repaired_copy.files(base).items()
        if _table(name) in stems and name not in {"set_aside.csv", "repairs.csv"}
    }
    try:
        desk().borrow(files, describe(town.locality, key="ban-lam-viec", base=town.base_units))
    except UserError as problem:
        state.tell("notice.files_unsaved", faults=problem.faults)


def _table(file: str) -> str:
    """Return the table a mended file holds."""
    stem = Path(file).stem
    return "wards" if stem.startswith("wards") else stem


def give_back() -> None:
    """Take the borrowed tables away."""
    try:
        desk().borrow({})
    except UserError as problem:
        state.tell("notice.files_unsaved", faults=problem.faults)
