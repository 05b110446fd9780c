"""The map of two scenarios: the one, the other, the difference, or cut by a line to be pulled."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from spatial.ui.map import board, picture, point_layers, ward_layers
from spatial.ui.map.picture import Click, MapLayer, MapPicture
from spatial.ui.screens.compare.sight import CompareView
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.session.view import Show
from spatial.ui.text import say
from spatial.ui.widgets import inputs

MAP, OTHER, SHOW = "compare_map", "compare.other", "compare.show"


def draw(view: CompareView) -> None:
    """Choose the pair and what the map shows of it; show it."""
    lang, first = view.lang, view.names[0]
    with st.container(horizontal=True, vertical_alignment="center", key="compare_pair"):
        other = view.names[1]
        if len(view.names) > 2:  # noqa: PLR2004 - a pair
            other = inputs.segments(
                say("compare.against", lang=lang, name=first),
                view.names[1:],
                key=OTHER,
                usual=view.names[1],
            )
        labels = {
            Show.SWIPE: say("map.swipe", lang=lang),
            Show.BEFORE: first,
            Show.AFTER: other,
            Show.DIFFERENCE: say("map.difference", lang=lang),
        }
        show = inputs.segments(
            say("map.show", lang=lang),
            list(labels),
            key=SHOW,
            usual=Show.SWIPE,
            name=labels.__getitem__,
        )
    pair = both(view, view.names.index(other), show)
    board.draw(
        pair, layers(view, pair, other), key=MAP, clicked=lambda click: _clicked(pair, click)
    )


def both(view: CompareView, at: int, show: Show) -> Seen:
    """Put the first scenario and another together, as a page shows before and after."""
    first, other = view.seens[0], view.seens[at]
    return replace(
        other,
        before=first.after,
        after=other.after,
        proposals=other.proposals or first.proposals,
        view=replace(other.view, show=show),
    )


def layers(view: CompareView, pair: Seen, other: str) -> MapPicture:
    """Draw the pair; the proposals of each lie on its own side, and none can be dragged."""
    drawn = ward_layers.layers(pair)
    called = {"before": view.names[0], "after": other}
    first = view.seens[0]
    second = view.seens[view.names.index(other)]
    wanted: list[MapLayer] = []
    if pair.view.show in {Show.BEFORE, Show.SWIPE}:
        wanted.append(_sites(first))
    if pair.view.show is not Show.BEFORE:
        wanted.append(_sites(second))
    if pair.view.show is Show.SWIPE:
        wanted = [replace(wanted[0], side="before"), replace(wanted[1], side="after")]
    kept = tuple(layer for layer in drawn.layers if layer.name != "sites")
    scene = replace(drawn.scene, words={**drawn.scene.words, **called})
    return MapPicture(scene=scene, layers=(*kept, *wanted))


def _sites(seen: Seen) -> MapLayer:
    """Mark a scenario's proposals."""
    features = point_layers.sites(seen, None)
    for one in features["features"]:
        one["properties"].pop("drag", None)
    return picture.sites(features)


def _clicked(pair: Seen, click: Click) -> None:
    """Show the ward that was clicked."""
    if click["kind"] == "ward" and click["id"] in pair.after.network.wards(pair.view.units).index:
        state.change(pair.after.network, ward=click["id"])
