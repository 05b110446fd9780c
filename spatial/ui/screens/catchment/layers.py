"""The map of who goes where: zones of schools, cells without seats, flows, prices of rooms."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import shapely

from spatial import network as networks
from spatial import rounding, words
from spatial.records import Kind
from spatial.ui.map import cells, colours, picture, point_layers, ward_layers
from spatial.ui.map.cells import CardText, Style, plain
from spatial.ui.map.colours import LIGHT, LINE, NOBODY
from spatial.ui.map.legend import map_words, shares
from spatial.ui.map.picture import MapLayer, MapPicture, MapScene
from spatial.ui.map.point_layers import Features
from spatial.ui.memo import once
from spatial.ui.screens.catchment import card as cards
from spatial.ui.screens.catchment import legend as legends
from spatial.ui.screens.catchment import points
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.screens.catchment.legend import GOES, LOST, PALE, PRICE, STAYS, ZONES
from spatial.ui.session import pupil_flows
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say


def layers(seen: Seen, view: FlowView, layer: str, *, rings: bool) -> MapPicture:
    """
    Draw everything that changes.

    Parameters
    ----------
    layer
        One of `LAYERS`.
    rings
        Whether the streets within 500, 1,000 and 2,000 m of the chosen school are drawn.
    """
    school_id = cards.chosen(view)
    legend = legends.legend(seen, layer, school_id)
    called = {"map": say(f"flow.layer.{layer}", lang=seen.lang)}
    parts: list[MapScene | MapLayer] = [
        picture.scene(legend=legend, words=map_words(seen) | called),
        *_ground(seen, view, layer, school_id),
        picture.shapes(ward_layers.borders(seen), "borders"),
    ]
    if rings and school_id is not None:
        parts.append(picture.shapes(_walks(seen, view, school_id), "walks"))
    parts += [
        picture.shapes(points.flows(seen, view, school_id), "flows"),
        picture.circles(points.schools(seen, view, layer, school_id)),
        ward_layers.names(seen, point_layers.occupied(seen, None)),
        picture.sites(point_layers.sites(seen, None)),
    ]
    return picture.build(parts)


def _ground(seen: Seen, view: FlowView, layer: str, school_id: str | None) -> list[MapLayer]:
    """Draw the cells, or the schools' areas where the cells are too many."""
    areas = picture.shapes(_areas(view, filled=not cells.few(seen.source)), "zones")
    if not cells.few(seen.source):
        return [areas]
    styles, fill = _fill(view, layer, school_id)
    card_text = CardText()
    lines = _cell_lines(seen, view, card_text)
    title = say("flow.cell", lang=seen.lang)
    ground = cells.mosaic(
        seen.source, title=title, styles=styles, fill=fill, card_text=card_text, lines=lines
    )
    return [ground, areas] if layer == ZONES and school_id is None else [ground]


def _fill(view: FlowView, layer: str, school_id: str | None) -> tuple[list[Style], list[int]]:
    """Choose each cell's style by number."""
    outcome = view.outcome
    if school_id is not None:
        return [plain(one) for one in (PALE, STAYS, GOES, LOST)], _around(view, school_id)
    if layer == ZONES:
        color = once(outcome, "colors", lambda: colors(view))
        styles = [plain(one) for one in (*LIGHT, NOBODY, colours.UNTOLD)]
        return styles, [
            color.get(school, len(LIGHT)) if told else len(LIGHT) + 1
            for school, told in zip(outcome.top, outcome.asked.told, strict=True)
        ]
    if layer == PRICE:
        return [plain(PALE)], [0] * len(outcome.top)
    classes = shares()
    known = (colours.NONE, *classes.colors, colours.UNTOLD)
    return [plain(color) for color in known], [
        known.index(classes.color(share)) for share in without_percent(view)
    ]


def without_percent(view: FlowView) -> list[float]:
    """Return the share of each cell's pupils without a seat, whole percent; missing untold."""
    pupils = view.case.question.pupils.to_numpy(dtype=np.float64)
    without = view.outcome.unserved[0].to_numpy(dtype=np.float64)
    share = np.divide(without, pupils, out=np.zeros_like(pupils), where=pupils > 0)
    return [
        float(rounding.whole(100 * part)) if told else float("nan")
        for part, told in zip(share, view.case.question.told, strict=True)
    ]


def _around(view: FlowView, school_id: str) -> list[int]:
    """Tell for each cell whether it goes to a school, is moved on from it, or finds no seat."""
    outcome = view.outcome
    at = outcome.asked.pupils.index
    flows = outcome.flows
    here = flows[flows["school_id"] == school_id].groupby("cell_id")["pupils"].sum()
    moved = outcome.displaced
    moved = moved[moved["nearest_id"] == school_id]
    lost = moved[moved["school_id"].isna()].groupby("cell_id")["pupils"].sum()
    gone = moved[moved["school_id"].notna()].groupby("cell_id")["pupils"].sum()
    table = pd.DataFrame(
        {1: here.reindex(at), 2: gone.reindex(at), 3: lost.reindex(at)}, index=at
    ).fillna(0.0)
    largest = table.to_numpy().argmax(axis=1) + 1
    where = np.where(table.sum(axis=1) > 0, largest, 0)
    return [int(one) for one in where]


def colors(view: FlowView) -> dict[str, int]:
    """Give every school a colour its neighbours do not have."""
    xy = networks.xy(view.case.assessment.network.cells)
    outcome = view.outcome
    return cells.colors(list(outcome.top), map(str, outcome.asked.seats.index), xy)


def _cell_lines(seen: Seen, view: FlowView, card_text: CardText) -> list[list[int]]:
    """Say of every cell its pupils, their school, and how many find none."""
    called, lang = cards.names(view), seen.lang
    outcome, asked = view.outcome, view.case.question
    nowhere = outcome.unserved[0].to_numpy(dtype=np.float64)
    lines = []
    untold = [card_text.at(say("status.untold", lang=lang))]
    rows = zip(asked.pupils.to_numpy(dtype=float), outcome.top, nowhere, asked.told, strict=True)
    for pupils, school, without, told in rows:
        if not told:
            lines.append(untold)
            continue
        line = [
            card_text.at(say("flow.cell_pupils", lang=lang, count=words.number(pupils, lang=lang)))
        ]
        if isinstance(school, str):
            line.append(card_text.at("→ " + called[school]))
        if rounding.whole(without):
            line.append(
                card_text.at(
                    say("flow.cell_without", lang=lang, count=words.number(without, lang=lang))
                )
            )
        line.append(card_text.at(point_layers.kind_line(Kind.ESTIMATED, lang=lang)))
        lines.append(line)
    return lines


def _areas(view: FlowView, *, filled: bool) -> Features:
    """Draw the area of every school; only its border where the cells show themselves."""
    outcome, called = view.outcome, cards.names(view)
    shapes = once(outcome, "areas", lambda: pupil_flows.drawn(view.case, outcome))
    color = once(outcome, "colors", lambda: colors(view))
    rounded = point_layers.rounded(shapes.geometry.to_numpy())
    features = []
    for school, shape in zip(map(str, shapes.index), rounded, strict=True):
        style: Style = {"color": LINE, "weight": 1.6, "fill": filled}
        if filled:
            style |= {"fillColor": LIGHT[color[school]], "fillOpacity": 0.8}
        geometry = json.loads(shapely.to_geojson(shape))
        features.append(
            point_layers.feature(geometry, "school", school, [called[school]], style=style)
        )
    return point_layers.collection(features)


def _walks(seen: Seen, view: FlowView, school_id: str) -> Features:
    """Draw how far one walks from a school along the streets."""
    shapes = once(view.case, f"walks{school_id}", lambda: pupil_flows.walks(view.case, school_id))
    features = []
    for far, shape in zip(
        shapes["metres"], point_layers.rounded(shapes.geometry.to_numpy()), strict=True
    ):
        style = {
            "color": "#4a1486",
            "weight": 0.5,
            "opacity": 0.5,
            "fillColor": "#4a1486",
            "fillOpacity": 0.16,
        }
        text = say("flow.ring", lang=seen.lang, metres=words.number(far, lang=seen.lang))
        geometry = json.loads(shapely.to_geojson(shape))
        features.append(point_layers.feature(geometry, "school", school_id, [text], style=style))
    return point_layers.collection(features)
