"""Plans beside the one shown: nearly as good and unlike it, with how near each is proven."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from uuid import uuid4

import streamlit as st

from spatial import recommend, words
from spatial.commands import found_plan
from spatial.export import siting_near
from spatial.recommend import Recommendation, acceptance
from spatial.recommend.alternatives import alternatives
from spatial.records import Proposal
from spatial.siting.near_best import NearBest
from spatial.siting.plan import Plan
from spatial.solver.effort import End
from spatial.ui import compilation
from spatial.ui.jobs import SEARCH, Job, jobs
from spatial.ui.memo import once
from spatial.ui.screens.recommend import project_list, question, search_panel
from spatial.ui.screens.recommend.result import PlanResult
from spatial.ui.session import allowance, assessments, page_command, proposals, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import listing, tag, text

RUN = "recommend.near"
COLUMNS = ("unseated", "cost_billion_vnd", "walk_km", "over_percent", "shared_percent")
DECIMALS = {"cost_billion_vnd": 1, "over_percent": 2}


def _key(seen: Seen, recommendation: Recommendation) -> str:
    """Return what an answer rests on: data, norms, the plan shown by what it does, its question."""
    named = sorted(action.action_id for action in recommendation.plan.actions)
    return repr((question.digest(seen), recommendation.request, named))


def start(seen: Seen, recommendation: Recommendation) -> None:
    """Look for plans, beside the page."""

    def work(job: Job[NearBest]) -> NearBest:
        compilation.wait()
        return alternatives(recommendation, progress=job.hear)

    about = _key(seen, recommendation)
    job = jobs().begin(uuid4().hex, work, lane=SEARCH, sort="near", about=about)
    state.remember(RUN, job)


def draw(seen: Seen, result: PlanResult) -> None:
    """Show the plans, or how to get them."""
    recommendation, lang, job = result.recommendation, seen.lang, state.recall(RUN)
    if recommendation is None:
        return
    st.html(tag("p", text(say("recommend.near.what", lang=lang)), css="tl-lead"))
    found = search_panel.asked(
        job,
        name="near",
        icon=":material/alt_route:",
        start=partial(start, seen, recommendation),
        rests_on=_key(seen, recommendation),
        lang=lang,
    )
    if found is not None:
        st.html(html(found, lang=lang))
        _takers(seen, recommendation, found)
        if job is not None and job.about == _key(seen, recommendation):
            _file(seen, result, found)  # of another question it could not be made again


def _file(seen: Seen, result: PlanResult, found: NearBest) -> None:
    """Hand out the plans as a table, with its manifest."""
    lang, made = seen.lang, siting_near.bundle(found, lang=seen.lang)
    ((name, listed),) = made.items()
    downloads.told_file(
        say("recommend.near.file", lang=lang),
        listed,
        name,
        key="near_file",
        told=partial(told, seen, result, found, made),
        lang=lang,
    )


def told(seen: Seen, result: PlanResult, near: NearBest, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest: the plans found travel along, and nothing is searched again."""
    assert result.recommendation is not None  # noqa: S101 - plans stand beside one
    plans = found_plan.json_bytes(result.recommendation, result.number, near)
    found = [("found", ("phuong-an-tim-duoc.json", plans))]
    asked = page_command.command(seen, "recommend", without=("year", "proposals"), files=found)
    return page_command.manifest_bytes(seen, asked, made)


def _takers(seen: Seen, recommendation: Recommendation, near: NearBest) -> None:
    """Offer to make any of the plans the proposals."""
    if not allowance.changes():
        return
    lang, offered = seen.lang, proposals_of(recommendation, near)
    standing = {one for one in seen.proposals if acceptance.is_taken(one)}
    with st.container(horizontal=True, key="near_take"):
        for number, made in enumerate(offered):
            name = say(f"recommend.near.{'other' if number else 'best'}", lang=lang, number=number)
            st.button(
                say("recommend.near.take", lang=lang, name=name, count=len(made)),
                key=f"near_take_{number}",
                disabled=not made or standing == set(made),
                on_click=take,
                args=(seen, made),
            )


def proposals_of(recommendation: Recommendation, near: NearBest) -> list[tuple[Proposal, ...]]:
    """Return what each plan proposes, the one shown first; put into years once."""
    return once(
        near,
        "proposals",
        lambda: [recommend.proposals(recommendation, plan) for plan in (near.best, *near.plans)],
        beside=recommendation.chooser,
    )


def take(seen: Seen, made: tuple[Proposal, ...]) -> None:
    """
    Put what one plan proposes, instead of all that was taken from plans before.

    Whichever search found those: two plans together are a plan nobody proved anything of. A school
    the planner put himself stays. Move by move it can be taken back.
    """
    moved, me = state.scenario(), proposals.me()
    kept = {one.proposal_id: one for one in made}
    for one in moved.proposals:
        if acceptance.is_taken(one) and one.proposal_id not in kept:
            moved = moved.remove(one.proposal_id, by=me)
    standing = set(moved.proposals)
    for one in made:
        if one not in standing:
            moved = moved.put(one, by=me)
    if proposals.settle(assessments.town(seen.source), moved):
        key, told = project_list.taken(seen, made)
        state.done(key, undo=True, offer="", count=len(made), **told)


def html(near: NearBest, *, lang: str) -> str:
    """Draw the plans, a row each, what each does below its name."""
    key = {End.PROVEN: "all", End.ROUNDS: "more"}.get(near.end, "time")
    told = tag("p", text(say(f"siting.near.{key}", lang=lang)), css="tl-quiet")
    heads = [TableHead(label=say("recommend.near.plan", lang=lang))]
    heads += [
        TableHead(label=say(f"recommend.near.{name}", lang=lang), number=True) for name in COLUMNS
    ]
    rows = []
    plans = (near.best, *near.plans)
    for row, plan in zip(siting_near.rows(near, lang=lang), plans, strict=True):
        cells = [_plan(int(row["plan"]), plan, lang=lang)]
        for name in COLUMNS:
            decimals = DECIMALS.get(name, 0)
            number = words.number(float(row[name]), lang=lang, decimals=decimals)
            alone = name == "shared_percent" and not row["plan"]  # no plan stands before it
            cells.append(text("–" if alone else number))
        rows.append(TableRow(cells=cells, css="" if row["plan"] else "tl-here"))
    return html_table.html(heads, rows, name=say("recommend.near.name", lang=lang)) + told


def _plan(number: int, plan: Plan, *, lang: str) -> str:
    """Name a plan and fold what it does below."""
    key = "other" if number else "best"
    name = tag("b", text(say(f"recommend.near.{key}", lang=lang, number=number)))
    does = listing([text(one) for one in siting_near.projects(plan, lang=lang)], css="tl-reasons")
    count = say("recommend.near.projects", lang=lang, count=len(plan.actions))
    return name + tag("details", tag("summary", text(count)), does)
