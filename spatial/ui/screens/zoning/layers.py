"""The map of enrolment zones: a colour a zone, borders between them, locks, the one chosen."""

from __future__ import annotations

import json

import geopandas as gpd
import numpy as np
import shapely

from spatial import caveats, crs, network, words
from spatial.catchment import areas
from spatial.records import Kind
from spatial.ui.map import cells, colours, picture, point_layers, ward_layers
from spatial.ui.map import legend as legends
from spatial.ui.map.cells import CardText, Style
from spatial.ui.map.colours import LIGHT, LINE, NOBODY
from spatial.ui.map.picture import Legend, MapLayer, MapPicture, MapScene
from spatial.ui.map.point_layers import Features
from spatial.ui.screens.zoning import card
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.zoning.problem import FREE

LOCKED, HAND = "#111827", "#b45309"
UNGIVEN = "#dbe4ee"  # a neighbourhood before any search


def layers(seen: Seen, work: ZoneWork) -> MapPicture:
    """Draw everything that changes."""
    called = {"map": say("zone.map", lang=seen.lang)}
    parts: list[MapScene | MapLayer] = [
        picture.scene(legend=_legend(seen), words=legends.map_words(seen) | called)
    ]
    borders = picture.shapes(_borders(work, filled=not cells.few(seen.source)), "zones")
    if cells.few(seen.source):
        parts.append(_mosaic(seen, work))
    parts += [borders, picture.shapes(ward_layers.borders(seen), "borders")]
    parts += [
        picture.circles(_schools(seen, work)),
        ward_layers.names(seen, point_layers.occupied(seen, None)),
        picture.sites(point_layers.sites(seen, None)),
    ]
    return picture.build(parts)


def before(seen: Seen, work: ZoneWork) -> MapPicture:
    """Draw what is to be shared out: neighbourhoods with their pupils, schools."""
    lang = seen.lang
    called = {"map": say("zone.map_before", lang=lang)}
    cell = legends.row(say("zone.legend_cell", lang=lang), UNGIVEN, "square")
    legend: Legend = {
        "title": say("zone.map_before", lang=lang),
        "groups": [{"title": "", "rows": [cell]}, legends.schools(lang=lang)],
    }
    parts: list[MapScene | MapLayer] = [
        picture.scene(legend=legend, words=legends.map_words(seen) | called)
    ]
    if cells.few(seen.source):
        parts.append(_ungiven(seen, work))
    parts += [
        picture.shapes(ward_layers.borders(seen), "borders"),
        picture.circles(point_layers.schools(seen)),
        ward_layers.names(seen, point_layers.occupied(seen, None)),
        picture.sites(point_layers.sites(seen, None)),
    ]
    return picture.build(parts)


def _ungiven(seen: Seen, work: ZoneWork) -> MapLayer:
    """Draw the neighbourhoods before any has a school."""
    lang, card_text = seen.lang, CardText()
    lines = []
    untold = [card_text.at(say("status.untold", lang=lang))]
    for pupils, told in zip(work.asked.pupils, work.case.question.told, strict=True):
        if not told:
            lines.append(untold)
            continue
        count = words.number(float(pupils), lang=lang)
        said = (
            say("flow.cell_pupils", lang=lang, count=count),
            point_layers.kind_line(Kind.ESTIMATED, lang=lang),
        )
        lines.append([card_text.at(one) for one in said])
    title = say("flow.cell", lang=lang)
    return cells.mosaic(
        seen.source,
        title=title,
        styles=[cells.plain(UNGIVEN), cells.plain(colours.UNTOLD)],
        fill=(~work.case.question.told).astype(int).tolist(),
        card_text=card_text,
        lines=lines,
    )


def names(work: ZoneWork) -> list[str | None]:
    """Return the school of every neighbourhood, missing for none."""
    ids = [*map(str, work.schools), None]
    return [ids[at] for at in work.school.tolist()]


def shapes(work: ZoneWork) -> gpd.GeoDataFrame:
    """Return the zones, one shape per ``school_id``, in metres; for the eye."""
    town = work.case.assessment.network
    outline = town.wards(None).union_all()
    return areas.drawn(network.xy(town.cells), names(work), outline=outline, crs=town.cells.crs)


def _colors(work: ZoneWork) -> dict[str, int]:
    """Colour the zones so that neighbours differ, from the last search: hands change no colours."""
    standing = work.standing
    schools = standing.run.school if standing else {}
    top = [schools.get(str(cell)) for cell in work.cells]
    xy = network.xy(work.case.assessment.network.cells)
    return cells.colors(top, map(str, work.schools), xy)


def _mosaic(seen: Seen, work: ZoneWork) -> MapLayer:
    """Draw the neighbourhoods, each a button."""
    lang, color, standing = seen.lang, _colors(work), work.standing
    fills = [LIGHT[color[str(school)]] for school in work.schools] + [NOBODY]
    plain = [cells.plain(fill) for fill in fills]
    locked = [_edged(fill, LOCKED, 2.2) for fill in fills]
    hand = [_edged(fill, HAND, 2.0) for fill in fills]
    here = [_edged(fill, colours.CHOSEN, 4.0) for fill in fills]
    styles: list[Style] = [*plain, *locked, *hand, *here]
    chosen = card.chosen(work)
    held = standing.locked if standing else frozenset()
    moved = standing.by_hand if standing else {}
    fill, lines, card_text = [], [], CardText()
    told, untold = work.case.question.told, card_text.at(say("status.untold", lang=lang))
    for at, cell in enumerate(map(str, work.cells)):
        school = int(work.school[at])
        number = school if school != FREE else len(fills) - 1
        sort = 3 if at == chosen else 1 if cell in held else 2 if cell in moved else 0
        fill.append(number + sort * len(fills))
        pupils = words.number(float(work.asked.pupils[at]), lang=lang)
        line = (
            [
                card_text.at(say("flow.cell_pupils", lang=lang, count=pupils)),
                card_text.at("→ " + card.name_of(work, school, lang=lang)),
            ]
            if told[at]
            else [untold]
        )
        if cell in held:
            line.append(card_text.at(say("zone.locked", lang=lang)))
        line.append(card_text.at(point_layers.kind_line(Kind.ESTIMATED, lang=lang)))
        lines.append(line)
    title = say("flow.cell", lang=lang)
    return cells.mosaic(
        seen.source, title=title, styles=styles, fill=fill, card_text=card_text, lines=lines
    )


def _edged(fill: str, edge: str, weight: float) -> Style:
    """Return the style of a neighbourhood that stands out."""
    return cells.plain(fill, weight=weight) | {"color": edge}


def _borders(work: ZoneWork, *, filled: bool) -> Features:
    color = _colors(work) if filled else {}
    degrees = crs.to_lonlat(shapes(work))
    features = []
    for school, shape in zip(
        map(str, degrees.index), point_layers.rounded(degrees.geometry.to_numpy()), strict=True
    ):
        style: Style = {"color": LINE, "weight": 1.8, "fill": filled}
        if filled:
            style |= {"fillColor": LIGHT[color[school]], "fillOpacity": 0.8}
        name = str(work.case.assessment.network.schools["name"][school])
        geometry = json.loads(shapely.to_geojson(shape))
        features.append(point_layers.feature(geometry, "school", school, [name], style=style))
    return point_layers.collection(features)


def _schools(seen: Seen, work: ZoneWork) -> Features:
    """Draw the schools by how full their zone makes them."""
    lang, zones, features = seen.lang, work.judged, []
    called = work.case.assessment.network.school_names(seen.level)
    for at, school in enumerate(map(str, work.schools)):
        spot = point_layers.spot(seen, school)
        if spot is None:
            continue
        seats, load = float(work.asked.seats[at]), float(zones.load[at])
        share = load / seats if seats > 0 else np.nan
        text = say(
            "zone.map_school",
            lang=lang,
            seats=words.number(seats, lang=lang),
            pupils=words.number(load, lang=lang),
            share=words.percent(share, lang=lang) if np.isfinite(share) else "–",
        )
        style = {
            "radius": 7,
            "color": "#111827",
            "weight": 1.5,
            "fillColor": colours.utilisation(round(share, 9)),
            "fillOpacity": 0.95,
        }
        shape = {"type": "Point", "coordinates": spot}
        mark = caveats.apportioned(work.case.assessment, school, seen.level, lang=lang)
        lines = [called[school], text, mark or point_layers.kind_line(Kind.ESTIMATED, lang=lang)]
        features.append(point_layers.feature(shape, "school", school, lines, style=style))
    return point_layers.collection(features)


def _legend(seen: Seen) -> Legend:
    """Explain colours, edges and circles."""
    lang = seen.lang
    rows = [
        legends.row(say("zone.legend.color", lang=lang), LIGHT[0], "square"),
        legends.row(say("zone.legend.locked", lang=lang), LOCKED, "square"),
        legends.row(say("zone.legend.hand", lang=lang), HAND, "square"),
    ]
    title = say("zone.legend.title", lang=lang, level=say(f"level.{seen.level}", lang=lang))
    return {
        "title": title,
        "groups": [{"title": "", "rows": rows}, legends.schools(lang=lang)],
    }
