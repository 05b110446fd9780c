"""In which system are these coordinates: each candidate drawn beside the wards to choose from."""

from __future__ import annotations

import dataclasses
import math

import geopandas as gpd
import numpy as np
import shapely
import streamlit as st
from numpy.typing import NDArray

from spatial import crs, words
from spatial.intake.report import system_questions
from spatial.intake.report.system_questions import Option, SystemQuestion
from spatial.ui.screens.files import desk
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import assessments
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.markup import tag, text

_SHOWN = 4  # candidates drawn
_WIDE, _HIGH, _EDGE = 260.0, 170.0, 10.0  # [px]
_WINDS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
_WARDS = {"fill": "#9ca3af", "fill_opacity": "0.3", "stroke": "#6b7280"}
_PLACES = {"fill": "none", "stroke": "#d9570f", "stroke_width": "4", "stroke_linecap": "round"}
_FINE = 0.004  # share of the width an outline may be simplified by


def open_files(seat: UploadView) -> list[str]:
    """Name the files whose system nobody confirmed."""
    codes = system_questions.CODES
    return sorted({str(fault.file) for fault in seat.reading.faults if fault.code in codes})


def ask(seat: UploadView, name: str) -> None:
    """Ask for the system of one file."""
    own, here = _wards(seat), assessments.town(assessments.source())
    wards = here.wards(None).to_crs(crs.WGS84) if own is None else own
    if own is None:
        place = here.locality.name.get(seat.lang, here.locality.key)
        against = say("files.places.against", lang=seat.lang, place=place)
        st.html(tag("p", text(against), css="tl-lead"))
    asked = system_questions.questions(seat.reading, seat.folder, around=wards)
    for at, question in enumerate(each for each in asked if each.file == name):
        _question(question, wards, at, seat.lang)


def draw(seat: UploadView) -> None:
    """List what was confirmed."""
    lang, told = seat.lang, seat.told.crs
    if not told:
        st.html(tag("p", text(say("files.places.none", lang=lang)), css="tl-lead"))
    for name, epsg in told.items():
        with st.container(horizontal=True, vertical_alignment="center"):
            wording = say("files.places.confirmed", lang=lang, file=name, epsg=epsg)
            st.html(tag("p", text(wording), css="tl-lead"))
            st.button(
                say("files.places.again", lang=lang),
                key=f"files_crs_again_{name}",
                on_click=_answer,
                args=(name, None),
            )


def _wards(seat: UploadView) -> gpd.GeoDataFrame | None:
    """Return the wards of the files, ``None`` where they have none that says where it is."""
    for table in seat.reading.tables:
        frame = table.frame
        named = table.source.table == "wards" and table.whole
        if named and isinstance(frame, gpd.GeoDataFrame) and frame.crs is not None:
            return frame.to_crs(crs.WGS84)
    return None


def _question(question: SystemQuestion, wards: gpd.GeoDataFrame, at: int, lang: str) -> None:
    """Ask about one file."""
    st.html(tag("p", text(say("files.places.how", lang=lang)), css="tl-lead"))
    straight = [one for one in question.options if not one.candidate.swapped][:_SHOWN]
    if not straight:
        key = "swapped" if question.options else "nowhere"
        st.html(tag("p", text(say(f"files.places.{key}", lang=lang)), css="tl-lead"))
        straight = list(question.options)[:_SHOWN]
    if not straight:
        return
    columns = st.columns(len(straight), gap="small")
    for number, (column, option) in enumerate(zip(columns, straight, strict=True)):
        with column, st.container(border=True, key=f"files_crs_{at}_{number}"):
            _card(option, wards, lang)
            st.button(
                say("files.places.choose", lang=lang),
                key=f"files_crs_choose_{at}_{number}",
                type="primary" if option.inside and number == 0 else "secondary",
                width="stretch",
                on_click=_answer,
                args=(question.file, option.candidate.epsg),
            )


def _answer(name: str, epsg: int | None) -> None:
    """Keep which system a file is in, or ask again."""
    settings = desk.desk().answers()
    systems = {file: code for file, code in settings.crs.items() if file != name}
    if epsg is not None:
        systems[name] = epsg
    desk.answer(dataclasses.replace(settings, crs=systems))


def _card(option: Option, wards: gpd.GeoDataFrame, lang: str) -> None:
    """Draw one candidate with its name and where it lies."""
    candidate = option.candidate
    st.html(
        tag("b", text(candidate.name)) + tag("span", text(f"EPSG:{candidate.epsg}"), css="tl-sub")
    )
    st.image(_picture(option, wards), width="stretch")
    st.html(
        tag("p", text(sentence(option, lang=lang)), css="tl-first") + _zone(candidate.epsg, lang)
    )


def _zone(epsg: int, lang: str) -> str:
    """Name the central meridian of a zone; nothing for a system without one."""
    meridians = {code: meridian for meridian, code in crs.TM3_ZONES.items()}
    if epsg not in meridians:
        return ""
    degrees, minutes = divmod(round(60 * meridians[epsg]), 60)
    return html_table.quiet(
        say("files.places.zone", lang=lang, degrees=degrees, minutes=f"{minutes:02d}")
    )


def sentence(option: Option, *, lang: str) -> str:
    """Say how a candidate lies to the wards."""
    if option.inside is None or option.apart_km is None or option.bearing is None:
        place = {"lon": option.candidate.lon, "lat": option.candidate.lat}
        shown = {key: words.number(value, lang=lang, decimals=4) for key, value in place.items()}
        return say("files.places.alone", lang=lang, **shown)
    if option.inside > 0:
        share = words.number(100 * option.inside, lang=lang)
        return say("files.places.inside", lang=lang, share=share)
    wind = _WINDS[round(option.bearing / 45) % 8]
    km = words.number(option.apart_km, lang=lang, decimals=0 if option.apart_km >= 10 else 1)  # noqa: PLR2004 - one digit under ten
    return say("files.places.apart", lang=lang, km=km, wind=say(f"files.wind.{wind}", lang=lang))


def _picture(option: Option, wards: gpd.GeoDataFrame) -> str:
    """Draw wards and places to one scale, as SVG; both fit however far apart they lie."""
    west, south, east, north = wards.total_bounds
    low = np.minimum([west, south], option.lonlat.min(axis=0))
    high = np.maximum([east, north], option.lonlat.max(axis=0))
    narrow = math.cos(math.radians(float(low[1] + high[1]) / 2))
    span = np.maximum((high - low) * [narrow, 1.0], 1e-9)
    scale = float(min((_WIDE - 2 * _EDGE) / span[0], (_HIGH - 2 * _EDGE) / span[1]))
    shift = (np.array([_WIDE, _HIGH]) - span * scale) / 2

    def put(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        x = (lonlat[:, 0] - low[0]) * narrow * scale + shift[0]
        y = _HIGH - ((lonlat[:, 1] - low[1]) * scale + shift[1])
        return np.round(np.column_stack([x, y]), 1)

    shapes = shapely.simplify(wards.geometry.to_numpy(), (east - west) * _FINE)
    lines = []
    for ring in shapely.get_rings(shapes):
        corners = put(shapely.get_coordinates(ring))
        lines.append("M" + "L".join(f"{x},{y}" for x, y in corners.tolist()) + "Z")
    dots = "".join(f"M{x},{y}h0" for x, y in np.unique(put(option.lonlat), axis=0).tolist())
    return tag(
        "svg",
        tag("path", d="".join(lines), **_WARDS),
        tag("path", d=dots, **_PLACES),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDE:g} {_HIGH:g}",
    )
