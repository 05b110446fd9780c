"""Whether this visit may change what it shows: what it may not do is not offered."""

from __future__ import annotations

from spatial.scenario import ReviewState
from spatial.ui.session import approval, snapshots, state


def changes() -> bool:
    """Tell whether the scenario shown may be changed: no snapshot, and not approved."""
    return not state.snapshot() and approval.now() is not ReviewState.APPROVED


def refused() -> bool:
    """Tell a visit why it changes nothing; say whether it does not."""
    if snapshots.refused():
        return True
    newest = approval.step()
    if newest is None or newest.state is not ReviewState.APPROVED:
        return False
    told = approval.sentence(newest, lang=state.view().lang)
    state.tell("notice.review_frozen", offer="copy", what=told)
    return True
