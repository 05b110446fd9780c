"""Marks of institutions beside the four levels, where their place is told."""

from __future__ import annotations

import pandas as pd

from spatial import institutions, words
from spatial.ui.map import colours, picture
from spatial.ui.map.picture import MapLayer
from spatial.ui.map.point_layers import collection, feature, kind_line
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

STYLE = {"radius": 6, "color": "#155e75", "weight": 2.5, "fillOpacity": 0.95,
         "fillColor": colours.INSTITUTION}  # fmt: skip
_DECIMALS = 5  # of a degree: 1 m


def _placed(seen: Seen) -> pd.DataFrame:
    """Return the institutions whose place is told, of the home ward where the page has one."""
    table = institutions.listed(seen.after)
    table = table[table["lon"].notna() & table["lat"].notna()]
    home = seen.view.home_ward
    return table if home is None else table[table["ward_id"] == home]


def shown(seen: Seen) -> bool:
    """Tell whether any institution has a place on the map shown."""
    return not _placed(seen).empty


def layer(seen: Seen) -> MapLayer | None:
    """Mark every institution whose place is told; ``None`` without any."""
    table = _placed(seen)
    if table.empty:
        return None
    features = []
    for row in table.to_dict("records"):
        lon, lat = float(row["lon"]), float(row["lat"])
        place = {
            "type": "Point",
            "coordinates": [round(lon, _DECIMALS), round(lat, _DECIMALS)],
        }
        sort = words.say(f"institutions.sort.{row['sort']}", lang=seen.lang)
        figures = {
            name: words.number(float(row[name]), lang=seen.lang) for name in ("places", "learners")
        }
        lines = [
            str(row["name"]),
            sort,
            say("map.institution_line", lang=seen.lang, **figures),
            kind_line(row["kind"], lang=seen.lang),
        ]
        features.append(
            feature(place, "institution", str(row["institution_id"]), lines, style=STYLE)
        )
    return picture.circles(collection(features), name="institutions")
