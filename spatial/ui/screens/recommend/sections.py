"""The parts of the page of recommended networks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from spatial import words
from spatial.commands import found_plan
from spatial.export import siting as writer
from spatial.norms import BILLION
from spatial.ui.map import board
from spatial.ui.map.picture import Click
from spatial.ui.memo import once
from spatial.ui.screens.recommend import cover as recommend_cover
from spatial.ui.screens.recommend import curve, figures, layers, project_list, search
from spatial.ui.screens.recommend import limits as recommend_limits
from spatial.ui.screens.recommend import near as recommend_near
from spatial.ui.screens.recommend import question as recommend_question
from spatial.ui.screens.recommend import robust as recommend_robust
from spatial.ui.screens.recommend import sites as recommend_sites
from spatial.ui.screens.recommend.result import PlanResult
from spatial.ui.session import page_command, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, inputs
from spatial.ui.widgets.markup import tag, text

MAP, SECTION = "recommend_map", "recommend.section"
NEEDS_PLAN = frozenset({"plan", "list", "near", "files"})
OWN_MAP = "sites"  # shows the land on a map itself


def head(seen: Seen, result: PlanResult) -> None:
    """Begin a search: the button, and the question in one line."""
    lang = seen.lang
    again = result.recommendation is not None
    with st.container(horizontal=True, vertical_alignment="center", key="recommend_head"):
        st.button(
            say("recommend.again" if again else "recommend.start", lang=lang),
            key="recommend_start",
            type="secondary" if again and not result.changed else "primary",
            icon=":material/travel_explore:",
            on_click=search.start,
            args=(seen,),
            disabled=search.under_way() is not None,
        )
        st.html(tag("p", text(question(seen)), css="tl-quiet"))


def question(seen: Seen) -> str:
    """Say the question in one line."""
    lang, asked = seen.lang, recommend_question.request(seen)
    money = say("recommend.asked.any", lang=lang)
    if asked.budget_vnd is not None:
        money = say(
            "recommend.asked.budget",
            lang=lang,
            money=words.number(asked.budget_vnd / BILLION, lang=lang),
        )
    if asked.yearly_vnd:
        yearly = next(iter(asked.yearly_vnd.values()))
        money += ", " + say(
            "recommend.asked.yearly", lang=lang, money=words.number(yearly / BILLION, lang=lang)
        )
    levels = ", ".join(say(f"level.{level}", lang=lang) for level in asked.levels)
    blanks = {"first": asked.years[0], "last": asked.years[1], "levels": levels, "money": money}
    return say("recommend.asked.line", lang=lang, **blanks)


def section(seen: Seen, result: PlanResult) -> str:
    """Choose the part of the page."""
    first = "plan" if result.recommendation is not None or search.under_way() else "limits"
    return inputs.segments(
        say("recommend.sections", lang=seen.lang),
        list(SECTIONS),
        key=SECTION,
        usual=first,
        name=lambda one: say(f"recommend.section.{one}", lang=seen.lang),
    )


def before(seen: Seen) -> None:
    """Show where rooms are missing, and on which land some could be, before any search."""
    board.draw(
        seen,
        layers.before(seen, recommend_sites.screened(seen)),
        key=MAP,
        clicked=lambda click: _clicked(seen, click),
    )


def plan(seen: Seen, result: PlanResult) -> None:
    """Show the plan on the map and the curve it lies on."""
    recommendation = result.recommendation
    if recommendation is None:
        return
    st.html(figures.html(seen, recommendation))
    left, right = st.columns([0.6, 0.4], gap="small")
    with left:
        board.draw(
            seen,
            layers.plan(seen, recommendation),
            key=MAP,
            clicked=lambda held: _clicked(seen, held),
        )
    with right, st.container(key="recommend_beside", gap="small"):
        curve.draw(seen, result)
    st.html(figures.basis(seen, recommendation))


def _clicked(seen: Seen, click: Click) -> None:
    """Show the ward that was clicked."""
    if click["kind"] == "ward":
        state.change(seen.after.network, ward=click["id"])


def files(seen: Seen, result: PlanResult) -> None:
    """Offer the files of ``truonglop recommend``."""
    recommendation = result.recommendation
    if recommendation is None:
        return
    name = f"{seen.after.network.locality.key}-{recommendation.request.years[1]}-recommend.zip"
    bundle = once(
        recommendation.plan,
        f"files{seen.lang}",
        lambda: writer.bundle(recommendation, lang=seen.lang),
    )
    downloads.offer(
        bundle,
        name=name,
        prefix="recommend.file",
        lang=seen.lang,
        told=partial(told, seen, result, bundle),
    )


def told(seen: Seen, result: PlanResult, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest: what the search found travels along, and nothing is searched again."""
    recommendation = result.recommendation
    found = []
    if recommendation is not None:
        plans = found_plan.json_bytes(recommendation, result.number)
        found = [("found", ("phuong-an-tim-duoc.json", plans))]
    asked = page_command.command(seen, "recommend", without=("year", "proposals"), files=found)
    return page_command.manifest_bytes(seen, asked, made)


def limits(seen: Seen, _made: PlanResult) -> None:
    """Show the limits."""
    recommend_limits.draw(seen)


def sites(seen: Seen, _made: PlanResult) -> None:
    """Show the candidate sites."""
    recommend_sites.draw(seen)


def robust(seen: Seen, _made: PlanResult) -> None:
    """Show how plans fare when the demand is another."""
    recommend_robust.draw(seen)


def cover(seen: Seen, _made: PlanResult) -> None:
    """Show how many children more schools bring near one."""
    recommend_cover.draw(seen, lambda held: _clicked(seen, held))


SECTIONS = {
    "limits": limits,
    "sites": sites,
    "plan": plan,
    "list": project_list.draw,
    "near": recommend_near.draw,
    "robust": robust,
    "cover": cover,
    "files": files,
}
