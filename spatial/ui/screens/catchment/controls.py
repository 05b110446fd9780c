"""How pupils are sent to schools: the model, the longest walk, the shares of a mix."""

from __future__ import annotations

import dataclasses

import streamlit as st

from spatial import norms, words
from spatial.ui.session import pupil_flows, state
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupil_flows import (
    DAY_S_WAY,
    MIX,
    TIMES,
    TIMES_KEY,
    USUAL_TIMES,
    WAYS,
    FlowCase,
    FlowOutcome,
    Way,
)
from spatial.ui.text import say
from spatial.ui.widgets import inputs, progress

SHARES = ("crossing", "private")


@dataclasses.dataclass(frozen=True, kw_only=True)
class FlowView:
    """
    What the page looks at.

    Attributes
    ----------
    way
        How pupils are sent.
    case, outcome
        The question and the model's answer, with the proposals.
    before
        The answer without the proposals; the same object when there are none.
    """

    way: Way
    case: FlowCase
    outcome: FlowOutcome
    before: FlowOutcome


def name_of(model: str, *, lang: str) -> str:
    """Say what a model is called."""
    return say(f"flow.model.{model}", lang=lang)


def limit(seen: Seen, times: float, *, lang: str) -> str:
    """Say a longest walk in metres."""
    if times == DAY_S_WAY:
        usual_m = words.number(norms.longest_walk_m(seen.level), lang=lang)
        return say("flow.limit.usual", lang=lang, metres=usual_m)
    norm_m = seen.rules.radius_m[seen.level].value
    if not times:
        return say("flow.limit.none", lang=lang)
    metres = words.number(norm_m * times, lang=lang)
    if times == 1:
        return say("flow.limit.norm", lang=lang, metres=metres)
    return say("flow.limit.times", lang=lang, metres=metres, times=words.number(times, lang=lang))


def longest(seen: Seen, *, key: str = TIMES_KEY) -> float:
    """Choose the longest walk."""
    return inputs.select(
        say("flow.limit.label", lang=seen.lang),
        TIMES,
        key=key,
        usual=USUAL_TIMES,
        name=lambda times: limit(seen, times, lang=seen.lang),
    )


def draw(seen: Seen) -> Way:
    """Show the choices; return them."""
    lang = seen.lang
    with st.container(horizontal=True, vertical_alignment="center", key="flow_controls"):
        chosen = inputs.segments(
            say("flow.model.label", lang=lang),
            WAYS,
            key="flow.model",
            usual=Way().model,
            name=lambda one: name_of(one, lang=lang),
        )
        times = longest(seen)
    way = Way(model=chosen, times=times)
    if chosen == MIX:
        way = _shares(seen, way)
    return way


def _shares(seen: Seen, way: Way) -> Way:
    """Choose the shares of a mix; private schools only where the level has some."""
    lang = seen.lang
    has_private = pupil_flows.private(pupil_flows.case(seen, way.times)).any()
    given = {name: int(state.recall(f"flow.{name}") or 0) for name in SHARES}
    if state.recall("flow.crossing") is None:
        given["crossing"] = way.crossing
    given["private"] = min(given["private"], 100 - given["crossing"])  # a link may ask for more
    shown = SHARES if has_private else SHARES[:1]
    for column, name in zip(st.columns(4), shown, strict=False):
        other = sum(given[one] for one in shown if one != name)
        column.number_input(
            say(f"flow.share.{name}", lang=lang),
            0,
            100 - other,
            step=5,
            key=state.hold(f"flow.{name}", min(given[name], 100 - other)),
            on_change=inputs.keep,
            args=(f"flow.{name}",),
        )
    crossing = given["crossing"]
    return dataclasses.replace(
        way, crossing=crossing, private=given["private"] if has_private else 0
    )


def looked(seen: Seen, way: Way) -> FlowView | None:
    """
    Return the answers of a way, ``None`` while the planner does not want to wait.

    Parameters
    ----------
    way
        How pupils are sent.
    """
    case = pupil_flows.case(seen, way.times)
    was = pupil_flows.case(seen, way.times, proposals=False) if seen.proposals else case

    def work() -> object:
        for one in (case, was):
            _ = one.stress, one.outcome(way).top
        return True

    view = seen.view
    key = f"catchment{seen.source}{view.options}{view.own}{view.level}{seen.proposals}{way}"
    made = way in case.kept and way in was.kept
    if not made and not progress.compiled(seen.lang):
        return None
    if not made and progress.run(seen.lang, "catchment", key, work) is None:
        return None
    return FlowView(way=way, case=case, outcome=case.outcome(way), before=was.outcome(way))


def walk_text(case: FlowCase, *, lang: str) -> str:
    """Say the longest walk of a question inside a sentence."""
    if norms.any_walk(case.limit_m):
        return say("flow.within.any", lang=lang)
    return say("flow.within.limit", lang=lang, metres=words.number(case.limit_m, lang=lang))
