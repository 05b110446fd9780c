"""The map of the land fund: parcels by what is known of them, over the wards."""

from __future__ import annotations

import json
from collections.abc import Sequence

import shapely

from spatial import crs, words
from spatial.export import land_fund as files
from spatial.land_fund import LandParcel
from spatial.ui.map import colours, legend, picture, point_layers, ward_layers
from spatial.ui.map.picture import Legend, MapPicture
from spatial.ui.map.point_layers import Features
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

CLEAR, UNCLEAR, OUT = "clear", "unclear", "out"
COLOURS = {
    CLEAR: (colours.PARCEL, colours.PARCEL_FILL),
    UNCLEAR: ("#92400e", "#fbbf24"),
    OUT: ("#6b7280", "#e5e7eb"),
}


def state_of(parcel: LandParcel) -> str:
    """Tell by what colour a parcel is drawn: out of the fund, unclear, or clear."""
    if not parcel.is_counted:
        return OUT
    return UNCLEAR if parcel.doubts else CLEAR


def layers(seen: Seen, parcels: Sequence[LandParcel]) -> MapPicture:
    """Draw the parcels given: those the register beside lists."""
    lang = seen.lang
    rows = [
        legend.row(say(f"fund.state.{name}", lang=lang), fill, "circle")
        for name, (_, fill) in COLOURS.items()
        if any(state_of(one) == name for one in parcels)
    ]
    told: Legend = {
        "title": say("fund.map", lang=lang),
        "groups": [{"title": "", "rows": rows}, legend.schools(lang=lang)],
    }
    called = {"map": say("fund.map", lang=lang)}
    style = {"color": colours.BORDER, "weight": 1, "fillColor": colours.NONE, "fillOpacity": 1}
    shapes = ward_layers.outlines(seen.source, seen.view.units)
    wards = [
        point_layers.feature(shape, "ward", name, [seen.name(name)], style=style)
        for name, shape in shapes.items()
    ]
    drawn = outlines(seen, parcels)
    parts = (
        picture.scene(legend=told, words=legend.map_words(seen) | called),
        picture.shapes(point_layers.collection(wards)),
        picture.circles(point_layers.schools(seen)),
        picture.shapes(drawn, "parcels"),
        picture.circles(point_layers.parcel_marks(drawn), "parcels"),
        ward_layers.names(seen, point_layers.occupied(seen, None)),
    )
    return picture.build(parts)


def outlines(seen: Seen, parcels: Sequence[LandParcel]) -> Features:
    """Make the outline of every parcel given, its main figures in the card."""
    land = seen.after.network.parcels
    if land is None or not parcels:
        return point_layers.collection([])
    outlined = crs.to_lonlat(land).geometry
    shapes = dict(zip(outlined.index.astype(str), outlined, strict=True))
    features = []
    for one in parcels:
        shape = shapes[one.parcel_id]
        line, fill = COLOURS[state_of(one)]
        style = {"color": line, "weight": 2.5, "fillColor": fill, "fillOpacity": 0.5}
        geometry = json.loads(shapely.to_geojson(shapely.set_precision(shape, 1e-6)))
        features.append(
            point_layers.feature(geometry, "parcel", one.parcel_id, _lines(one, seen.lang),
                                 style=style)
        )  # fmt: skip
    return point_layers.collection(features)


def _lines(parcel: LandParcel, lang: str) -> list[str]:
    """Say what stands in the card of a parcel."""
    untold = words.say("land.untold", lang=lang)
    uses = {
        "use": files.code(parcel, "current_use", lang=lang) or untold,
        "planned": files.code(parcel, "planned_use", lang=lang) or untold,
    }
    doubts = files.doubts(parcel, lang=lang)
    return [
        parcel.name,
        say("map.parcel", lang=lang, area=words.number(parcel.area_m2, lang=lang)),
        say("fund.uses", lang=lang, **uses),
        *([words.say("land.doubts", lang=lang, listed=doubts)] if doubts else []),
        point_layers.kind_line(parcel.kind, lang=lang),
    ]
