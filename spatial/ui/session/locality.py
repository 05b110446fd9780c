"""Which locality the app shows: one the planner brought, or the one it was started with."""

from __future__ import annotations

from spatial.errors import UserError
from spatial.store import Kept, Localities
from spatial.ui.session import assessed, state


def begin() -> None:
    """
    See that the chosen locality can be read; one that cannot is told and let go.

    A link may name a locality that was removed or whose files somebody spoilt: the app still opens.
    """
    key = state.locality()
    folder = Localities().folder(key) if key else None
    if folder is None:
        return
    try:
        assessed.town(assessed.look(folder))
    except UserError as problem:
        state.move("")
        state.tell("notice.locality_refused", faults=problem.faults, name=name(key))


def saved() -> list[Kept]:
    """List the localities planners brought; none where the disk cannot be read."""
    try:
        return Localities().saved()
    except OSError:
        return []


def name(key: str) -> str:
    """Return what a kept locality is called."""
    return next((one.name for one in saved() if one.key == key), key)


def chosen() -> str:
    """Return the key of the kept locality shown; empty for the usual one."""
    key = state.locality()
    return key if key and Localities().folder(key) is not None else ""
