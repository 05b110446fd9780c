"""One plan for several demands: the one with the least regret, and what every good plan builds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from spatial import catchment, plan
from spatial.cancellation import Cancelled, is_cancelled
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.norms import Rules
from spatial.recommend.modelling import model
from spatial.recommend.request import Request
from spatial.records import Options
from spatial.siting.robust import Robust, least_regret
from spatial.solver.effort import Effort, Step


@contextmanager
def cancelled_in_words() -> Iterator[None]:
    """
    Say that a search was cancelled before it had any plan, not that there is none.

    Raises
    ------
    UserError
        If the search fails after somebody ended it.
    """
    try:
        yield
    except (UserError, Cancelled) as problem:
        if is_cancelled():
            raise UserError(Fault(code="siting_stopped")) from problem
        raise


@cancelled_in_words()
def robust(
    town: Network,
    request: Request,
    options: Sequence[Options],
    *,
    rules: Rules | None = None,
    progress: Callable[[Step], None] | None = None,
) -> Robust:
    """
    Plan for several demands and find the plan with the least regret.

    Parameters
    ----------
    options
        One for each demand, e.g. the scenarios ``low``, ``base`` and ``high``.
    rules, progress
        As for `recommend`.
    """
    assessed = [plan.assess(town, option, rules=rules) for option in options]
    models = [model(one, request)[0] for one in assessed]
    demands = {
        one.scenario: [stage.pupils for stage in made.stages]
        for one, made in zip(options, models, strict=True)
    }
    effort = Effort(
        seed=request.seed,
        time_limit_s=request.time_limit_s / len(options),
        gap=request.gap,
        progress=progress,
    )
    return least_regret(models[0], demands, catchment.best, aims=request.aims, effort=effort)
