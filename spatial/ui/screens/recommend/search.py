"""Searches for a network beside the page: how far each is, a way to end it, the answer kept."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future as Job
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field

import streamlit as st

from spatial import recommend, words
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.norms import Rules
from spatial.recommend import Recommendation, Request
from spatial.recommend.screening import BILLION
from spatial.records import Options
from spatial.siting.model import Aim
from spatial.siting.plan import Plan
from spatial.solver.answer import gap
from spatial.solver.effort import Step
from spatial.store.recommendations import Recommendations
from spatial.ui.screens.recommend import question
from spatial.ui.session import assessed, state
from spatial.ui.session.assessed import Seen
from spatial.ui.text import say

LOOK_S = 0.3
MOST = 12  # searches remembered; older ones are read from the store
PARTS = {Aim.SEATS.value: (0.0, 0.5), Aim.MONEY.value: (0.5, 0.3), Aim.METRES.value: (0.8, 0.2)}


@dataclass(kw_only=True)
class Search:
    """
    One search.

    Attributes
    ----------
    name
        Id in the link and the store.
    digest
        What it rests on, see `recommend_ask.digest`.
    request
        The question.
    step, plans
        What is being done, and the curve so far.
    stop
        Set to end it; what is best by then is kept.
    unsaved
        Why the answer could not be stored.
    """

    name: str
    digest: str
    request: Request
    step: Step | None = None
    plans: Sequence[Plan] = ()
    stop: threading.Event = field(default_factory=threading.Event)
    unsaved: tuple[Fault, ...] = ()
    began: float = field(default_factory=time.monotonic)
    job: Job[Recommendation] | None = None

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self.job is not None and not self.job.done()

    @property
    def share(self) -> float:
        """How much of it is done [0..1], about."""
        step = self.step
        if step is None:
            return 0.0
        first, width = PARTS.get(step.stage, (0.0, 1.0))
        done = min(len(self.plans), self.request.points - 1) + first + width * step.done
        return min(done / self.request.points, 1.0)

    def heard(self, step: Step) -> None:
        """Hear how far the search is."""
        self.step = step

    def found(self, plans: Sequence[Plan]) -> None:
        """Hear the curve so far."""
        self.plans = tuple(plans)

    def run(self, town: Network, options: Options, rules: Rules) -> Recommendation:
        """Search, and store what was found."""
        made = recommend.recommend(
            town,
            self.request,
            options,
            rules=rules,
            progress=self.heard,
            cancelled=self.stop.is_set,
            found=self.found,
        )
        tree = recommend.written(made) | {"digest": self.digest}
        try:
            Recommendations().save(self.name, tree, locality=town.locality.key)
        except UserError as problem:
            self.unsaved = problem.faults
        return made


@st.cache_resource(show_spinner=False)
def workers() -> ThreadPoolExecutor:
    """Return who searches; two searches at once are enough for a server."""
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="siting")


@st.cache_resource(show_spinner=False)
def _searches() -> dict[str, Search]:
    """Return the searches of this server by id: a page opened anew finds its own."""
    return {}


def start(seen: Seen) -> None:
    """Begin a search with the question as it stands."""
    search = Search(
        name=Recommendations().new_id(),
        digest=question.digest(seen),
        request=question.request(seen),
    )
    town, options = assessed.town(seen.source), question.options(seen)
    search.job = workers().submit(search.run, town, options, seen.view.rules)
    known = _searches()
    known[search.name] = search
    for old in list(known)[:-MOST]:
        if not known[old].running:
            del known[old]
    state.change(town, plans=search.name)
    state.remember("recommend.adopted", search.name)
    state.remember("recommend.section", "plan")


def of(name: str) -> Search | None:
    """Return a search of this server."""
    return _searches().get(name)


def under_way() -> Search | None:
    """Return the search the page shows, if it runs."""
    search = of(state.view().plans)
    return search if search is not None and search.running else None


def stop() -> None:
    """End the search; what is best by now is kept."""
    search = under_way()
    if search is not None:
        search.stop.set()


def watch(seen: Seen, place: st.delta_generator.DeltaGenerator) -> None:
    """Show how far the search is until it ends; then draw the page again."""
    search = under_way()
    if search is None or search.job is None:
        return
    lang = seen.lang
    with place.container(key="waiting"):
        bar = st.progress(search.share, text=said(search, lang=lang))
        st.button(
            say("recommend.stop", lang=lang),
            key="recommend_stop",
            icon=":material/stop:",
            on_click=stop,
            disabled=search.stop.is_set(),
        )
        while search.running:
            bar.progress(search.share, text=said(search, lang=lang))
            wait([search.job], timeout=LOOK_S)
    if search.unsaved:
        state.tell("notice.recommend_unsaved", faults=search.unsaved)
    elif search.job.exception() is None:
        state.done(f"notice.recommend_{'stopped' if search.stop.is_set() else 'found'}")
    st.rerun()


def said(search: Search, *, lang: str) -> str:
    """Say what is being done, the best so far, what no plan beats, and how far apart they are."""
    spent = words.number(time.monotonic() - search.began, lang=lang)
    clock = say(
        "recommend.run.clock",
        lang=lang,
        spent=spent,
        limit=words.number(search.request.time_limit_s, lang=lang),
    )
    if search.stop.is_set():
        return say("recommend.run.stopping", lang=lang) + " · " + clock
    step = search.step
    if step is None or step.value is None or step.stage not in PARTS:
        return say("recommend.run.first", lang=lang) + " · " + clock
    found = min(len(search.plans) + 1, search.request.points)
    parts = [
        say(f"siting.step.{step.stage}", lang=lang),
        say("recommend.run.point", lang=lang, number=found, of=search.request.points),
        say(
            f"recommend.run.best_{step.stage}",
            lang=lang,
            value=_amount(step.stage, step.value, lang=lang),
        ),
    ]
    if step.bound:
        blanks = {
            "bound": _amount(step.stage, min(step.bound, step.value), lang=lang),
            "gap": words.number(100 * gap(step.value, step.bound), lang=lang, decimals=2),
        }
        parts.append(say("recommend.run.bound", lang=lang, **blanks))
    return " · ".join([*parts, clock])


def _amount(stage: str, value: float, *, lang: str) -> str:
    """Write what an aim is counted in: pupils, billions of VND, kilometres."""
    if stage == Aim.MONEY:
        return words.number(value / BILLION, lang=lang, decimals=1)
    return words.number(value / 1000 if stage == Aim.METRES else value, lang=lang)
