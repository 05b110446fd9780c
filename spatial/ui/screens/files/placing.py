"""Schools without a place put on the map by hand, one after another, or left with their count."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import shapely
import streamlit as st

from spatial import words
from spatial.intake.answers import place_answers
from spatial.intake.checking import column
from spatial.intake.checking.check import Checked
from spatial.intake.checking.shapes import WITHOUT_PLACE
from spatial.ui.map import picture, point_layers
from spatial.ui.memo import once
from spatial.ui.screens.files import desk, town_map
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.town_map import TownMapPurpose
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets.markup import label, tag, text

AT = "files.placing"  # code of the school about to be placed
_KEY = "files_place_map"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PlacelessSchool:
    """
    A school the files give no place.

    Attributes
    ----------
    file, school_id, name
        Its list, its code and its name.
    about
        Its address, or nothing.
    """

    file: str
    school_id: str
    name: str
    ward_id: str
    about: str


def placeless(seat: UploadView) -> list[PlacelessSchool]:
    """List the schools without a place, those known and those put by hand aside."""
    return once(seat.reading, "placeless", lambda: _placeless(seat))


def _schools(seat: UploadView) -> Checked | None:
    """Return the table of schools."""
    found = (table for table in seat.reading.tables if table.source.table == "schools")
    return next(found, None)


def _placeless(seat: UploadView) -> list[PlacelessSchool]:
    """List them."""
    table = _schools(seat)
    if table is None or WITHOUT_PLACE not in table.frame:
        return []
    rows = table.frame[table.frame[WITHOUT_PLACE].to_numpy(dtype=bool) & table.sound]
    blank = [""] * len(rows)
    columns = [
        list(column.text(rows[name])) if name in rows else blank
        for name in ("school_id", "name", "ward_id", "address")
    ]
    return [
        PlacelessSchool(
            file=table.source.name, school_id=code, name=name, ward_id=ward, about=address
        )
        for code, name, ward, address in zip(*columns, strict=True)
    ]


def put(seat: UploadView) -> Mapping[str, tuple[float, float]]:
    """Return the places put by hand, by code."""
    table = _schools(seat)
    return {} if table is None else seat.told.places.get(table.source.name, {})


def draw(seat: UploadView) -> None:
    """Ask for the place of one school after another."""
    lang, schools, done = seat.lang, placeless(seat), put(seat)
    if not schools:
        key = "all" if done else "none"
        st.html(
            tag("p", text(say(f"files.place.{key}", lang=lang, count=len(done))), css="tl-lead")
        )
        _undo(seat, done)
        return
    codes = [school.school_id for school in schools]
    here = state.recall(AT)
    at = codes.index(here) if here in codes else 0
    school = schools[at]
    wards = town_map.wards(seat)
    ward = town_map.names(seat).get(school.ward_id, school.ward_id)
    counted = say("files.place.count", lang=lang, left=len(schools), done=len(done))
    head = tag("h3", text(school.name)) + tag("p", text(school.about or ward), css="tl-lead")
    how = tag("p", text(say("files.place.how", lang=lang, ward=ward)), css="tl-lead")
    st.html(tag("section", head, how, tag("p", text(counted), css="tl-quiet"), css="tl-ask"))
    town_map.draw(
        seat,
        [picture.circles(_standing(seat))],
        TownMapPurpose(
            key=_KEY,
            title=say("files.place.map", lang=lang),
            chosen=school.ward_id,
            placing=True,
        ),
        lambda click: _place(school, click, codes, wards),
    )
    with st.container(horizontal=True, key="files_place_moves"):
        for name, step in (("before", -1), ("after", 1)):
            st.button(
                say(f"files.place.{name}", lang=lang),
                key=f"files_place_{name}",
                disabled=len(codes) == 1,
                on_click=state.remember,
                args=(AT, codes[(at + step) % len(codes)]),
            )
    _undo(seat, done)


def _undo(seat: UploadView, done: Mapping[str, tuple[float, float]]) -> None:
    """Let the last place put by hand be taken back."""
    table = _schools(seat)
    if not done or table is None:
        return
    last = list(done)[-1]
    frame = table.frame
    named = dict(zip(column.text(frame["school_id"]), column.text(frame["name"]), strict=True))
    st.button(
        say("files.place.undo", lang=seat.lang, name=label(named.get(last, last))),
        key="files_place_undo",
        icon=":material/undo:",
        on_click=_take_back,
        args=(table.source.name, last),
    )


def _standing(seat: UploadView) -> point_layers.Features:
    """Draw the schools that have a place, small and quiet."""
    table = _schools(seat)
    if table is None:
        return point_layers.collection([])
    style = {
        "radius": 5,
        "color": "#111827",
        "weight": 1,
        "fillColor": "#9ca3af",
        "fillOpacity": 0.9,
    }
    rows = table.frame[table.sound]
    shapes: Any = rows.geometry
    features = [
        point_layers.feature(
            {"type": "Point", "coordinates": [round(place.x, 5), round(place.y, 5)]},
            "school",
            str(code),
            [str(name)],
            style=style,
        )
        for code, name, place in zip(rows["school_id"], rows["name"], shapes, strict=True)
        if place is not None and not place.is_empty
    ]
    return point_layers.collection(features)


def _place(
    school: PlacelessSchool,
    click: picture.Click,
    codes: list[str],
    wards: gpd.GeoDataFrame | None,
) -> None:
    """Put a school where the map was clicked, and go on to the next."""
    lon, lat = click["lon"], click["lat"]
    if not place_answers.sound(lon, lat):  # no click of our map
        return
    if wards is not None and not wards.geometry.intersects(shapely.Point(lon, lat)).any():
        state.tell("notice.files_place_outside", name=school.name)
        return
    settings = desk.desk().answers()
    former = settings.places.get(school.file, {})
    kept = {code: place for code, place in former.items() if code != school.school_id}
    places = {**settings.places, school.file: {**kept, school.school_id: (lon, lat)}}
    desk.answer(dataclasses.replace(settings, places=places))
    at = codes.index(school.school_id)
    state.remember(AT, codes[(at + 1) % len(codes)])
    state.done(
        "notice.files_placed",
        name=school.name,
        lat=words.number(lat, lang=state.language(), decimals=5),
        lon=words.number(lon, lang=state.language(), decimals=5),
    )


def _take_back(file: str, code: str) -> None:
    """Take a place back; the school is asked again."""
    settings = desk.desk().answers()
    left = {key: place for key, place in settings.places.get(file, {}).items() if key != code}
    places = {name: some for name, some in settings.places.items() if name != file}
    if left:
        places[file] = left
    desk.answer(dataclasses.replace(settings, places=places))
    state.remember(AT, code)
