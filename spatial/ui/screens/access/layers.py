"""The map of access: by cell, by ward, and who is left out."""

from __future__ import annotations

import numpy as np

from spatial import rounding, words
from spatial.records import Kind
from spatial.ui.map import cells, colours, legend, picture, point_layers, ward_layers
from spatial.ui.map.cells import CardText
from spatial.ui.map.picture import Legend, MapLayer, MapPicture, MapScene
from spatial.ui.map.point_layers import Features
from spatial.ui.screens.access import classes
from spatial.ui.screens.access.measures import AccessReach
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

CELLS, WARDS, LEFT = "cells", "wards", "left"
LAYERS = (CELLS, WARDS, LEFT)


def write(value: float, *, lang: str) -> str:
    """Write a measure; a dash where there is none."""
    return words.number(value, lang=lang, decimals=2) if np.isfinite(value) else "–"


def layers(seen: Seen, reach: AccessReach, layer: str) -> MapPicture:
    """Draw everything that changes."""
    called = {"map": say(f"reach.layer.{layer}", lang=seen.lang)}
    parts: list[MapScene | MapLayer] = [
        picture.scene(legend=_legend(seen, reach, layer), words=legend.map_words(seen) | called)
    ]
    if layer == WARDS or not cells.few(seen.source):
        parts.append(picture.shapes(_wards(seen, reach, layer)))
    else:
        parts += [_mosaic(seen, reach, layer), picture.shapes(ward_layers.borders(seen), "borders")]
    parts += [
        picture.circles(point_layers.schools(seen)),
        ward_layers.names(seen, point_layers.occupied(seen, None)),
        picture.sites(point_layers.sites(seen, None)),
    ]
    return picture.build(parts)


def _left_percent(reach: AccessReach) -> list[float]:
    """Return the share of each cell's pupils who are left out, whole percent; missing untold."""
    share = np.divide(
        reach.left_out, reach.pupils, out=np.zeros_like(reach.pupils), where=reach.pupils > 0
    )
    return [
        float(rounding.whole(100 * part)) if told else float("nan")
        for part, told in zip(share, reach.asked.told, strict=True)
    ]


def _mosaic(seen: Seen, reach: AccessReach, layer: str) -> MapLayer:
    """Draw every cell by its access, or by who is left out."""
    lang = seen.lang
    scaled = classes.classes(reach, lang=lang)
    left, shares = _left_percent(reach), legend.shares()
    if layer == LEFT:
        colors = [shares.color(percent) for percent in left]
    else:
        colors = [
            scaled.color(float(value)) if told else colours.UNTOLD
            for value, told in zip(reach.value, reach.asked.told, strict=True)
        ]
    known = list(dict.fromkeys(colors))
    card_text = CardText()
    lines = []
    untold = [card_text.at(say("status.untold", lang=lang))]
    for pupils, value, percent in zip(reach.pupils, reach.value, left, strict=True):
        if np.isnan(percent):
            lines.append(untold)
            continue
        count = words.number(float(pupils), lang=lang)
        line = [
            card_text.at(say("flow.cell_pupils", lang=lang, count=count)),
            card_text.at(f"{say('reach.value', lang=lang)}: {write(float(value), lang=lang)}"),
        ]
        if percent:
            line.append(card_text.at(say("reach.cell_left", lang=lang, share=f"{percent:.0f}")))
        line.append(card_text.at(point_layers.kind_line(Kind.ESTIMATED, lang=lang)))
        lines.append(line)
    return cells.mosaic(
        seen.source,
        title=say("flow.cell", lang=lang),
        styles=[cells.plain(color) for color in known],
        fill=[known.index(color) for color in colors],
        card_text=card_text,
        lines=lines,
    )


def _wards(seen: Seen, reach: AccessReach, layer: str) -> Features:
    """Draw every ward by its mean, or by the share left out."""
    scaled = classes.classes(reach, lang=seen.lang)
    shapes, table = ward_layers.outlines(seen.source, seen.view.units), reach.by_ward
    means, lost = table["mean"].to_dict(), table["left_out_share"].to_dict()
    features = []
    for ward_id in sorted(shapes, key=lambda ward: ward == seen.ward_id):
        mean = float(means.get(ward_id, np.nan))
        told = ward_id in lost
        share = float(rounding.whole(100 * lost[ward_id])) if told else np.nan
        color = legend.shares().color(share) if layer == LEFT or not told else scaled.color(mean)
        here = ward_id == seen.ward_id
        style = {
            "color": colours.CHOSEN if here else colours.BORDER,
            "weight": 4 if here else 1,
            "fillColor": color,
            "fillOpacity": 0.9,
        }
        figures = [
            f"{say('reach.mean', lang=seen.lang)}: {write(mean, lang=seen.lang)}",
            say("reach.cell_left", lang=seen.lang, share=f"{share:.0f}"),
        ]
        lines = [
            seen.name(ward_id),
            *(figures if told else [say("status.untold", lang=seen.lang)]),
            point_layers.kind_line(Kind.ESTIMATED, lang=seen.lang),  # whoever lives in which cell
        ]
        features.append(point_layers.feature(shapes[ward_id], "ward", ward_id, lines, style=style))
    return point_layers.collection(features)


def _legend(seen: Seen, reach: AccessReach, layer: str) -> Legend:
    """Explain the colours."""
    lang = seen.lang
    level = say(f"level.{seen.level}", lang=lang)
    if layer == LEFT:
        title = say("reach.legend.left", lang=lang, level=level)
        labels = ["0", *legend.share_labels(lang=lang)]
        colors: tuple[str, ...] = (colours.NONE, *colours.SHORTAGE)
    else:
        unit = say(f"reach.unit.{reach.name}", lang=lang)
        title = say("reach.legend.value", lang=lang, level=level, unit=unit)
        scaled = classes.classes(reach, lang=lang)
        labels, colors = list(scaled.labels), scaled.colors
    ground = legend.strip(labels, colors)
    ground["rows"] += legend.untold_rows(seen.after, seen.level, lang=lang)
    return {"title": title, "groups": [ground, legend.schools(lang=lang)]}
