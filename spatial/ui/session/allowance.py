"""Whether this visit may change what it shows: what it may not do is not offered."""

from __future__ import annotations

from spatial.errors import UserError
from spatial.network import Network
from spatial.roles import Role
from spatial.scenario import ReviewState
from spatial.ui.session import approval, person, snapshots, state

PLANS = "allowance.plans"


def begin(network: Network) -> None:
    """Look once a run whether this visitor's role lets him plan here; a store unread is told."""
    try:
        role = person.role(state.visitor(), network.locality.key)
    except UserError as problem:
        state.tell("notice.store_unread", faults=problem.faults)
        return
    state.remember(PLANS, role.reaches(Role.PLANNER))


def plans() -> bool:
    """Tell whether this visitor's role lets him plan here; of a snapshot its own words say it."""
    return bool(state.snapshot()) or state.recall(PLANS) is not False


def changes() -> bool:
    """Tell whether the scenario shown may be changed: by his role, no snapshot, not approved."""
    return not state.snapshot() and plans() and approval.now() is not ReviewState.APPROVED


def keeps() -> bool:
    """Tell whether this visitor may keep work beside the scenario: by his role, of no snapshot."""
    return not state.snapshot() and plans()


def refused() -> bool:
    """Tell a visit why it changes nothing; say whether it does not."""
    if snapshots.refused():
        return True
    if not plans():
        state.tell("sign_in.look_only")
        return True
    newest = approval.step()
    if newest is None or newest.state is not ReviewState.APPROVED:
        return False
    told = approval.sentence(newest, lang=state.view().lang)
    state.tell("notice.review_frozen", offer="copy", what=told)
    return True
