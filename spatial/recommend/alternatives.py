"""What else would do: plans beside the one recommended, nearly as good and unlike it."""

from __future__ import annotations

from collections.abc import Callable

from spatial.recommend import Recommendation
from spatial.recommend.robust import cancelled_in_words
from spatial.siting.near_best import COUNT, NearBest, near_best
from spatial.solver.effort import Effort, Step


@cancelled_in_words()
def alternatives(
    recommendation: Recommendation,
    *,
    count: int = COUNT,
    progress: Callable[[Step], None] | None = None,
) -> NearBest:
    """
    Find plans beside the one shown, on the same model and under the same limits.

    Parameters
    ----------
    recommendation
        Whose `plan` they stand beside.
    count
        How many at most.
    progress
        As for `spatial.recommend.recommend`.
    """
    request = recommendation.request
    effort = Effort(
        seed=request.seed,
        time_limit_s=request.time_limit_s,
        gap=request.gap,
        progress=progress,
    )
    chooser = recommendation.chooser
    with chooser.turn:
        return near_best(chooser, recommendation.plan, count=count, effort=effort)
