"""The curve of money against children seated and against walks; a point clicked shows its plan."""

from __future__ import annotations

from typing import Any

import altair as alt
import streamlit as st

from spatial import words
from spatial.norms import BILLION
from spatial.recommend import Recommendation
from spatial.siting import walk_measures
from spatial.ui.screens.recommend import result
from spatial.ui.screens.recommend.result import PlanResult
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

SEATS, WALK = "recommend_seats", "recommend_walk"
HEIGHT_PX, GRID, PICK = 112, 3, "plan"
LINE, HERE, BOUND = "#2f6fd6", "#c2571a", "#7b8494"  # legible on light and on dark


def rows(recommendation: Recommendation, *, lang: str) -> list[dict[str, Any]]:
    """Return the plans as points: money, children seated, the most anybody could seat, walk."""
    made = []
    for number, plan in enumerate(recommendation.plans):
        sure = result.proof(recommendation, number)
        cost = plan.outcome.cost_vnd / BILLION
        seated = recommendation.standing - plan.outcome.unseated
        walk = walk_measures.measures(plan.outcome.assigned)["walk_mean_m"]
        made.append(
            {
                "number": number,
                "cost": round(cost, 2),
                "seated": round(seated, 1),
                "most": round(recommendation.standing - sure.bound, 1),
                "walk": round(walk, 1),
                "said": say(
                    "recommend.point",
                    lang=lang,
                    cost=words.number(cost, lang=lang),
                    seated=words.number(seated, lang=lang),
                    walk=words.number(walk, lang=lang),
                ),
            }
        )
    return made


def draw(seen: Seen, outcome: PlanResult) -> None:
    """Draw both curves, and the same points as buttons."""
    recommendation, lang = outcome.recommendation, seen.lang
    if recommendation is None:
        return
    points = rows(recommendation, lang=lang)
    st.html(tag("h2", text(say("recommend.curve", lang=lang)), css="tl-title tl-screen"))
    for key, field in ((SEATS, "seated"), (WALK, "walk")):
        st.html(tag("p", text(say(f"recommend.axis.{field}", lang=lang)), css="tl-curve"))
        st.altair_chart(
            spec(points, field, outcome.number, lang=lang),
            theme="streamlit",
            key=f"{key}_{state.view().plans}_{outcome.number}",
            width="stretch",
            on_select=_picker(f"{key}_{state.view().plans}_{outcome.number}"),
            selection_mode=PICK,
        )
    costs = [words.number(point["cost"], lang=lang) for point in points]
    st.segmented_control(
        say("recommend.pick", lang=lang),
        list(range(len(points))),
        required=True,
        key=state.hold("recommend_pick", outcome.number),
        format_func=lambda number: costs[number],
        on_change=lambda: result.choose(int(state.held("recommend_pick"))),
    )


def _picker(key: str) -> Any:  # noqa: ANN401 - what Streamlit calls
    """Return what answers a click on a point."""

    def picked() -> None:
        points = state.held(key)["selection"].get(PICK) or []
        if points and "number" in points[0]:
            result.choose(int(points[0]["number"]))

    return picked


def spec(
    points: list[dict[str, Any]], field: str, number: int, *, lang: str
) -> alt.LayerChart | alt.FacetChart:
    """Draw one curve: the line, its points, the bound, the plan shown."""
    x, y, most = _axes(points, field, lang=lang)
    shown = f"datum.number == {number}"
    base = alt.Chart().encode(x=x, y=y)
    layers = [base.mark_line(color=LINE, strokeWidth=2)]
    if field == "seated":
        bound = base.mark_line(color=BOUND, strokeDash=[4, 3], strokeWidth=1.5)
        layers.insert(0, bound.encode(y=most))
    dots = base.mark_point(filled=True, opacity=1, cursor="pointer").encode(
        tooltip=alt.Tooltip("said:N", title=" "),
        color=alt.condition(shown, alt.value(HERE), alt.value(LINE)),
        size=alt.condition(shown, alt.value(190), alt.value(90)),
    )
    return alt.layer(
        *layers,
        dots.properties(name="dots").add_params(alt.selection_point(name=PICK, fields=["number"])),
        data=alt.Data(values=points),
        height=HEIGHT_PX,
        description=say(f"recommend.axis.{field}", lang=lang),
        padding={"left": 0, "right": 8, "top": 4, "bottom": 0},
        config=alt.Config(view=alt.ViewConfig(stroke=None)),
    )


def _axes(points: list[dict[str, Any]], field: str, *, lang: str) -> tuple[alt.X, alt.Y, alt.Y]:
    """Lay the money along, and up what is drawn and the most it could be."""
    mark = "." if lang == "vi" else ","
    label = f"replace(format(datum.value, ','), regexp(',', 'g'), '{mark}')"
    top = max(*(point["cost"] for point in points), 1.0)
    x = alt.X(
        "cost:Q",
        title=None,
        axis=alt.Axis(grid=False, tickCount=GRID, labelExpr=label),
        scale=alt.Scale(domain=[0, top * 1.04], nice=False),
    )
    y, most = (
        alt.Y(
            f"{name}:Q",
            title=None,
            axis=alt.Axis(tickCount=GRID, labelExpr=label),
            scale=alt.Scale(zero=field == "seated", nice=True),
        )
        for name in (field, "most")
    )
    return x, y, most
