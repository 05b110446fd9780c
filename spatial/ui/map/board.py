"""The map of a page: drawn offline, the locality in its frame, a click handed to the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import folium
import streamlit as st
from streamlit_folium import st_folium

from spatial.ui.map import leaflet, ward_layers
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen


def draw(
    seen: Seen,
    layers: folium.FeatureGroup,
    *,
    key: str,
    clicked: Callable[[Any], None],
    style: str = "",
) -> None:
    """
    Draw a page's map; a new set of layers moves neither frame nor zoom.

    Parameters
    ----------
    layers
        What lies on the map.
    key
        Name of the map among the widgets.
    clicked
        Called with what the map holds after a click.
    style
        More style, where the page leaves the map another height.
    """
    show(
        seen.after.network.locality.key,
        ward_layers.bounds(seen.source),
        layers,
        key=key,
        clicked=clicked,
        style=style,
    )


def show(
    name: str,
    bounds: Sequence[float],
    layers: folium.FeatureGroup,
    *,
    key: str,
    clicked: Callable[[Any], None],
    style: str = "",
) -> None:
    """
    Draw a map of any place as `draw` does.

    Parameters
    ----------
    name
        What the browser remembers its view under.
    bounds
        West, south, east, north [degrees, WGS 84] of its frame.
    layers, key, clicked, style
        As for `draw`.
    """
    st.html(style + leaflet.FRAME_STYLE)
    st_folium(
        leaflet.base_map(name, bounds=bounds),
        key=key,
        returned_objects=[],
        feature_group_to_add=layers,
        width=None,
        on_change=lambda: clicked(state.held(key)),
    )
