"""The recommended network the page shows: found just now, or opened again from the store."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import streamlit as st

from spatial import recommend
from spatial.errors import Fault, UserError
from spatial.norms import Rules
from spatial.recommend import Recommendation
from spatial.records import Options
from spatial.siting.model import Aim
from spatial.siting.plan import Reached
from spatial.solver.effort import End
from spatial.store.recommendations import Recommendations
from spatial.ui.memo import once
from spatial.ui.screens.recommend import question
from spatial.ui.screens.recommend import search as recommend_search
from spatial.ui.session import assessments, state
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.session.view import rules_of
from spatial.ui.widgets import progress

PLAN = "recommend.plan"


@dataclass(frozen=True, kw_only=True, eq=False)
class PlanResult:
    """
    What there is to be shown.

    Attributes
    ----------
    recommendation
        The recommendation with the plan chosen; ``None`` where there is none.
    number
        Position of that plan on the curve.
    other
        Whether it rests on other choices than the screen's.
    changed
        Whether the question was changed since.
    faults
        Why there is none.
    """

    recommendation: Recommendation | None = None
    number: int = 0
    other: bool = False
    changed: bool = False
    faults: tuple[Fault, ...] = ()


@st.cache_resource(max_entries=6, show_spinner=False)
def _opened(
    place: LocalitySource, name: str, options: Options, own: str
) -> tuple[Recommendation | None, str]:
    """Open a stored recommendation: its plans seated anew, and what it rests on."""
    town = assessments.town(place)
    tree = Recommendations().load(name, locality=town.locality.key)
    options = dataclasses.replace(options, year=int(tree["request"]["years"][1]))
    rules: Rules = rules_of(options.profile, own)
    return recommend.again(town, tree, options, rules=rules), str(tree["digest"])


def made(seen: Seen) -> PlanResult:
    """Return what there is to be shown."""
    name = state.view().plans
    if not name:
        return PlanResult()
    job = recommend_search.of(name)
    try:
        if job is None:
            if not progress.compiled(seen.lang):
                return PlanResult()
            whole, digest = _opened(seen.source, name, seen.view.options, seen.view.own)
        elif job.running:
            return PlanResult()
        else:
            whole, digest = job.result(), job.about.digest
        if whole is not None:
            question.adopt(name, whole.request)
    except UserError as problem:
        return PlanResult(faults=problem.faults)
    if whole is None or digest != question.digest(seen):
        return PlanResult(other=True)
    number = chosen(whole)
    shown = once(whole, f"plan{number}", lambda: recommend.pick(whole, number))
    return PlanResult(
        recommendation=shown, number=number, changed=question.request(seen) != whole.request
    )


def chosen(whole: Recommendation) -> int:
    """Return the position of the plan chosen, the fullest before anybody chose one."""
    last = len(whole.plans) - 1
    kept: tuple[str, int] | None = state.recall(PLAN)
    if kept is None or kept[0] != state.view().plans:
        return last
    return min(max(kept[1], 0), last)


def choose(number: int) -> None:
    """Show another plan of the curve."""
    state.remember(PLAN, (state.view().plans, number))


def proof(recommendation: Recommendation, number: int | None = None) -> Reached:
    """Return how far the shortage of a plan was taken."""
    plan = recommendation.plan if number is None else recommendation.plans[number]
    reached = {one.aim: one for one in plan.reached}
    if Aim.SEATS in reached:
        return reached[Aim.SEATS]
    return Reached(aim=Aim.SEATS, value=plan.outcome.unseated, bound=0.0, end=End.ROUNDS)
