"""Candidate sites: parcels, points of the planner, a grid; each in or out and why, and pins."""

from __future__ import annotations

import functools

import numpy as np
import pandas as pd
import shapely
import streamlit as st
from streamlit_folium import st_folium

from spatial import crs, network, recommend
from spatial.recommend import Screened, Site
from spatial.records import Kind
from spatial.siting.grid import Masks, grid
from spatial.ui import (
    leaflet,
    maps,
    model,
    recommend_ask,
    recommend_map,
    recommend_table,
    sheet,
    state,
)
from spatial.ui.leaflet import Click
from spatial.ui.markup import tag, text
from spatial.ui.model import Seen
from spatial.ui.recommend_ask import KEY
from spatial.ui.text import say

MAP, PLACE = "recommend_ground", "recommend.place"
POINT_M2, GRID_M2, STEP_M, SCHOOLS_M, STREET_M = 10_000, 10_000, 1000, 300, 300
MOST = 120  # points of a grid that may be candidates at once


def screened(seen: Seen) -> tuple[Screened, ...]:
    """Tell of every candidate why it is in or out; grid points that are out come last."""
    found = model.assess(seen.source, recommend_ask.options(seen), own=seen.view.own)
    known = recommend.screen(found, recommend_ask.request(seen))
    laid: tuple[tuple[Site, str], ...] = state.recall(f"{KEY}grid") or ()
    out = (Screened(site=site, reason=why, rooms={}) for site, why in laid if why != "in")
    return (*known, *out)


def draw(seen: Seen) -> None:
    """Show the sites on the map and in a table; add points and a grid."""
    lang, listed = seen.lang, screened(seen)
    left, right = st.columns([0.64, 0.36], gap="small")
    with left:
        st.html(leaflet.FRAME_STYLE)
        st_folium(
            leaflet.base_map(seen.after.network.locality.key, bounds=maps.bounds(seen.source)),
            key=MAP,
            returned_objects=[],
            feature_group_to_add=recommend_map.ground(seen, listed),
            width=None,
            on_change=lambda: _clicked(state.held(MAP)),
        )
    with right, st.container(key="beside", gap="small"):
        st.html(tag("p", text(_summary(listed, lang=lang)), css="tl-first"))
        _point(seen)
        _grid(seen)
    recommend_table.draw(seen, listed)


def _summary(listed: tuple[Screened, ...], *, lang: str) -> str:
    """Say how many sites are in, and why the others are out."""
    counts = pd.Series([one.reason for one in listed]).value_counts()
    out = "; ".join(
        f"{count} {say(f'siting.site.{reason}', lang=lang)}"
        for reason, count in counts.items()
        if reason != "in"
    )
    inside = say("recommend.in", lang=lang, count=int(counts.get("in", 0)), of=len(listed))
    return f"{inside} {say('recommend.out', lang=lang, why=out) if out else ''}".strip()


def _clicked(click: Click) -> None:
    """Take the place clicked for the next point."""
    state.remember(PLACE, (click["lon"], click["lat"]))


def _point(seen: Seen) -> None:
    """Add a point: a place clicked or typed, and the land there."""
    lang = seen.lang
    west, south, east, north = maps.bounds(seen.source)
    lon, lat = state.recall(PLACE) or ((west + east) / 2, (south + north) / 2)
    st.html(sheet.title(say("recommend.add_point", lang=lang)))
    st.html(tag("p", text(say("recommend.add_how", lang=lang)), css="tl-quiet"))
    one, two, three = st.columns(3, gap="small")
    keys = {"lon": round(lon, 5), "lat": round(lat, 5)}
    limits = {"lon": (west, east), "lat": (south, north)}
    for column, (name, value) in zip((one, two), keys.items(), strict=True):
        low, high = limits[name]
        column.number_input(
            say(f"recommend.{name}", lang=lang),
            low - 1.0,
            high + 1.0,
            step=0.001,
            format="%.5f",
            key=state.hold(f"recommend_{name}", value),
            on_change=_typed,
        )
    three.number_input(
        say("recommend.land_m2", lang=lang),
        100,
        500_000,
        step=500,
        key=state.hold("recommend_land", int(state.recall(f"{KEY}land") or POINT_M2)),
        on_change=lambda: state.remember(f"{KEY}land", state.held("recommend_land")),
    )
    st.button(
        say("recommend.add", lang=lang),
        key="recommend_add",
        icon=":material/add_location_alt:",
        on_click=_add,
        args=(seen,),
    )


def _typed() -> None:
    """Keep the place typed."""
    state.remember(PLACE, (state.held("recommend_lon"), state.held("recommend_lat")))


def _add(seen: Seen) -> None:
    """Add the point; outside every ward it is refused."""
    town = model.town(seen.source)
    lon, lat = float(state.held("recommend_lon")), float(state.held("recommend_lat"))
    x_m, y_m = crs.project(np.array([lon]), np.array([lat]), crs=town.crs)[0]
    outline = town.wards(seen.view.units).union_all()
    if not outline.covers(shapely.Point(x_m, y_m)):
        state.tell("notice.recommend_outside")
        return
    own: tuple[Site, ...] = state.recall(f"{KEY}points") or ()
    number = 1 + sum(1 for one in own if one.site_id.startswith("diem-"))
    site = Site(
        site_id=f"diem-{number}",
        name=say("recommend.point_name", lang=seen.lang, number=number),
        x_m=float(x_m),
        y_m=float(y_m),
        land_m2=float(state.held("recommend_land")),
        kind=Kind.ASSUMED,
    )
    state.remember(f"{KEY}points", (*own, site))
    state.done("notice.recommend_added", name=site.name)


def _grid(seen: Seen) -> None:
    """Lay a grid over the wards, or take it away."""
    lang = seen.lang
    st.html(sheet.title(say("recommend.grid", lang=lang)))
    usual = {"step": STEP_M, "plot": GRID_M2, "schools": SCHOOLS_M, "street": STREET_M}
    ranges = {"step": (200, 5000, 100), "plot": (500, 100_000, 500)}
    ranges |= {"schools": (0, 3000, 100), "street": (50, 3000, 50)}
    columns = st.columns(2, gap="small") * 2
    for column, (name, value) in zip(columns, usual.items(), strict=True):
        least, most, step = ranges[name]
        key = f"recommend_grid_{name}"
        column.number_input(
            say(f"recommend.grid_{name}", lang=lang),
            least,
            most,
            step=step,
            key=state.hold(key, int(state.recall(f"{KEY}grid_{name}") or value)),
            on_change=functools.partial(_keep, name),
        )
    with st.container(horizontal=True):
        st.button(
            say("recommend.grid_lay", lang=lang),
            key="recommend_lay",
            icon=":material/grid_on:",
            on_click=_lay,
            args=(seen,),
        )
        if state.recall(f"{KEY}grid") or state.recall(f"{KEY}points"):
            st.button(
                say("recommend.grid_clear", lang=lang), key="recommend_clear", on_click=_clear
            )


def _keep(name: str) -> None:
    """Keep a measure of the grid."""
    state.remember(f"{KEY}grid_{name}", state.held(f"recommend_grid_{name}"))


def _lay(seen: Seen) -> None:
    """Lay the grid; one too fine is refused."""
    town = model.town(seen.source)
    measure = {name: float(state.held(f"recommend_grid_{name}")) for name in
               ("step", "plot", "schools", "street")}  # fmt: skip
    laid = grid(
        town.wards(seen.view.units).union_all(),
        step_m=measure["step"],
        land_m2=measure["plot"],
        masks=Masks(areas={}, schools_m=measure["schools"], street_m=measure["street"]),
        schools_xy=network.xy(town.schools),
        streets_xy=None if town.streets is None else town.streets.xy,
    )
    inside = sum(why == "in" for _, why in laid)
    if inside > MOST:
        state.tell("notice.recommend_fine", count=inside, most=MOST)
        return
    state.remember(f"{KEY}grid", tuple(laid))
    state.done("notice.recommend_laid", count=inside, of=len(laid))


def _clear() -> None:
    """Take the grid and the points away."""
    state.remember(f"{KEY}grid", ())
    state.remember(f"{KEY}points", ())
