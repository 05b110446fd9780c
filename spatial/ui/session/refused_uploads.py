"""What the server refused of this visit's uploads before a page heard of them."""

from __future__ import annotations

from spatial.errors import Fault
from spatial.ui.server import upload_refusals
from spatial.ui.session import state, visitor

TOLD = "uploads.told"


def faults() -> tuple[Fault, ...]:
    """Return the reasons, until this visit sends other files."""
    visit = visitor.of_thread()
    return () if visit is None else tuple(one.fault for one in upload_refusals.of(visit.name))


def begin() -> None:
    """Tell what was refused since this visit was last told."""
    visit = visitor.of_thread()
    refused = () if visit is None else upload_refusals.of(visit.name)
    told = state.recall(TOLD) or 0
    new = tuple(one.fault for one in refused if one.number > told)
    if new:
        state.remember(TOLD, refused[-1].number)
        state.tell("notice.upload_refused", faults=new)
