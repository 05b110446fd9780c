"""What else would do: plans beside the one recommended, nearly as good and unlike it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from spatial.recommend import Recommendation, serialise
from spatial.recommend.robust import cancelled_in_words
from spatial.siting.near_best import COUNT, NearBest, near_best
from spatial.solver.effort import Effort, End, Step


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


def written(near: NearBest) -> dict[str, Any]:
    """Write the plans as values JSON can carry: what each does, how near, what ended the search."""
    return {
        "best": serialise.of_plan(near.best),
        "plans": [serialise.of_plan(one) for one in near.plans],
        "within": near.within,
        "unlike": near.unlike,
        "end": near.end.value,
    }


def again(recommendation: Recommendation, tree: Mapping[str, Any]) -> NearBest | None:
    """
    Make the plans again from what `written` wrote, without a search.

    Parameters
    ----------
    recommendation
        On whose model they are.
    tree
        What was written.

    Returns
    -------
    NearBest or None
        ``None`` where the model no longer offers what one of them does.
    """
    model, seating = recommendation.model, recommendation.chooser.seating
    made = [serialise.to_plan(model, seating, one) for one in (tree["best"], *tree["plans"])]
    plans = [one for one in made if one is not None]
    if len(plans) < len(made):
        return None
    return NearBest(
        best=plans[0],
        plans=tuple(plans[1:]),
        within=float(tree["within"]),
        unlike=float(tree["unlike"]),
        end=End(tree["end"]),
    )
