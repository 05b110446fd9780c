"""The curve of money against children seated and against walks; a point clicked shows its plan."""

from __future__ import annotations

from typing import Any

import streamlit as st

from spatial import words
from spatial.recommend import Recommendation
from spatial.recommend.screening import BILLION
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
    st.html(tag("h2", text(say("recommend.curve", lang=lang)), css="tl-title"))
    for key, field in ((SEATS, "seated"), (WALK, "walk")):
        st.html(tag("p", text(say(f"recommend.axis.{field}", lang=lang)), css="tl-curve"))
        st.vega_lite_chart(
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


def spec(points: list[dict[str, Any]], field: str, number: int, *, lang: str) -> dict[str, Any]:
    """Describe one curve to Vega-Lite: the line, its points, the bound, the plan shown."""
    mark = "." if lang == "vi" else ","
    label = f"replace(format(datum.value, ','), regexp(',', 'g'), '{mark}')"
    top = max(*(point["cost"] for point in points), 1.0)
    x = {
        "field": "cost",
        "type": "quantitative",
        "title": None,
        "axis": {"grid": False, "tickCount": GRID, "labelExpr": label},
        "scale": {"domain": [0, top * 1.04], "nice": False},
    }
    y = {
        "field": field,
        "type": "quantitative",
        "title": None,
        "axis": {"tickCount": GRID, "labelExpr": label},
        "scale": {"zero": field == "seated", "nice": True},
    }
    tip = {"field": "said", "type": "nominal", "title": " "}
    here = {"condition": {"test": f"datum.number == {number}", "value": HERE}, "value": LINE}
    large = {"condition": {"test": f"datum.number == {number}", "value": 190}, "value": 90}
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "line", "color": LINE, "strokeWidth": 2}, "encoding": {"x": x, "y": y}}
    ]
    if field == "seated":
        bound = {"type": "line", "color": BOUND, "strokeDash": [4, 3], "strokeWidth": 1.5}
        layers.insert(0, {"mark": bound, "encoding": {"x": x, "y": y | {"field": "most"}}})
    layers.append(
        {
            "params": [{"name": PICK, "select": {"type": "point", "fields": ["number"]}}],
            "mark": {"type": "point", "filled": True, "opacity": 1, "cursor": "pointer"},
            "encoding": {"x": x, "y": y, "tooltip": tip, "color": here, "size": large},
        }
    )
    return {
        "height": HEIGHT_PX,
        "description": say(f"recommend.axis.{field}", lang=lang),
        "padding": {"left": 0, "right": 8, "top": 4, "bottom": 0},
        "config": {"view": {"stroke": None}},
        "data": {"values": points},
        "layer": layers,
    }
