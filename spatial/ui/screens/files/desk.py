"""The desk of a visit: what was uploaded, what intake makes of it, what the planner confirmed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from spatial.errors import Fault, Severity, UserError
from spatial.intake.answers.settings import Settings
from spatial.intake.examine import Reading
from spatial.intake.reading import headers
from spatial.intake.reading.part import Part
from spatial.store import Desk
from spatial.store.desks import FORMS_IN
from spatial.store.headings import fingerprint
from spatial.store.uploads import sweep
from spatial.ui.session import address, locality, refused_uploads, state

DESK, LEARNT, REFUSED = "files.desk", "files.learnt", "files.refused"
READ, QUICK = "files.read", "files.quick"  # the last whole reading, and what answers made of it
UNREAD = "files.unread"  # what could not be read, and why


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
        return self.reading.answers if self.mine else Settings()

    @property
    def usable(self) -> bool:
        """Whether nothing found so far stops the files from being used."""
        if self.reading.joined:
            return self.reading.network is not None
        return all(fault.severity is not Severity.ERROR for fault in self.reading.faults)


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
    name = str(state.recall(DESK) or address.linked("desk"))
    try:
        if not Desk(name).files():
            return {}
    except ValueError:  # none, or typed by somebody
        return {}
    state.remember(DESK, name)  # another page of the visit drops what its link does not know
    return {"desk": name}


def uploaded() -> bool:
    """Tell whether anything was uploaded."""
    return bool(desk().files())


def name_of(part: Part) -> str:
    """Return the fingerprint of a file's headers."""
    return fingerprint(part.source.table, [each.header for each in part.suggestions])


def doubtful(part: Part) -> list[headers.Suggestion]:
    """List the headers that are no known name of a column, alone or under a joined header."""
    taken = {header for called in part.source.headers.values() for header in called}
    return [
        each for each in part.suggestions if each.score < headers.SURE and each.header not in taken
    ]


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
    if taken and desk().borrowed():  # what is lent stands beside other files now: lent anew
        desk().borrow({})
    state.remember(REFUSED, (*faults, *refused_uploads.faults()))
    return taken


def answer(settings: Settings) -> bool:
    """Keep what the planner confirmed and say whether it is kept; what is refused is told."""
    try:
        desk().answer(settings)
    except UserError as problem:
        state.tell("notice.files_unsaved", faults=problem.faults)
        return False
    return True


def remove(name: str) -> None:
    """Remove one upload; with the last one everything."""
    desk().remove(name)
    state.remember(REFUSED, ())
    if not uploaded():
        clear()


def clear() -> None:
    """Begin anew."""
    desk().clear()
    for key in (DESK, LEARNT, REFUSED, UNREAD, READ, QUICK):
        state.remember(key, None)


def lent(name: str) -> bool:
    """Tell whether a file comes from the locality in use: a folder stands before its name."""
    return "/" in name and not name.startswith(f"{FORMS_IN}/")


def own_tables(reading: Reading) -> set[str]:
    """Name the tables that were uploaded, not lent."""
    parts = [part.source for part in reading.parts]
    tables = [table.source for table in reading.tables]
    return {source.table for source in (*parts, *tables) if not lent(source.name)}


def leave(key: str) -> None:
    """Leave something open: it is not asked again by itself."""
    settings = desk().answers()
    if key not in settings.later:
        answer(dataclasses.replace(settings, later=(*settings.later, key)))


def take_up(*keys: str) -> None:
    """Ask again what was left open."""
    settings = desk().answers()
    left = tuple(key for key in settings.later if key not in keys)
    answer(dataclasses.replace(settings, later=left))
