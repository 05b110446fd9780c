"""
Choices of single pages in the link, so that it reopens what they show.

They live with the session under the names their widgets keep them; the link names those alone that
are not as on a first visit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from spatial.targets.pack import localities
from spatial.ui.screens.access import measures
from spatial.ui.screens.compare import selection
from spatial.ui.screens.targets.plan_choice import PLAN
from spatial.ui.session import state
from spatial.ui.session.pupil_flows import TIMES, TIMES_KEY, USUAL_TIMES, WAYS, Way
from spatial.ui.session.view import LONGEST

BEGUN = "page_link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """
    One choice of a page.

    Attributes
    ----------
    key
        Name it is kept under.
    usual
        Its value on a first visit; empty where the data propose one: what was chosen is named.
    read
        Makes the value of what the link has; raises ``ValueError`` for none of the choices.
    """

    key: str
    usual: object
    read: Callable[[str], object]


def _name(known: tuple[str, ...]) -> Callable[[str], object]:
    return lambda given: known[known.index(given)]


def _times(given: str) -> object:
    """Read the longest walk as a multiple of the norm's."""
    return TIMES[TIMES.index(float(given))]


def _percent(given: str) -> object:
    """Read a share in percent."""
    percent = int(given)
    if not 0 <= percent <= 100:  # noqa: PLR2004 - percent
        raise ValueError(given)
    return percent


CHOICES: Mapping[str, Choice] = {
    "model": Choice(key="flow.model", usual=Way().model, read=_name(WAYS)),
    "walk": Choice(key=TIMES_KEY, usual=USUAL_TIMES, read=_times),
    "crossing": Choice(key="flow.crossing", usual=Way().crossing, read=_percent),
    "private": Choice(key="flow.private", usual=Way().private, read=_percent),
    "compare": Choice(key=selection.KEY, usual=selection.NOW, read=selection.read),
    "plan": Choice(key=PLAN, usual="", read=_name(("", *localities()))),
    "measure": Choice(key=measures.NAME, usual=measures.USUAL, read=_name(measures.NAMES)),
}


def begin() -> None:
    """Read the choices of a new visit; a value that cannot be used is told and let go."""
    if state.recall(BEGUN):
        return
    state.remember(BEGUN, True)  # noqa: FBT003 - what is kept
    refused = {}
    for name, choice in CHOICES.items():
        given = st.query_params.get(name)
        if given is None:
            continue
        try:
            state.remember(choice.key, choice.read(given))
        except ValueError:
            refused[name] = given[:LONGEST]
    if refused:
        state.tell_refused(refused)


def write() -> dict[str, str]:
    """Return the parameters of the choices that are not as on a first visit."""
    written = {}
    for name, choice in CHOICES.items():
        value = state.recall(choice.key)
        if value is not None and value != choice.usual:
            written[name] = f"{value:g}" if isinstance(value, float) else str(value)
    return written
