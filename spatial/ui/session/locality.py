"""Which locality the app shows: one the planner brought, or the one it was started with."""

from __future__ import annotations

import os

import streamlit as st

from spatial.errors import Fault, UserError
from spatial.store import KeptLocality, Localities
from spatial.store.localities import BIN_DAYS
from spatial.ui import places
from spatial.ui.session import assessments, state

OPENED = "localities.opened"
CHIP = f"chip_{places.AREA}"  # whether the choice of the locality stands open
_CHOSEN = "localities.chosen"  # whether somebody has chosen one
UNDO = "files.used"  # where the visit was before it used its files, and what it used


def show_choice() -> None:
    """Open the choice of the locality."""
    st.session_state[CHIP] = True


def close_choice() -> None:
    """Close the choice of the locality, once one is chosen."""
    if CHIP in st.session_state:
        st.session_state[CHIP] = False


def is_first_start() -> bool:
    """
    Tell whether nobody has chosen a locality yet, this visitor or whoever serves the app.

    Once somebody has, it stays so for the visit: every click asks, and the kept ones are on disk.
    """
    if not state.recall(_CHOSEN):
        chosen = os.environ.get("TRUONGLOP_FOLDER") or state.locality() or saved()
        state.remember(_CHOSEN, bool(chosen))
    return not state.recall(_CHOSEN)


def store() -> Localities:
    """Return the kept localities as this visitor has them."""
    return Localities(visitor=state.visitor())


def begin() -> None:
    """
    See that the locality of this visit can be read.

    Raises
    ------
    UserError
        If a link names one that is not kept here, or its files are spoilt.
    """
    key = state.locality()
    if not key:
        return
    folder = store().folder(key)
    if folder is not None:
        assessments.town(assessments.look(folder))
        state.remember(OPENED, (state.recall(OPENED) or frozenset()) | {key})
    elif key != assessments.town(assessments.look(assessments.usual())).locality.key:
        raise UserError(Fault(code="locality_gone", value=key[:80], blanks={"days": BIN_DAYS}))


def saved() -> list[KeptLocality]:
    """List this visitor's localities and those of his links; none where the disk is unreadable."""
    try:
        return store().saved(also={state.locality(), *(state.recall(OPENED) or ())})
    except (OSError, UserError) as problem:
        return _unread(problem)


def removed() -> list[KeptLocality]:
    """List the localities this visitor removed of late."""
    try:
        return store().removed()
    except (OSError, UserError) as problem:
        return _unread(problem)


def _unread(problem: OSError | UserError) -> list[KeptLocality]:
    """List none; what the store says of why it cannot be read is told."""
    if isinstance(problem, UserError):
        state.tell("notice.store_unread", faults=problem.faults)
    return []


def is_mine_to_restore(key: str) -> bool:
    """Tell whether this visitor removed a locality and may bring it back."""
    return any(one.key == key for one in removed())


def name(key: str) -> str:
    """Return what a kept locality is called."""
    return next((one.name for one in (*saved(), *removed()) if one.key == key), key)


def chosen() -> str:
    """Return the key of the kept locality shown; empty for the usual one."""
    key = state.locality()
    return key if key and store().folder(key) is not None else ""


def drop(key: str) -> None:
    """Put a kept locality into the bin; one that is shown is left first."""
    called = name(key)
    try:
        store().remove(key)
    except UserError as problem:
        state.tell("notice.locality_kept", faults=problem.faults)
        return
    if state.locality() == key:
        state.move("")
    state.done(
        "notice.locality_removed", offer="locality", name=called, locality=key, days=BIN_DAYS
    )


def restore(key: str) -> None:
    """Bring a locality back from the bin and show it."""
    try:
        store().restore(key)
    except UserError as problem:
        state.tell("notice.locality_kept", faults=problem.faults)
        return
    state.move(key)
    state.done("notice.locality_restored", name=name(key))


def leave_used() -> None:
    """Go back to the data in use before the planner's own: of a former use of them, its files."""
    last: tuple[str, str, bool, str] | None = state.recall(UNDO)
    if last is None:
        return
    before, key, replaced, called = last
    try:
        if replaced:
            store().take_back(key)
        else:
            store().remove(key)
    except UserError as problem:
        state.tell("notice.locality_kept", faults=problem.faults)
        return
    state.remember(UNDO, None)
    if state.locality() != before:
        state.move(before)
    state.done("notice.files_unused", name=called)
