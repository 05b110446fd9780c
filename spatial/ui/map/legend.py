"""The legend inside the map: what colours, circles and diamonds mean, with the unit on top."""

from __future__ import annotations

from collections.abc import Sequence

from spatial import deficit
from spatial.assessment import Assessment
from spatial.need_classes import NeedShares
from spatial.records import Level, Status
from spatial.ui.map import colours, institution_marks
from spatial.ui.map.colours import Scale
from spatial.ui.map.picture import Legend, LegendGroup, LegendRow
from spatial.ui.session import method
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.session.view import Show
from spatial.ui.text import say

WORDS = (
    *("map", "zoom_in", "zoom_out", "home", "layers", "measure", "measure_how", "full"),
    *("two_fingers", "swipe_how", "before", "after"),
    *("layer_wards", "layer_cells", "layer_schools", "layer_figures", "layer_sites"),
    *("layer_parcels", "layer_zones", "layer_borders", "layer_flows", "layer_walks"),
    *("layer_institutions", "layer_candidates", "layer_ground", "layer_streets", "layer_works"),
)
SHARE_STEP = 20.0  # percent a class


def is_difference(seen: Seen) -> bool:
    """Tell whether the map shows changes."""
    return seen.view.show is Show.DIFFERENCE and bool(seen.proposals)


def map_words(seen: Seen) -> dict[str, str]:
    """Name the map and its buttons."""
    told = button_words(seen.lang)
    streets = seen.after.network.locality.streets.get(seen.lang, "")
    return told | ({"streets": say("map.streets", lang=seen.lang, of=streets)} if streets else {})


def button_words(lang: str) -> dict[str, str]:
    """Name the map, its buttons and its layers."""
    return {"lang": lang} | {key: say(f"map.{key}", lang=lang) for key in WORDS}


def legend(seen: Seen, classes: Scale | NeedShares, *, proposing: bool = False) -> Legend:
    """Explain colours, circles and diamonds, the unit in the title; parcels while proposing."""
    lang = seen.lang
    key = "change" if is_difference(seen) else "short"
    title = say(
        f"map.legend_{key}_{'land' if seen.view.method is Method.LAND else 'rooms'}",
        lang=lang,
        level=say(f"level.{seen.level}", lang=lang),
    )
    if method.marked(seen.view.method, seen.rules, seen.level, seen.view.share):
        title = f"{title} ⚠ {say('figure.mark', lang=lang)}"
    numbers = ""
    if isinstance(classes, NeedShares):
        unit = method.unit(seen.view.method, lang=lang)
        numbers = say("map.legend_numbers", lang=lang, unit=unit)
    rows = _class_rows(seen, classes)
    groups: list[LegendGroup] = [{"title": numbers, "strip": True, "rows": rows}]
    groups.append(schools(lang=lang))
    if seen.level is Level.MAM_NON and seen.after.network.independent.any():
        groups[-1]["rows"].append(
            row(say("map.independent", lang=lang), colours.INDEPENDENT, "ring")
        )
    if institution_marks.shown(seen):
        mark = row(say("map.institution", lang=lang), colours.INSTITUTION, "circle")
        groups[-1]["rows"].append(mark)
    if proposing and seen.after.network.parcels is not None:
        parcel = row(say("map.legend_parcel", lang=lang), colours.PARCEL_FILL, "circle")
        groups[-1]["rows"].append(parcel)
    return {"title": title, "groups": groups}


def _class_rows(seen: Seen, classes: Scale | NeedShares) -> list[LegendRow]:
    """List the classes, zero among them."""
    zero = row("0", colours.NONE, "square")
    untold = untold_rows(seen.after, seen.level, lang=seen.lang, way=seen.view.method)
    if isinstance(classes, NeedShares):
        labels = classes.labels(lang=seen.lang)
        return [zero, *_squares(labels, classes.colors), *untold]
    less = _squares(classes.labels(lang=seen.lang, sign=colours.MINUS), colours.LESS)
    more = _squares(classes.labels(lang=seen.lang, sign="+"), colours.MORE)
    return [*reversed(less), zero, *more, *untold]


def untold_rows(
    assessment: Assessment, level: Level, *, lang: str, way: Method = Method.CLASS
) -> list[LegendRow]:
    """Explain the colour of wards whose rooms, or land, are not known; nothing where all are."""
    if assessment.untold(level, have=method.columns(way).have).empty:
        return []
    untold = say(deficit.status_key(Status.UNTOLD, way), lang=lang)
    return [row(say("map.legend_untold", lang=lang, untold=untold), colours.UNTOLD, "square")]


def shares() -> Scale:
    """Return the classes of shares in percent, five of equal width."""
    return Scale(step=SHARE_STEP, decimals=0, colors=colours.SHORTAGE)


def share_labels(*, lang: str) -> list[str]:
    """Write their bounds; nothing is above one hundred percent."""
    labels = shares().labels(lang=lang)
    return [*labels[:-1], f"{labels[-1].removeprefix('> ')}–100"]


def strip(labels: Sequence[str], colors: Sequence[str], title: str = "") -> LegendGroup:
    """Make a strip of colours."""
    return {"title": title, "strip": True, "rows": _squares(labels, colors)}


def _squares(labels: Sequence[str], colors: Sequence[str]) -> list[LegendRow]:
    """Make the lines of several classes."""
    return [row(text, color, "square") for text, color in zip(labels, colors, strict=True)]


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
