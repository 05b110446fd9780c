"""Which step of a review follows which, and who may take it."""

from __future__ import annotations

from collections.abc import Mapping

from spatial import roles
from spatial.roles import Deed, Person, Thing
from spatial.scenario import ReviewState

#: From which states each one is reached; a draft again is one taken back by whoever submits.
FROM: Mapping[ReviewState, frozenset[ReviewState]] = {
    ReviewState.SUBMITTED: frozenset({ReviewState.DRAFT, ReviewState.RETURNED}),
    ReviewState.DRAFT: frozenset({ReviewState.SUBMITTED}),
    ReviewState.RETURNED: frozenset({ReviewState.SUBMITTED}),
    ReviewState.APPROVED: frozenset({ReviewState.SUBMITTED}),
}
#: The steps in the order they are offered.
ORDER = (
    ReviewState.SUBMITTED,
    ReviewState.APPROVED,
    ReviewState.RETURNED,
    ReviewState.DRAFT,
)
DECISIONS = frozenset({ReviewState.RETURNED, ReviewState.APPROVED})


def may(
    to: ReviewState, *, asks: Person, thing: Thing, is_submitter: bool, is_shared: bool
) -> bool:
    """
    Tell whether a visitor may take a step, by the table of `spatial.roles` and two rules beside it.

    Parameters
    ----------
    to
        What the scenario is to become.
    asks, thing
        Who he is, and what the scenario is to him.
    is_submitter
        Whether he submitted it himself: where there are others, nobody decides on that.
    is_shared
        Whether its owner lets others write.

    Notes
    -----
    Where nobody signs in there are no roles: then only who may write a scenario decides on it.
    """
    if to not in DECISIONS:
        own = is_submitter or to is not ReviewState.DRAFT  # another's is returned, not taken back
        return own and roles.may(asks, Deed.SUBMIT, thing)
    if not roles.may(asks, Deed.DECIDE, thing):
        return False
    if asks.roles is None:
        return thing.right.writes and not (is_submitter and is_shared)
    return not is_submitter
