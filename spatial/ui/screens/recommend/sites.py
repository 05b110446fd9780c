"""Candidate sites: parcels, points of the planner, a grid; each in or out and why, and pins."""

from __future__ import annotations

import functools
from functools import partial

import pandas as pd
import streamlit as st
from shapely.geometry.base import BaseGeometry
from streamlit.runtime.uploaded_file_manager import UploadedFile

from spatial import recommend
from spatial.errors import UserError
from spatial.intake.apart import read_areas
from spatial.recommend import Screened, Site, candidates
from spatial.store.landing import landed
from spatial.ui.map import board, ward_layers
from spatial.ui.map.picture import Click
from spatial.ui.screens.recommend import layers, question, site_table
from spatial.ui.screens.recommend.question import KEY
from spatial.ui.session import assessments, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import file_drop, html_table, inputs
from spatial.ui.widgets.markup import tag, text

MAP, PLACE, MASKS = "recommend_ground", "recommend.place", "recommend.masks"
POINT_M2, STEP_M = int(candidates.LAND_M2), 1000
REASONS = ("water", "park", "industry")


def screened(seen: Seen) -> tuple[Screened, ...]:
    """Tell of every candidate why it is in or out; grid points that are out come last."""
    assessment = assessments.assess(seen.source, question.options(seen), own=seen.view.own)
    return recommend.screen(assessment, question.request(seen))


def draw(seen: Seen) -> None:
    """Show the sites on the map and in a table; add points and a grid."""
    lang, listed = seen.lang, screened(seen)
    left, right = st.columns([0.64, 0.36], gap="small")
    with left:
        board.draw(seen, layers.ground(seen, listed), key=MAP, clicked=_clicked)
    with right, st.container(key="beside", gap="small"):
        st.html(tag("p", text(_summary(listed, lang=lang)), css="tl-first"))
        _point(seen)
        _grid(seen)
    site_table.draw(seen, listed)


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
    west, south, east, north = ward_layers.bounds(seen.source)
    lon, lat = state.recall(PLACE) or ((west + east) / 2, (south + north) / 2)
    st.html(html_table.title(say("recommend.add_point", lang=lang)))
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
    own: tuple[Site, ...] = state.recall(f"{KEY}points") or ()
    number = 1 + sum(1 for one in own if one.site_id.startswith("diem-"))
    try:
        site = candidates.point(
            assessments.town(seen.source),
            float(state.held("recommend_lon")),
            float(state.held("recommend_lat")),
            land_m2=float(state.held("recommend_land")),
            number=number,
            name=say("recommend.point_name", lang=seen.lang, number=number),
        )
    except UserError as problem:
        state.tell("notice.recommend_refused", faults=problem.faults)
        return
    state.remember(f"{KEY}points", (*own, site))
    state.done("notice.recommend_added", name=site.name)


def _grid(seen: Seen) -> None:
    """Lay a grid over the wards, or take it away."""
    lang = seen.lang
    st.html(html_table.title(say("recommend.grid", lang=lang)))
    usual = {"step": STEP_M, "plot": POINT_M2}
    usual |= {"schools": int(candidates.SCHOOLS_M), "street": int(candidates.STREET_M)}
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
    _masks(seen)
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


def _masks(seen: Seen) -> None:
    """Take map files of water, parks or industry the grid leaves out."""
    lang = seen.lang
    held: dict[str, BaseGeometry] = state.recall(MASKS) or {}
    inputs.select(
        say("recommend.mask", lang=lang),
        REASONS,
        key="recommend.mask_kind",
        usual=REASONS[0],
        name=lambda name: (
            say(f"recommend.masks.{name}", lang=lang) + (" ✓" if name in held else "")
        ),
    )
    file_drop.draw(
        say("recommend.mask_file", lang=lang),
        ["geojson", "gpkg", "kml"],
        key="recommend_mask",
        hear=partial(_masked, seen),
        lang=lang,
        about=say("recommend.mask_help", lang=lang),
    )


def _masked(seen: Seen, given: UploadedFile) -> None:
    """Read an uploaded area; a file that holds none is refused in words."""
    name = str(state.recall("recommend.mask_kind") or REASONS[0])
    suffix = given.name.rpartition(".")[2].lower()
    try:
        with landed(given.getvalue(), f"mask.{suffix}", called=given.name) as file:
            area = read_areas(file, crs=assessments.town(seen.source).crs)
    except UserError as problem:
        state.tell("notice.file_refused", faults=problem.faults)
        return
    state.remember(MASKS, (state.recall(MASKS) or {}) | {name: area})
    state.done("notice.recommend_masked", name=say(f"recommend.masks.{name}", lang=seen.lang))


def _lay(seen: Seen) -> None:
    """Lay the grid; one too fine is refused."""
    names = ("step", "plot", "schools", "street")
    step, plot, schools, street = (float(state.held(f"recommend_grid_{name}")) for name in names)
    try:
        laid = candidates.lay(
            assessments.town(seen.source),
            step_m=step,
            land_m2=plot,
            areas=state.recall(MASKS) or {},
            schools_m=schools,
            street_m=street,
        )
    except UserError as problem:
        state.tell("notice.recommend_refused", faults=problem.faults)
        return
    state.remember(f"{KEY}grid", laid)
    inside = sum(why == "in" for _, why in laid)
    state.done("notice.recommend_laid", count=inside, of=len(laid))


def _clear() -> None:
    """Take the grid and the points away."""
    state.remember(f"{KEY}grid", ())
    state.remember(f"{KEY}points", ())
    state.remember(MASKS, {})
