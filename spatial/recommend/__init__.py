"""
Recommending a network: a question in, plans with their proof out.

`recommend` builds the planning model from an assessment, chooses plans along the curve of money,
puts the last one in order of years and explains it. What it proposes are `Proposal` records:
accepting them goes through `buildings.apply` and the one `assess`. It proposes and never decides.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from spatial import buildings, catchment, plan, questions
from spatial.assessment import Assessment
from spatial.cancellation import is_cancelled
from spatial.network import Network
from spatial.norms import Rules
from spatial.recommend import acceptance, serialise
from spatial.recommend.modelling import model
from spatial.recommend.request import Request, RoomCount
from spatial.recommend.robust import cancelled_in_words, robust
from spatial.recommend.screening import Screened, pinned, screen
from spatial.records import Level, Options, Proposal
from spatial.siting import phasing, reasons
from spatial.siting.frontier import frontier
from spatial.siting.model import Aim, Model, Site
from spatial.siting.phasing import Phase
from spatial.siting.plan import Plan
from spatial.siting.plan_search import Chooser
from spatial.siting.reasons import Reason
from spatial.solver.effort import Effort, Step

__all__ = ["Aim", "Recommendation", "Request", "RoomCount", "Screened", "Site", "pick", "proposals"]
__all__ += ["again", "pinned", "recommend", "robust", "screen", "written"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Recommendation:
    """
    Plans and one of them in full.

    Attributes
    ----------
    request, before
        The question, and the locality assessed as it stands.
    model, screened
        What the plans were made from; every candidate site with its reason.
    chooser
        Seats further plans and knows the cuts; keeps `pick` and `score` quick.
    plans
        The curve of money against children seated, by cost, none dominated.
    plan
        The plan shown; the fullest at first.
    phases
        Its actions by year.
    reasons
        Why each of them.
    proposals
        What of it can be accepted as proposals, each in the year of its phase.
    standing
        Pupils without a seat if nothing is done [pupils].
    stopped
        Whether somebody ended the search; the plans are the best until then.
    """

    request: Request
    before: Assessment
    model: Model
    screened: tuple[Screened, ...]
    chooser: Chooser
    plans: tuple[Plan, ...]
    plan: Plan
    phases: tuple[Phase, ...]
    reasons: tuple[Reason, ...]
    proposals: tuple[Proposal, ...]
    standing: float
    stopped: bool = False

    @property
    def levels(self) -> tuple[Level, ...]:
        """Levels planned for: those asked for that have a school whose place is known, or none."""
        return tuple(stage.level for stage in self.model.stages)

    @property
    def unplaced(self) -> dict[Level, int]:
        """Levels asked for and left out, with their schools: nobody knows where any stands."""
        left = [level for level in self.request.levels if level not in self.levels]
        return {level: questions.unplaced(self.before, level) for level in left}

    def after(self) -> Assessment:
        """Assess the locality with all proposals built, whenever they open: the same as ever."""
        open_ = (dataclasses.replace(one, open_year=None) for one in self.proposals)
        town = buildings.apply(self.before.network, open_)
        return plan.assess(town, self.before.options, rules=self.before.rules)


@cancelled_in_words()
def recommend(
    town: Network,
    request: Request | None = None,
    options: Options | None = None,
    *,
    rules: Rules | None = None,
    progress: Callable[[Step], None] | None = None,
    on_plans: Callable[[Sequence[Plan]], None] | None = None,
) -> Recommendation:
    """
    Recommend what to build, extend or close, where, and in which order.

    Parameters
    ----------
    town
        The locality as it stands.
    request
        What is asked; defaults to `Request()`.
    options
        How the locality is assessed; the year is that of the request's last year if not given.
    rules
        Numbers of a planner's own profile; the profile of the options if not given.
    progress
        Told how far the search is. One that is cancelled (`spatial.cancellation`) hands over its
        best.
    on_plans
        Told the curve so far whenever a plan is found.

    Returns
    -------
    Recommendation
        Plans, order, reasons, proposals.

    Raises
    ------
    UserError
        If the request does not fit the locality, or its limits leave no plan.
    """
    request = request or Request()
    before = plan.assess(town, options or Options(year=request.years[1]), rules=rules)
    problem, screened = model(before, request)
    effort = Effort(
        seed=request.seed,
        time_limit_s=request.time_limit_s,
        gap=request.gap,
        progress=progress,
    )
    chooser = Chooser(problem, catchment.best)
    plans = frontier(
        chooser, aims=request.aims, points=request.points, effort=effort, on_plans=on_plans
    )
    return _shown(request, before, screened, chooser, plans, stopped=is_cancelled())


def _shown(
    request: Request,
    before: Assessment,
    screened: tuple[Screened, ...],
    chooser: Chooser,
    plans: Sequence[Plan],
    *,
    stopped: bool,
) -> Recommendation:
    """Show the fullest of some plans."""
    nothing = np.zeros(len(chooser.model.actions), dtype=bool)
    recommendation = Recommendation(
        request=request,
        before=before,
        model=chooser.model,
        screened=screened,
        chooser=chooser,
        plans=tuple(plans),
        plan=plans[-1],
        phases=(),
        reasons=(),
        proposals=(),
        standing=chooser.seating.of(nothing).unseated,
        stopped=stopped,
    )
    return pick(recommendation, len(plans) - 1)


def written(recommendation: Recommendation) -> dict[str, Any]:
    """Write a recommendation as values JSON can carry: the question, the plans, their proof."""
    return {
        "request": serialise.of_request(recommendation.request),
        "plans": [serialise.of_plan(one) for one in recommendation.plans],
        "stopped": recommendation.stopped,
    }


def again(
    town: Network, tree: Mapping[str, Any], options: Options, *, rules: Rules | None = None
) -> Recommendation | None:
    """
    Make a recommendation again from what `written` wrote, without a search.

    Parameters
    ----------
    town, options, rules
        As they were for `recommend`.
    tree
        What was written.

    Returns
    -------
    Recommendation or None
        ``None`` where the locality no longer offers what the plans do.
    """
    request = serialise.to_request(tree["request"])
    before = plan.assess(town, options, rules=rules)
    problem, screened = model(before, request)
    chooser = Chooser(problem, catchment.best)
    plans = [serialise.to_plan(problem, chooser.seating, one) for one in tree["plans"]]
    candidates = [one for one in plans if one is not None]
    if not candidates or len(candidates) < len(plans):
        return None
    return _shown(request, before, screened, chooser, candidates, stopped=bool(tree["stopped"]))


def pick(recommendation: Recommendation, number: int) -> Recommendation:
    """Show another plan of the curve: its order, its reasons, its proposals."""
    shown = recommendation.plans[number]
    wards = recommendation.before.network.cells[recommendation.before.options.units]
    turns = by_year(recommendation, shown)
    return dataclasses.replace(
        recommendation,
        plan=shown,
        phases=turns,
        reasons=tuple(reasons.reasons(recommendation.chooser.seating, shown, wards)),
        proposals=acceptance.proposals(recommendation.before, shown, turns),
    )


def by_year(recommendation: Recommendation, shown: Plan) -> tuple[Phase, ...]:
    """Put the actions of a plan on the recommendation's model into the years of its question."""
    request = recommendation.request
    turns = phasing.phase(
        recommendation.chooser.seating,
        shown.outcome,
        years=request.years,
        yearly_vnd=request.yearly_vnd,
        build_years=request.build_years,
    )
    return tuple(turns)


def proposals(recommendation: Recommendation, shown: Plan) -> tuple[Proposal, ...]:
    """Return a plan on the recommendation's model, as one beside it, as proposals."""
    turns = by_year(recommendation, shown)
    return acceptance.proposals(recommendation.before, shown, turns)
