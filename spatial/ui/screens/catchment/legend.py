"""The colours of the map of who goes where, and their legend."""

from __future__ import annotations

from spatial.ui.map import colours
from spatial.ui.map.colours import LIGHT, NOBODY
from spatial.ui.map.legend import row, schools, share_labels, strip, untold_rows
from spatial.ui.map.picture import Legend, LegendGroup
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

ZONES, WITHOUT, PRICE = "zones", "without", "price"
LAYERS = (ZONES, WITHOUT, PRICE)
STAYS, GOES, LOST, PALE = "#44bb99", "#ee8866", "#7f1d1d", "#e5e7eb"


def prices(seen: Seen, level: str = "") -> LegendGroup:
    """Explain circles by what one room more is worth; named where they stand beside others."""
    lang = seen.lang
    ends = [say("flow.legend.low", lang=lang), "", "", "", say("flow.legend.high", lang=lang)]
    title = say("flow.legend.price", lang=lang, level=level) if level else ""
    return strip(ends, colours.SHORTAGE, title)


def legend(seen: Seen, layer: str, school_id: str | None) -> Legend:
    """Explain what is drawn."""
    lang = seen.lang
    level = say(f"level.{seen.level}", lang=lang)
    around: LegendGroup = {
        "title": "",
        "rows": [
            row(say(f"flow.legend.{key}", lang=lang), color, "square")
            for key, color in (("stays", STAYS), ("goes", GOES), ("lost", LOST))
        ],
    }
    if school_id is not None:
        title = say("flow.legend.school", lang=lang)
        below = prices(seen, level) if layer == PRICE else schools(lang=lang)
        return {"title": title, "groups": [around, below]}
    title = say(f"flow.legend.{layer}", lang=lang, level=level)
    if layer == PRICE:
        return {"title": title, "groups": [prices(seen)]}
    if layer == WITHOUT:
        ground = strip(["0", *share_labels(lang=lang)], (colours.NONE, *colours.SHORTAGE))
    else:
        ground = {
            "title": "",
            "rows": [
                row(say("flow.legend.color", lang=lang), LIGHT[0], "square"),
                row(say("flow.legend.nobody", lang=lang), NOBODY, "square"),
            ],
        }
    ground["rows"] += untold_rows(seen.after, seen.level, lang=lang)
    return {"title": title, "groups": [ground, schools(lang=lang)]}
