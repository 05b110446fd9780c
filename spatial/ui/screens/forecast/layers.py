"""The map of a year to come: the chance to be short or the rooms short, and what will be built."""

from __future__ import annotations

import math

import pandas as pd

from spatial import rounding, words
from spatial.forecast import Forecast
from spatial.records import Development, Kind, Status
from spatial.ui.map import colours, label_places, legend, picture, point_layers, ward_layers
from spatial.ui.map.colours import Scale
from spatial.ui.map.picture import Legend, MapPicture
from spatial.ui.map.point_layers import Features
from spatial.ui.screens.forecast import curves
from spatial.ui.session import assessments
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableRow
from spatial.ui.widgets.markup import tag, text

CHANCE, SHORT = "chance", "short"
LAYERS = (CHANCE, SHORT)
STEP = 20.0  # percent a class


def chance_percent(seen: Seen, future: Forecast) -> pd.Series:
    """
    Return the chance to be short at the level chosen, whole percent, by ``ward_id``.

    Missing where the rooms are not known: nobody knows a chance there, which is not zero.
    """
    chance = future.chance_short.xs(seen.level, level="level")
    chance = chance.map(lambda share: rounding.half_up(100 * share)).astype(float)
    return chance.mask(chance.index.isin(future.assessment.untold(seen.level)))


def percent(seen: Seen, chance: float) -> str:
    """Write a chance; where none is known, that the rooms are not."""
    if math.isnan(chance):
        return say(f"status.{Status.UNTOLD}", lang=seen.lang)
    return f"{chance:.0f} %"


def _figures(seen: Seen, future: Forecast, layer: str) -> tuple[pd.Series, Scale]:
    """Return the figure of each ward and the classes that colour it."""
    if layer == CHANCE:
        return chance_percent(seen, future), Scale(step=STEP, decimals=0, colors=colours.SHORTAGE)
    short = assessments.by_ward(future.assessment, seen.level)["rooms_short_per_10k"]
    shown = short.map(rounding.half_up)
    return shown, colours.shortage(shown, decimals=0)


def layers(seen: Seen, future: Forecast, layer: str, draft: Development | None) -> MapPicture:
    """Draw everything that changes."""
    figures, classes = _figures(seen, future, layer)
    parts = (
        picture.scene(
            legend=_legend(seen, future, layer, classes),
            words=legend.map_words(seen) | {"map": say(f"forecast.map.{layer}", lang=seen.lang)},
            proposing=draft is not None,
        ),
        picture.shapes(_wards(seen, future, figures, classes)),
        picture.figures(_labels(seen, future, figures, classes, layer)),
        picture.sites(_sites(seen, future, draft)),
    )
    return picture.build(parts)


def _legend(seen: Seen, future: Forecast, layer: str, classes: Scale) -> Legend:
    """Explain colours and diamonds, the unit in the title."""
    lang = seen.lang
    labels = ("0", *classes.labels(lang=lang))
    if layer == CHANCE:  # no chance is above one hundred percent
        labels = (*labels[:-1], f"{labels[-1].removeprefix('> ')}–100")
    colors = (colours.NONE, *classes.colors)
    title = say(
        f"forecast.legend.{layer}",
        lang=lang,
        level=say(f"level.{seen.level}", lang=lang),
        year=future.assessment.options.year,
    )
    diamond = say("forecast.legend.site", lang=lang)
    return {
        "title": title,
        "groups": [
            {
                "title": "",
                "strip": True,
                "rows": [
                    {"label": label, "color": color, "shape": "square"}
                    for label, color in zip(labels, colors, strict=True)
                ],
            },
            {
                "title": "",
                "rows": [{"label": diamond, "color": colours.PROPOSED, "shape": "diamond"}],
            },
        ],
    }


def _wards(seen: Seen, future: Forecast, figures: pd.Series, classes: Scale) -> Features:
    """Make the wards, the chosen one last so that its border lies on top."""
    shapes = ward_layers.outlines(seen.source, seen.view.units)
    chance = chance_percent(seen, future)
    rows = assessments.by_ward(future.assessment, seen.level)
    features = []
    for ward_id in sorted(figures.index, key=lambda one: one == seen.ward_id):
        chosen = ward_id == seen.ward_id
        style = {
            "color": colours.CHOSEN if chosen else colours.BORDER,
            "weight": 4 if chosen else 1,
            "fillColor": classes.color(figures[ward_id]),
            "fillOpacity": 1,
        }
        lines = [
            seen.name(ward_id),
            say("forecast.map.line", lang=seen.lang, chance=percent(seen, chance[ward_id])),
            *ward_layers.ward_lines(seen, rows.loc[ward_id])[1:2],
            point_layers.kind_line(rows.loc[ward_id]["kind"], lang=seen.lang),
        ]
        features.append(point_layers.feature(shapes[ward_id], "ward", ward_id, lines, style=style))
    return point_layers.collection(features)


def _labels(
    seen: Seen, future: Forecast, figures: pd.Series, classes: Scale, layer: str
) -> Features:
    """Write each ward's figure where no diamond stands."""
    taken = [
        (one.source.lon, one.source.lat)
        for one in future.ahead.placed
        if one.source.lon is not None and one.source.lat is not None
    ]
    free = label_places.free(seen.source, seen.view.units, taken)
    unit = " %" if layer == CHANCE else ""
    return point_layers.collection(
        [
            point_layers.label(
                free[str(ward_id)],
                seen.name(str(ward_id)),
                "–" if math.isnan(value) else words.number(value, lang=seen.lang) + unit,
                light=classes.color(value) in colours.LIGHT_TEXT,
            )
            for ward_id, value in figures.items()
        ]
    )


def _sites(seen: Seen, future: Forecast, draft: Development | None) -> Features:
    """Make the developments that have a place, and the one being placed."""
    features = []
    for number, placed in enumerate(future.ahead.placed, start=1):
        development = placed.source
        if development.lon is None or (
            draft and draft.development_id == development.development_id
        ):
            continue
        features.append(
            _site(seen, development, "development", development.development_id, str(number))
        )
    if draft is not None and draft.lon is not None:
        features.append(_site(seen, draft, "draft", "draft", "?"))
    return point_layers.collection(features)


def _site(
    seen: Seen, development: Development, kind: str, name: str, mark: str
) -> dict[str, object]:
    """Make one diamond."""
    shape = {"type": "Point", "coordinates": [development.lon, development.lat]}
    known = point_layers.kind_line(Kind.ASSUMED, lang=seen.lang)
    lines = [development.name, line(development, lang=seen.lang), known]
    return point_layers.feature(shape, kind, name, lines, text=mark)


def line(development: Development, *, lang: str) -> str:
    """Say what a development is, how large, when, how likely."""
    sentence = say(
        "forecast.site.line",
        lang=lang,
        sort=say(f"forecast.sort.{development.sort}", lang=lang),
        units=words.number(development.units, lang=lang),
        first=development.first_year,
        last=development.last_year,
    )
    if development.chance < 1:
        chance = words.percent(development.chance, lang=lang)
        sentence += " · " + say("forecast.site.likely", lang=lang, chance=chance)
    return sentence


def table(seen: Seen, future: Forecast) -> str:
    """Draw every ward's chance to be short, its pupils with their range, and its rooms."""
    lang, year = seen.lang, future.assessment.options.year
    curve = curves.curves(future)
    curve = curve[(curve["year"] == year) & (curve["level"] == seen.level.value)]
    by_ward = curve.set_index("ward_id")
    rows, chance = assessments.by_ward(future.assessment, seen.level), chance_percent(seen, future)
    names = ("ward", "chance", "pupils", "range", "need", "have", "short")
    heads = [
        html_table.figures(f"forecast.wards.{name}", lang=lang, number=name != "ward")
        for name in names
    ]
    order = pd.DataFrame({"chance": chance, "short": rows["rooms_short_per_10k"]})
    order = order.sort_values(["chance", "short"], ascending=False, kind="stable")
    rooms = {
        "need": rows["rooms_need_per_10k"].to_dict(),
        "have": rows["rooms_have"].to_dict(),
        "short": rows["rooms_short_per_10k"].to_dict(),
    }
    lines = []
    for ward_id in map(str, order.index):
        pupils = by_ward[["pupils", "p10", "p90"]].to_dict("index")[ward_id]
        central, low, high = (words.number(value, lang=lang) for value in pupils.values())
        need, have, short = (
            words.number(float(rooms[name][ward_id]), lang=lang)
            for name in ("need", "have", "short")
        )
        cells = [
            tag("b", text(seen.name(ward_id))),
            tag("b", text(percent(seen, chance[ward_id]))),
            text(f"≈ {central}"),
            text(f"{low}–{high}"),
            text(f"≈ {need}"),
            text(have),
            text(f"≈ {short}"),
        ]
        lines.append(TableRow(cells=cells, css="tl-here" if ward_id == seen.ward_id else ""))
    return html_table.html(heads, lines, name=say("forecast.wards.name", lang=lang, year=year))
