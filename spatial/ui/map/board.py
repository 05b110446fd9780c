"""The map of a page: the locality in its frame, a click handed to the page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from spatial import intake, walk_basis
from spatial.ui.map import component, ground_layers, ward_layers
from spatial.ui.map.picture import Click, MapFrame, MapPicture
from spatial.ui.session import assessments, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads


def draw(
    seen: Seen,
    picture: MapPicture,
    *,
    key: str,
    clicked: Callable[[Click], None],
    style: str = "",
) -> None:
    """
    Draw a page's map; another picture moves neither frame nor zoom.

    Parameters
    ----------
    picture
        What lies on the map.
    key
        Name of the map among the widgets.
    clicked
        Called with a click.
    style
        More style, where the page leaves the map another height.
    """
    picture = ground_layers.under(
        picture, ward_layers.bounds(seen.source), assessments.town(seen.source)
    )
    show(frame(seen, picture), picture, key=key, clicked=clicked, style=style)


def frame(seen: Seen, picture: MapPicture) -> MapFrame:
    """Say of which place, level and year a picture is, and who is to be credited."""
    locality, lang = seen.after.network.locality, seen.lang
    place = locality.name.get(lang, locality.key)
    level = say(f"level.{seen.level}", lang=lang)
    sources = [locality.notice.get(lang, "")]
    if locality.attribution:
        sources.append(f"{say('foot.source', lang=lang)} {'; '.join(locality.attribution)}")
    return MapFrame(
        name=f"{locality.key} {seen.view.home_ward}" if seen.view.home_ward else locality.key,
        bounds=ward_layers.frame(seen),
        reach=ward_layers.bounds(seen.source),
        outside=" · ".join(filter(None, (_outside(seen), _lacking(seen), _partly(seen)))),
        title=f"{picture.scene.words['map']} · {place} · {level} · {seen.view.year}",
        sources=tuple(filter(None, sources)),
    )


def _outside(seen: Seen) -> str:
    """Name the wards that lie too far off to open with."""
    far = ward_layers.opening(seen.source).outside
    if not far or seen.view.home_ward or seen.view.units != seen.after.network.base_units:
        return ""
    return say("map.outside", lang=seen.lang, wards=", ".join(map(seen.name, far)))


def _lacking(seen: Seen) -> str:
    """Say that no water or parks lie under the wards, or under some."""
    lacking = intake.land_lacking(assessments.town(seen.source), ward_layers.bounds(seen.source))
    return say(f"ground.{lacking}", lang=seen.lang) if lacking else ""


def _partly(seen: Seen) -> str:
    """Say of how many wards the streets are drawn, where those carried do not reach all."""
    town = assessments.town(seen.source)
    bounds = ward_layers.bounds(seen.source)
    if not ground_layers.carried_streets(town) or intake.ground_of(bounds):
        return ""
    inside, wards = walk_basis.on_streets(town, None), len(town.wards(None))
    if inside == wards:
        return ""
    return say("ground.streets_partly", lang=seen.lang, inside=inside, wards=wards)


def show(
    about: MapFrame,
    picture: MapPicture,
    *,
    key: str,
    clicked: Callable[[Click], None],
    style: str = "",
) -> None:
    """
    Draw a map of any place as `draw` does, and offer it as a file.

    Parameters
    ----------
    about
        Which place it is of; the browser remembers one view a place.
    picture, key, clicked, style
        As for `draw`.
    """
    heard = f"heard.{key}"

    def answer() -> None:
        if (click := component.click(state.held(key))) is not None:
            state.remember(heard, (state.recall(heard) or 0) + 1)
            clicked(click)

    if style:
        st.html(style)
    component.mount(picture, about, key=key, heard=state.recall(heard) or 0, clicked=answer)
    downloads.button(
        say("map.save", lang=picture.scene.words["lang"]),
        lambda: _document(picture, about),
        f"{about.name}-{key}.html",
        key=f"{key}_save",
        type="tertiary",
        icon=downloads.ICON,
    )


def _document(picture: MapPicture, about: MapFrame) -> str:
    """Write the map as a file of its own."""
    from spatial.ui.map import standalone  # noqa: PLC0415 - folium takes longer to import than the first page takes to be drawn

    return standalone.document(picture, about)
