"""The points of the map of who goes where: schools as circles, overflow as lines."""

from __future__ import annotations

import math
from typing import Any

from spatial import caveats, words
from spatial.records import Kind
from spatial.ui.map import colours, point_layers
from spatial.ui.map.cells import Style
from spatial.ui.map.point_layers import Features
from spatial.ui.screens.catchment import card as cards
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.screens.catchment.legend import PRICE
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

WIDEST_PX, THINNEST_PX = 9.0, 1.5


def flows(seen: Seen, view: FlowView, school_id: str | None) -> Features:
    """Draw lines from the chosen school to those that take its overflow."""
    if school_id is None:
        return point_layers.collection([])
    start = point_layers.spot(seen, school_id)
    table = cards.overflow(view, school_id).dropna(subset=["school_id"])
    called, lang = cards.names(view), seen.lang
    most = float(table["pupils"].max()) if len(table) else 1.0
    features = []
    for row in table.to_dict("records"):
        end = point_layers.spot(seen, str(row["school_id"]))
        if start is None or end is None:
            continue
        wide = THINNEST_PX + (WIDEST_PX - THINNEST_PX) * float(row["pupils"]) / most
        text = say(
            "flow.line_to",
            lang=lang,
            pupils=words.number(row["pupils"], lang=lang),
            extra=words.number(row["extra_m"], lang=lang),
        )
        style = {"color": "#b45309", "weight": round(wide, 1), "opacity": 0.9}
        shape = {"type": "LineString", "coordinates": [start, end]}
        known = point_layers.kind_line(Kind.ESTIMATED, lang=lang)  # as the model sends them
        lines = [called[str(row["school_id"])], text, known]
        features.append(
            point_layers.feature(shape, "flow", str(row["school_id"]), lines, style=style)
        )
    return point_layers.collection(features)


def schools(seen: Seen, view: FlowView, layer: str, school_id: str | None) -> Features:
    """Draw the schools by how full they are, or by what one room more is worth."""
    called, load = cards.names(view), view.outcome.load
    ranked = {str(one): rank for rank, one in enumerate(view.case.rooms.index)}
    features = []
    for school in sorted(map(str, load.index), key=lambda one: one == school_id):
        at = point_layers.spot(seen, school)
        if at is None:
            continue
        row = load.loc[[school]].iloc[0]
        seats = words.number(row["seats"], lang=seen.lang)
        share = float(row["utilisation"])
        lines = [
            called[school],
            say(
                "flow.map_school",
                lang=seen.lang,
                seats=seats,
                pupils=words.number(row["pupils"], lang=seen.lang),
                share="–" if math.isnan(share) else words.percent(share, lang=seen.lang),
            ),
        ]
        if layer == PRICE:
            room = view.case.rooms.loc[[school]].iloc[0]
            lines.append(cards.room_text(view, room, lang=seen.lang))
        mark = caveats.apportioned(view.case.assessment, school, seen.level, lang=seen.lang)
        lines.append(mark or point_layers.kind_line(Kind.ESTIMATED, lang=seen.lang))
        here = school == school_id
        style = _circle(row, share, layer, ranked[school] / max(1, len(ranked)))
        style |= {"color": colours.CHOSEN if here else "#111827", "weight": 4 if here else 1}
        shape = {"type": "Point", "coordinates": at}
        features.append(point_layers.feature(shape, "school", school, lines, style=style))
    return point_layers.collection(features)


def _circle(row: Any, share: float, layer: str, rank: float) -> Style:  # noqa: ANN401 - a row of pandas
    """Size and colour one school."""
    if layer == PRICE:
        fifth = min(int(rank * len(colours.SHORTAGE)), len(colours.SHORTAGE) - 1)
        color = colours.SHORTAGE[len(colours.SHORTAGE) - 1 - fifth]
        return {"radius": 5.0 + 1.6 * (4 - fifth), "fillColor": color, "fillOpacity": 0.95}
    grow = point_layers.SPAN_PX * math.sqrt(min(row["seats"] / point_layers.LARGEST_SEATS, 1.0))
    return {
        "radius": round(point_layers.SMALLEST_PX + 1.5 + grow, 1),
        "fillColor": colours.utilisation(round(share, 9)),
        "fillOpacity": 0.95,
    }
