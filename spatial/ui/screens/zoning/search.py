"""A search for zones beside the page: how far it is, the gap so far, and a way to end it."""

from __future__ import annotations

import math
import threading
import time
from concurrent.futures import Future as Job
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field

import streamlit as st

from spatial import words, zoning
from spatial.ui.screens.zoning import model as zoning_model
from spatial.ui.screens.zoning.model import Work
from spatial.ui.session import assessed, state, zone_plans
from spatial.ui.session.assessed import Seen
from spatial.ui.text import say
from spatial.zoning import Zones
from spatial.zoning.edits import Run

SEARCH, LIMIT, CHANGE = "zone.search", "zone.limit", "zone.change"
LIMITS_S, USUAL_S = (15, 30, 60, 120), 60
LOOK_S = 0.3
EFFORT = 1.0


@dataclass
class Search:
    """
    One search.

    Attributes
    ----------
    level
        Name its plan is kept under.
    done, gap
        Share done [0..1] and the gap so far, as the search tells.
    stop
        Set to end it; what is best by then is kept.
    """

    level: str
    work: Work
    limit_s: float
    done: float = 0.0
    gap: float = 0.0
    stop: threading.Event = field(default_factory=threading.Event)
    began: float = field(default_factory=time.monotonic)
    job: Job[Zones] | None = None

    def told(self, done: float, gap: float) -> bool:
        """Hear how far the search is; answer whether it goes on."""
        self.done, self.gap = done, gap
        return not self.stop.is_set()


@st.cache_resource(show_spinner=False)
def _workers() -> ThreadPoolExecutor:
    """Return who searches; two searches at once are enough for a server."""
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="zones")


def start(seen: Seen) -> None:
    """Begin a search with the locks of the plan shown."""
    one = zoning_model.work(seen)
    limit_s = float(state.recall(LIMIT) or USUAL_S)
    search = Search(level=zoning_model.key(seen), work=one, limit_s=limit_s)
    asked = zoning_model.searchable(one, change_m=float(state.recall(CHANGE) or 0))
    search.job = _workers().submit(
        zoning.zones, asked, time_limit_s=limit_s, effort=EFFORT, progress=search.told
    )
    state.remember(SEARCH, search)


def under_way() -> Search | None:
    """Return the search that was begun and not yet kept."""
    search: Search | None = state.recall(SEARCH)
    return search


def stop() -> None:
    """End the search; what is best by now is kept."""
    search = under_way()
    if search is not None:
        search.stop.set()


def watch(seen: Seen, place: st.delta_generator.DeltaGenerator) -> None:
    """Show how far the search is until it ends; then keep what it found and draw the page again."""
    search = under_way()
    if search is None or search.job is None:
        return
    lang = seen.lang
    with place.container(key="waiting"):
        bar = st.progress(0.0, text=say("zone.run.first", lang=lang))
        st.button(
            say("zone.run.stop", lang=lang), key="zone_stop", icon=":material/stop:", on_click=stop
        )
        while not search.job.done():
            bar.progress(min(max(search.done, 0.0), 1.0), text=_said(search, lang))
            wait([search.job], timeout=LOOK_S)
    state.remember(SEARCH, None)
    _keep(seen, search, search.job.result())
    st.rerun()


def _said(search: Search, lang: str) -> str:
    """Say how far the search is."""
    spent = words.number(time.monotonic() - search.began, lang=lang)
    blanks = {"spent": spent, "limit": words.number(search.limit_s, lang=lang)}
    if not search.done:
        return say("zone.run.first", lang=lang)
    if math.isinf(search.gap):
        return say("zone.run.over", lang=lang, **blanks)
    gap = words.number(100 * search.gap, lang=lang, decimals=2)
    return say("zone.run.gap", lang=lang, gap=gap, **blanks)


def _keep(seen: Seen, search: Search, found: Zones) -> None:
    """Make what was found the zoning of its level."""
    one = search.work
    at = [str(school) for school in one.schools]
    school = {
        str(cell): at[number]
        for cell, number in zip(one.cells, found.school.tolist(), strict=True)
        if number >= 0
    }
    locked = one.standing.locked if one.standing else frozenset()
    run = Run(
        school=school,
        locked=locked,
        floor=None if state.recall(CHANGE) else found.floor,
        question=one.digest,
        complete=found.complete,
        last=one.standing.run.last if one.standing else {},
    )
    zone_plans.do(assessed.town(seen.source), search.level, run)
    state.done("notice.zones_found" if found.complete else "notice.zones_stopped")
