"""A search for zones beside the page: how far it is, the gap so far, and a way to end it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from uuid import uuid4

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spatial import words, zoning
from spatial.ui.jobs import SEARCH as SEARCHES
from spatial.ui.jobs import Job, jobs
from spatial.ui.screens.zoning import model as zoning_model
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import assessments, state, zone_plans
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import progress
from spatial.zoning import Zones
from spatial.zoning.edits import ZoneRun

SEARCH, LIMIT, CHANGE = "zone.search", "zone.limit", "zone.change"
LIMITS_S, USUAL_S = (15, 30, 60, 120), 60
EFFORT = 1.0


@dataclass(frozen=True)
class ZoneSearch:
    """
    What a search is for.

    Attributes
    ----------
    level
        Name its plan is kept under.
    """

    level: str
    work: ZoneWork
    limit_s: float


def start(seen: Seen) -> None:
    """Begin a search with the locks of the plan shown."""
    one = zoning_model.work(seen)
    limit_s = float(state.recall(LIMIT) or USUAL_S)
    search = ZoneSearch(level=zoning_model.key(seen), work=one, limit_s=limit_s)
    asked = zoning_model.searchable(one, change_m=float(state.recall(CHANGE) or 0))

    def work(job: Job[Zones]) -> Zones:
        def hear(done: float, gap: float) -> None:
            job.hear((done, gap))

        return zoning.zones(asked, time_limit_s=limit_s, effort=EFFORT, progress=hear)

    job = jobs().begin(uuid4().hex, work, lane=SEARCHES, sort="zones", about=search)
    state.remember(SEARCH, job)


def under_way() -> bool:
    """Tell whether a search was begun that may still give zones."""
    job: Job[Zones] | None = state.recall(SEARCH)
    return job is not None and not job.failed


def watch(seen: Seen, place: DeltaGenerator, *, busy: bool) -> None:
    """
    Show how far the search is until it ends; then keep what it found and draw the page again.

    Why a search found nothing is said at its level until the next one begins.

    Parameters
    ----------
    seen, place
        What is shown, and where.
    busy
        Whether the page was drawn as one that searches.
    """
    job: Job[Zones] | None = state.recall(SEARCH)
    if job is None or (job.failed and job.about.level != zoning_model.key(seen)):
        return
    if job.running:
        _show(job, seen.lang, place)
    if busy and job.failed:  # the button that begins another is free again
        st.rerun()
    with place.container():
        zones = progress.result(job, lang=seen.lang)
    if zones is None:
        return
    state.remember(SEARCH, None)
    _keep(seen, job.about, zones)
    st.rerun()


def _show(job: Job[Zones], lang: str, place: DeltaGenerator) -> None:
    """Show how far a search is, and a way to end it."""
    button = {
        "label": say("zone.run.stop", lang=lang),
        "key": "zone_stop",
        "icon": ":material/stop:",
        "on_click": job.stop,
    }
    progress.watch(
        job,
        share=lambda: 0.0 if job.step is None else job.step[0],
        said=lambda: _said(job, lang),
        stop=button,
        place=place,
    )


def _said(job: Job[Zones], lang: str) -> str:
    """Say how far the search is."""
    done, gap = job.step or (0.0, 0.0)
    if not done:
        return say("zone.run.first", lang=lang)
    spent, limit = (words.number(one, lang=lang) for one in (job.spent_s, job.about.limit_s))
    blanks = {"spent": spent, "limit": limit}
    if math.isinf(gap):
        return say("zone.run.over", lang=lang, **blanks)
    percent = words.number(100 * gap, lang=lang, decimals=2)
    return say("zone.run.gap", lang=lang, gap=percent, **blanks)


def _keep(seen: Seen, search: ZoneSearch, zones: Zones) -> None:
    """Make what was found the zoning of its level."""
    work = search.work
    at = [str(school) for school in work.schools]
    school = {
        str(cell): at[number]
        for cell, number in zip(work.cells, zones.school.tolist(), strict=True)
        if number >= 0
    }
    locked = work.standing.locked if work.standing else frozenset()
    run = ZoneRun(
        school=school,
        locked=locked,
        floor=None if state.recall(CHANGE) else zones.floor,
        question=work.digest,
        complete=zones.complete,
        last=work.standing.run.last if work.standing else {},
    )
    zone_plans.do(assessments.town(seen.source), search.level, run)
    state.done("notice.zones_found" if zones.complete else "notice.zones_stopped")
