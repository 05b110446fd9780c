"""The uploads as read: once for each state of the files, and an answer about cells at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from spatial.errors import Fault, UserError
from spatial.intake.answers import settings as settings_file
from spatial.intake.answers.settings import Settings
from spatial.intake.examine import Reading
from spatial.intake.recheck import recheck
from spatial.intake.text.names import fold
from spatial.store import Headings
from spatial.ui.screens.files import desk, loans
from spatial.ui.screens.files.desk import LEARNT, QUICK, READ, UNREAD, UploadView, doubtful, name_of
from spatial.ui.session import assessments, state
from spatial.ui.widgets import progress


def seat(lang: str, *, whole: bool = False) -> UploadView | None:
    """
    Read the uploads, or the locality in use, with progress where it takes long.

    Parameters
    ----------
    whole
        Whether the tables are to be put together; else an answer about single cells is checked
        alone, at once.

    Returns
    -------
    UploadView or None
        ``None`` while the planner does not want to wait.
    """
    if not desk.uploaded():
        folder = Path(assessments.source().folder)
        reading = _read(lang, folder)
        if reading is None:
            return None
        return UploadView(lang=lang, folder=folder, mine=False, reading=reading)
    reading = _at_once(whole=whole) or _read(lang, desk.desk().folder)
    if reading is not None and (known := _learnt(reading, desk.desk().answers())):
        settings = desk.desk().answers()
        desk.desk().answer(dataclasses.replace(settings, columns={**settings.columns, **known}))
        state.remember(LEARNT, {**(state.recall(LEARNT) or {}), **known})
        reading = _read(lang, desk.desk().folder, sort="rereading")
    if reading is None:
        return None
    if reading.joined:
        state.remember(READ, (_files_state(), reading))
    return UploadView(lang=lang, folder=desk.desk().folder, mine=True, reading=reading)


def _files_state() -> tuple[tuple[str, int, int], ...]:
    """Tell the files of the desk and those around from others, whatever was answered."""
    files = [
        (str(path), fact.st_mtime_ns, fact.st_size)
        for path in desk.desk().folder.rglob("*")
        if path.is_file() and path.name != settings_file.NAME and (fact := path.stat())
    ]
    around = assessments.source()
    return (*sorted(files), (around.folder + around.state, 0, 0))


def _at_once(*, whole: bool) -> Reading | None:
    """Return what the last reading is with the answers of now; ``None`` where that takes longer."""
    kept: tuple[object, Reading] | None = state.recall(READ)
    if kept is None or kept[0] != _files_state():
        return None
    answers, last = desk.desk().answers(), kept[1]
    if last.answers == answers:
        return last
    if whole:
        again = recheck(last, answers) if _only_years(last.answers, answers) else None
        return again if again is not None and again.joined else None
    quick: Reading | None = state.recall(QUICK)
    if quick is None or quick.answers != answers or quick.loaded is not last.loaded:
        quick = recheck(last, answers)
        state.remember(QUICK, quick)
    return quick


def _only_years(before: Settings, after: Settings) -> bool:
    """Tell whether nothing changed but the school year of a list: no row is read otherwise."""
    return before == dataclasses.replace(after, school_years=before.school_years)


def _read(lang: str, folder: Path, *, sort: str = "reading") -> Reading | None:
    """
    Read a folder once for each state of its files and answers, also where it cannot be read.

    Raises
    ------
    UserError
        Why it cannot; the same until the files change or the planner wants it tried again.
    """
    place, around = assessments.look(folder), assessments.source()
    key, work = f"read{place}{around}", partial(loans.examined, place, around)
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


def _learnt(reading: Reading, settings: Settings) -> dict[str, Mapping[str, str]]:
    """Find what was confirmed before about the headers of files nobody answered for yet."""
    found: dict[str, Mapping[str, str]] = {}
    for part in reading.parts:
        name = part.source.name
        if name in settings.columns or desk.lent(name) or not doubtful(part):
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
