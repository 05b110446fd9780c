"""Wards that should tile the land: gaps and overlaps in m², closed on request and told."""

from __future__ import annotations

import dataclasses
import re

import geopandas as gpd
import streamlit as st

from spatial import crs, words
from spatial.intake.checking.check import Checked
from spatial.intake.joining import coverage
from spatial.intake.joining.coverage import Measured
from spatial.ui.memo import once
from spatial.ui.screens.files import desk
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

USUAL_M = 10.0  # gaps narrower than this are slips of the pen, not lakes
_WORST = 12  # pairs and gaps listed
_NOISE_M2 = 0.05  # under this an overlap is the last digit of a coordinate
_KEY = "files_close"


def layers(seat: UploadView) -> list[Checked]:
    """List the sets of wards that can be measured."""
    return [
        table
        for table in seat.reading.tables
        if table.source.table == "wards"
        and table.whole
        and isinstance(table.frame, gpd.GeoDataFrame)
        and table.frame.crs is not None
        and len(table.kept)
    ]


def measured(layer: Checked) -> tuple[Measured, dict[str, str]]:
    """Measure a set of wards once; the names of its wards."""
    return once(layer, "borders", lambda: _measured(layer))


def _measured(layer: Checked) -> tuple[Measured, dict[str, str]]:
    wards = gpd.GeoDataFrame(layer.kept)
    metres = wards.to_crs(crs.working_crs(wards)).set_index("ward_id")
    return coverage.measure(metres), {str(k): str(v) for k, v in metres["ward"].items()}


def draw(seat: UploadView) -> None:
    """Show each set of wards with its gaps and overlaps, and the button that closes them."""
    lang = seat.lang
    checkeds = layers(seat)
    if not checkeds:
        st.html(tag("p", text(say("files.borders.none", lang=lang)), css="tl-lead"))
        return
    any_dirty = False
    for layer in checkeds:
        with st.spinner(say("files.borders.measuring", lang=lang)):
            state_, names = measured(layer)
        any_dirty |= not state_.valid
        _layer(layer, state_, names, lang)
    if seat.mine:
        _close(seat, any_dirty=any_dirty)
    _changes(seat)


def _layer(layer: Checked, found: Measured, names: dict[str, str], lang: str) -> None:
    """Show one set."""
    st.html(html_table.title(layer.source.name))
    sentence = say(
        "files.borders.sums",
        lang=lang,
        area=words.number(found.area_m2 / 1e6, lang=lang, decimals=2),
        overlap=words.number(found.overlap_m2, lang=lang, decimals=1),
        overlaps=len(found.overlaps),
        gap=words.number(found.gap_m2, lang=lang, decimals=1),
        gaps=len(found.gaps),
    )
    clean = say("files.borders.clean" if found.valid else "files.borders.dirty", lang=lang)
    st.html(tag("p", text(f"{sentence} {clean}"), css="tl-lead"))
    rows = _overlaps(found, names, lang) + _gaps(found, lang)
    if rows:
        heads = [
            TableHead(label=say(f"files.borders.{name}", lang=lang), number=name in {"m2", "width"})
            for name in ("sort", "where", "m2", "width")
        ]
        st.html(html_table.html(heads, rows, name=layer.source.name))


def _overlaps(found: Measured, names: dict[str, str], lang: str) -> list[TableRow]:
    """List the pairs that overlap most."""
    worst = found.overlaps.nlargest(_WORST, "area_m2")
    pairs = zip(worst["one"], worst["other"], worst["area_m2"], strict=True)
    return [
        TableRow(
            cells=[
                text(say("files.borders.overlap", lang=lang)),
                text(f"{names.get(str(one), one)} / {names.get(str(other), other)}"),
                words.number(area_m2, lang=lang, decimals=1),
                "",
            ]
        )
        for one, other, area_m2 in pairs
        if area_m2 >= _NOISE_M2
    ]


def _gaps(found: Measured, lang: str) -> list[TableRow]:
    """List the largest gaps."""
    worst = found.gaps.nlargest(_WORST, "area_m2")
    listed = zip(worst.geometry, worst["area_m2"], worst["width_m"], strict=True)
    return [
        TableRow(
            cells=[
                text(say("files.borders.gap", lang=lang)),
                text(_place(shape, found.gaps)),
                words.number(area_m2, lang=lang, decimals=1),
                words.number(width_m, lang=lang, decimals=1),
            ]
        )
        for shape, area_m2, width_m in listed
    ]


def _place(shape: object, gaps: gpd.GeoDataFrame) -> str:
    """Say where a gap lies [degrees]."""
    middle = gpd.GeoSeries([shape], crs=gaps.crs).representative_point().to_crs(crs.WGS84)
    return f"{middle.y[0]:.5f}, {middle.x[0]:.5f}"


def _close(seat: UploadView, *, any_dirty: bool) -> None:
    """Offer to close gaps and resolve overlaps, or to leave the borders as they were."""
    lang, settings = seat.lang, seat.told
    if settings.close_m is not None:
        width = words.number(settings.close_m, lang=lang)
        st.html(tag("p", text(say("files.borders.closed", lang=lang, width=width)), css="tl-lead"))
        st.button(
            say("files.borders.undo", lang=lang),
            key="files_unclose",
            icon=":material/undo:",
            on_click=_answer,
            args=(None,),
        )
    elif any_dirty:
        with st.container(horizontal=True, vertical_alignment="bottom", key="files_closing"):
            st.number_input(
                say("files.borders.narrower", lang=lang), 0.1, 100.0, USUAL_M, 0.5, key=_KEY
            )
            st.button(
                say("files.borders.close", lang=lang),
                key="files_close_do",
                type="primary",
                icon=":material/join_inner:",
                on_click=lambda: _answer(float(state.held(_KEY))),
            )


def _answer(width_m: float | None) -> None:
    """Keep how wide a gap is closed."""
    settings = desk.desk().answers()
    desk.answer(dataclasses.replace(settings, close_m=width_m))


def _figures(sentence: str, lang: str) -> str:
    """Write the figures of a repair as the language does."""
    return re.sub(
        r"\d+\.\d+", lambda one: words.number(float(one[0]), lang=lang, decimals=1), sentence
    )


def _changes(seat: UploadView) -> None:
    """List what every ward gained and lost."""
    lang = seat.lang
    names = {
        (layer.source.name, int(str(row))): str(ward)
        for layer in layers(seat)
        for row, ward in layer.frame["ward"].items()
    }
    rows = [
        TableRow(
            cells=[
                text(repair.file),
                text(names.get((repair.file, row), row)),
                text(_figures(before, lang)),
                text(_figures(after, lang)),
            ]
        )
        for repair in seat.reading.repairs
        if repair.rule == "borders_mended"
        for row, before, after in repair.cells()
    ]
    if rows:
        title = say("files.borders.changes", lang=lang)
        heads = [
            TableHead(label=say(f"files.borders.{name}", lang=lang), number=name != "ward")
            for name in ("file", "ward", "before", "after")
        ]
        heads[0] = TableHead(label=heads[0].label)
        st.html(html_table.title(title) + html_table.html(heads, rows, name=title))
