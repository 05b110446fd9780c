"""The map of a difference: blue where less is missing, red where more is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from spatial.ui.map import board, colours, label_places, legend, picture, point_layers, ward_layers
from spatial.ui.map.colours import Scale
from spatial.ui.map.picture import Legend, LegendRow, MapPicture
from spatial.ui.map.point_layers import Features
from spatial.ui.session import assessments, state
from spatial.ui.session.assessments import Seen
from spatial.ui.widgets import signs


@dataclass(frozen=True, kw_only=True)
class DifferenceLayer:
    """
    What is drawn.

    Attributes
    ----------
    change
        By ``ward_id``, rounded as the screen shows it.
    lines
        What else is said of a ward, by ``ward_id``.
    title
        Head of the legend, with the unit.
    decimals
        Digits of the figures.
    more_is_worse
        Whether a rise is drawn red.
    """

    change: pd.Series
    lines: Mapping[str, Sequence[str]]
    title: str
    decimals: int
    more_is_worse: bool = True


def draw(seen: Seen, layer: DifferenceLayer, *, key: str) -> None:
    """Show the map; a click on a ward selects it everywhere."""
    network = seen.after.network

    def clicked(click: Any) -> None:  # noqa: ANN401 - whatever the map sent
        held = click or {}
        if held.get("kind") == "ward" and held.get("id") in network.wards(seen.view.units).index:
            state.change(network, ward=held["id"])

    board.draw(seen, layers(seen, layer), key=f"norms_map_{key}", clicked=clicked)


def layers(seen: Seen, layer: DifferenceLayer) -> MapPicture:
    """Draw everything that changes."""
    classes = colours.difference(layer.change, decimals=layer.decimals)
    parts = (
        picture.scene(legend=_legend(seen, layer, classes), words=legend.map_words(seen)),
        picture.shapes(_wards(seen, layer, classes)),
        picture.figures(_labels(seen, layer, classes)),
    )
    return picture.build(parts)


def _color(layer: DifferenceLayer, classes: Scale, value: float) -> str:
    """Return the fill of a ward."""
    return colours.signed(classes, value if layer.more_is_worse else -value)


def _text(seen: Seen, layer: DifferenceLayer, value: float) -> str:
    """Write a change with its sign."""
    return signs.signed(value, lang=seen.lang, decimals=layer.decimals) or "0"


def _wards(seen: Seen, layer: DifferenceLayer, classes: Scale) -> Features:
    """Make the wards, the chosen one last so that its border lies on top."""
    shapes = ward_layers.outlines(seen.source, seen.view.units)
    features, kinds = [], assessments.by_ward(seen.after, seen.level)["kind"]
    for ward_id in sorted(map(str, layer.change.index), key=lambda one: one == seen.ward_id):
        chosen = ward_id == seen.ward_id
        style = {
            "color": colours.CHOSEN if chosen else colours.BORDER,
            "weight": 4 if chosen else 1,
            "fillColor": _color(layer, classes, layer.change[ward_id]),
            "fillOpacity": 1,
        }
        changed = f"{layer.title}: {_text(seen, layer, layer.change[ward_id])}"
        known = point_layers.kind_line(kinds[ward_id], lang=seen.lang)
        lines = [seen.name(ward_id), changed, *layer.lines[ward_id], known]
        features.append(point_layers.feature(shapes[ward_id], "ward", ward_id, lines, style=style))
    return point_layers.collection(features)


def _labels(seen: Seen, layer: DifferenceLayer, classes: Scale) -> Features:
    """Put each ward's change where the ward is widest."""
    free = label_places.free(seen.source, seen.view.units, [])
    return point_layers.collection(
        [
            point_layers.label(
                free[str(ward_id)],
                seen.name(str(ward_id)),
                _text(seen, layer, value),
                light=_color(layer, classes, value) in colours.LIGHT_TEXT,
            )
            for ward_id, value in layer.change.items()
        ]
    )


def _legend(seen: Seen, layer: DifferenceLayer, classes: Scale) -> Legend:
    """Explain the colours."""
    less = classes.labels(lang=seen.lang, sign=colours.MINUS)
    more = classes.labels(lang=seen.lang, sign="+")
    down, up = (colours.LESS, colours.MORE) if layer.more_is_worse else (colours.MORE, colours.LESS)
    rows: list[LegendRow] = [
        *(_row(label, colour) for label, colour in zip(less[::-1], down[::-1], strict=True)),
        _row("0", colours.NONE),
        *(_row(label, colour) for label, colour in zip(more, up, strict=True)),
    ]
    return {"title": layer.title, "groups": [{"title": "", "strip": True, "rows": rows}]}


def _row(label: str, color: str) -> LegendRow:
    """Make one line of the legend."""
    return {"label": label, "color": color, "shape": "square"}
