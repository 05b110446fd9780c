"""The colours of the map of who goes where, and their legend."""

from __future__ import annotations

from spatial.ui.map import colours
from spatial.ui.map import legend as usual
from spatial.ui.map.colours import Scale
from spatial.ui.map.leaflet import Legend, LegendGroup, LegendRow
from spatial.ui.session.assessed import Seen
from spatial.ui.text import say

ZONES, WITHOUT, PRICE = "zones", "without", "price"
LAYERS = (ZONES, WITHOUT, PRICE)
# Paul Tol's light scheme, safe for colour-blind eyes; borders part what shares a colour.
LIGHT = ("#77aadd", "#eedd88", "#ee8866", "#99ddff", "#44bb99", "#ffaabb", "#bbcc33", "#aaaa00")
STAYS, GOES, LOST, PALE, NOBODY = "#44bb99", "#ee8866", "#7f1d1d", "#e5e7eb", "#8b8f98"
STEP = 20.0  # percent a class
map_words = usual.map_words


def shares() -> Scale:
    """Return the classes of shares in percent, five of equal width."""
    return Scale(step=STEP, decimals=0, colors=colours.SHORTAGE)


def share_labels(*, lang: str) -> list[str]:
    """Write their bounds; nothing is above one hundred percent."""
    labels = shares().labels(lang=lang)
    return [*labels[:-1], f"{labels[-1].removeprefix('> ')}–100"]


def strip(labels: list[str], colors: tuple[str, ...], title: str = "") -> LegendGroup:
    """Make a strip of colours."""
    rows = [row(label, color, "square") for label, color in zip(labels, colors, strict=True)]
    return {"title": title, "strip": True, "rows": rows}


def row(label: str, color: str, shape: str) -> LegendRow:
    """Make one line."""
    return {"label": label, "color": color, "shape": shape}


def schools(*, lang: str) -> LegendGroup:
    """Explain circles by how full a school is, and diamonds."""
    return {
        "title": say("map.legend_schools", lang=lang),
        "rows": [
            row("< 85 %", colours.CALM, "circle"),
            row("85–100 %", colours.BUSY, "circle"),
            row("> 100 %", colours.OVER, "circle"),
            row(say("map.legend_proposed", lang=lang), colours.PROPOSED, "diamond"),
        ],
    }


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
    return {"title": title, "groups": [ground, schools(lang=lang)]}
