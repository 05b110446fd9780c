"""Searches for a network beside the page: how far each is, a way to end it, the answer kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spatial import recommend, words
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.norms import BILLION, Rules
from spatial.recommend import Recommendation, Request
from spatial.records import Options
from spatial.siting.model import Aim
from spatial.siting.plan import Plan
from spatial.solver.answer import gap
from spatial.solver.effort import Step
from spatial.store.recommendations import Recommendations
from spatial.ui import compilation
from spatial.ui.jobs import SEARCH, Job, jobs
from spatial.ui.screens.recommend import question
from spatial.ui.session import allowance, assessments, snapshots, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import progress

PARTS = {Aim.SEATS.value: (0.0, 0.5), Aim.MONEY.value: (0.5, 0.3), Aim.METRES.value: (0.8, 0.2)}


@dataclass(kw_only=True)
class PlanSearch:
    """
    One search.

    Attributes
    ----------
    name
        Id in the link and the store.
    digest
        What it rests on, see `recommend_ask.digest`.
    visitor
        Secret of who began it: beside the page nobody else could say whose the answer is.
    plans
        The curve so far.
    best
        The amount of money last searched, the value of its best answer and the step that gave it: a
        step begins without an answer, and the page does not forget what it had.
    unsaved
        Why the answer could not be stored.
    """

    name: str
    digest: str
    request: Request
    visitor: str = field(repr=False)
    plans: Sequence[Plan] = ()
    best: tuple[int, float, Step] | None = None
    unsaved: tuple[Fault, ...] = ()

    def share(self, step: Step | None) -> float:
        """Return how much of it is done [0..1], about."""
        if step is None:
            return 0.0
        first, width = PARTS.get(step.stage, (0.0, 1.0))
        done = min(len(self.plans), self.request.points - 1) + first + width * step.done
        return min(done / self.request.points, 1.0)

    def take(self, plans: Sequence[Plan]) -> None:
        """Hear the curve so far."""
        self.plans = tuple(plans)

    def hear(self, step: Step) -> None:
        """Hear how far the search is; the last step with an answer stays."""
        if step.value is not None and step.stage in PARTS:
            self.best = (min(len(self.plans) + 1, self.request.points), step.value, step)

    def run(
        self, town: Network, options: Options, rules: Rules, job: Job[Recommendation]
    ) -> Recommendation:
        """Search, and store what was found; not before what numba compiles is ready."""

        def hear(step: Step) -> None:
            self.hear(step)
            job.hear(step)

        compilation.wait()
        recommendation = recommend.recommend(
            town, self.request, options, rules=rules, progress=hear, on_plans=self.take
        )
        tree = recommend.written(recommendation) | {"digest": self.digest}
        try:
            store = Recommendations(visitor=self.visitor)
            store.save(self.name, tree, locality=town.locality.key)
        except UserError as problem:
            self.unsaved = problem.faults
        return recommendation


def start(seen: Seen) -> None:
    """Begin a search with the question as it stands; what it finds is saved, so no reader may."""
    if snapshots.refused():
        return
    if not allowance.plans():
        state.tell("sign_in.look_only")
        return
    search = PlanSearch(
        name=Recommendations().new_id(),
        digest=question.digest(seen),
        request=question.request(seen),
        visitor=state.visitor(),
    )
    town, options = assessments.town(seen.source), question.options(seen)
    work = partial(search.run, town, options, seen.view.rules)
    jobs().begin(_key(search.name), work, lane=SEARCH, sort="recommend", about=search)
    state.change(town, plans=search.name)
    state.remember("recommend.adopted", search.name)
    state.remember("recommend.section", "plan")


def _key(name: str) -> str:
    """Return what a search is found by; its id is in the link and the store."""
    return f"recommend{name}"


def of(name: str) -> Job[Recommendation] | None:
    """Return a search of this server: a page opened anew finds its own."""
    return jobs().of(_key(name))


def under_way() -> Job[Recommendation] | None:
    """Return the search the page shows, if it runs."""
    job = of(state.view().plans)
    return job if job is not None and job.running else None


def watch(seen: Seen, place: DeltaGenerator) -> None:
    """Show how far the search is until it ends; then draw the page again."""
    job = under_way()
    if job is None:
        return
    lang, search = seen.lang, job.about
    button = {
        "label": say("recommend.stop", lang=lang),
        "key": "recommend_stop",
        "icon": ":material/stop:",
        "on_click": job.stop,
        "disabled": job.stopping.is_set(),
    }
    progress.watch(
        job,
        share=lambda: search.share(job.step),
        said=lambda: said(job, lang=lang),
        stop=button,
        place=place,
    )
    if search.unsaved:
        state.tell("notice.recommend_unsaved", faults=search.unsaved)
    elif not job.failed:
        state.done(f"notice.recommend_{'stopped' if job.result().stopped else 'found'}")
    st.rerun()


def said(job: Job[Recommendation], *, lang: str) -> str:
    """Say what is being done, the best so far, what no plan beats, and how far apart they are."""
    search: PlanSearch = job.about
    spent = words.number(job.spent_s, lang=lang)
    clock = say(
        "recommend.run.clock",
        lang=lang,
        spent=spent,
        limit=words.number(search.request.time_limit_s, lang=lang),
    )
    if job.stopping.is_set():
        return say("recommend.run.stopping", lang=lang) + " · " + clock
    if search.best is None:
        first = "forecast.run.compiling" if compilation.is_busy() else "recommend.run.first"
        return say(first, lang=lang) + " · " + clock
    point, value, step = search.best
    parts = [
        say(f"siting.step.{step.stage}", lang=lang),
        say("recommend.run.point", lang=lang, number=point, of=search.request.points),
        say(
            f"recommend.run.best_{step.stage}",
            lang=lang,
            value=_amount(step.stage, value, lang=lang),
        ),
    ]
    if step.bound:
        blanks = {
            "bound": _amount(step.stage, min(step.bound, value), lang=lang),
            "gap": words.number(100 * gap(value, step.bound), lang=lang, decimals=2),
        }
        parts.append(say("recommend.run.bound", lang=lang, **blanks))
    return " · ".join([*parts, clock])


def _amount(stage: str, value: float, *, lang: str) -> str:
    """Write what an aim is counted in: pupils, billions of VND, kilometres."""
    if stage == Aim.MONEY:
        return words.number(value / BILLION, lang=lang, decimals=1)
    return words.number(value / 1000 if stage == Aim.METRES else value, lang=lang)
