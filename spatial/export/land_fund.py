"""
The land fund as files: a workbook and a layer that read back, a table, outlines for CAD.

What nobody told is blank, what was measured stands in columns intake does not read, and land told
by a point leaves as one: read back, a file says no more than the register did.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from datetime import datetime

import geopandas as gpd
import numpy as np
import pyogrio
import shapely
import xlsxwriter

from spatial import crs, land_fund, words
from spatial.assessment import Assessment
from spatial.export import geojson
from spatial.intake.text.csv_text import as_csv
from spatial.land_fund import LandParcel

NAME = "land_fund"
REGISTER = (
    "parcel_id", "name", "ward_id", "lies_in", "map_sheet", "plot", "area_m2", "drawn_m2", "owner",
    "current_use", "building_m2", "planned_use", "plan", "plan_decision", "floor_allowed_m2",
    "layer", "schools", "legal_state", "status", "available_from", "wanted_level", "ward_proposal",
    "review", "investors", "incentives", "level", "ward_short_m2", "pupils", "classes", "smallest",
    "doubts", "kind",
)  # fmt: skip
_CODED = ("current_use", "planned_use", "legal_state", "review")
_CELL_LETTERS = 32_767  # most letters a cell of Excel holds
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - the file carries no day of its own
_TEXT_IS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False,
                 "strings_to_urls": False}  # fmt: skip


def rows(parcels: Sequence[LandParcel]) -> list[dict[str, object]]:
    """
    Put parcels into rows of codes and figures.

    Returns
    -------
    list of dict
        The columns of `REGISTER`; ``layer`` is ``use share%`` a part, ``doubts`` the keys.
    """
    return [
        {
            **{name: getattr(one, name, None) for name in REGISTER},
            "ward_id": one.told_ward_id,
            "lies_in": one.ward,
            "area_m2": one.recorded_m2,
            "drawn_m2": math.nan if one.is_square else one.drawn_m2,
            "wanted_level": one.level.value if one.is_wanted and one.level else "",
            "level": one.level.value if one.level else "",
            "investors": None if one.is_offered is None else int(one.is_offered),
            "layer": "; ".join(f"{use} {100 * part:.0f}%" for use, part in one.layer_uses.items()),
            "schools": "; ".join(one.schools),
            "doubts": "; ".join(one.doubts),
        }
        for one in parcels
    ]


def said(parcels: Sequence[LandParcel], *, lang: str) -> list[dict[str, object]]:
    """Put parcels into rows as an office reads them: words for codes."""
    return [{**row, **_worded(one, lang)}
            for one, row in zip(parcels, rows(parcels), strict=True)]  # fmt: skip


def table(parcels: Sequence[LandParcel]) -> bytes:
    """Write the register as CSV, codes and figures."""
    return as_csv(REGISTER, ([*row.values()] for row in rows(parcels)))


def layer(assessment: Assessment, parcels: Sequence[LandParcel], *, lang: str) -> bytes:
    """Write the register as a GeoJSON layer whose columns intake reads back."""
    shapes = geojson.shapes_of(_told(assessment, parcels))
    features = [
        geojson.feature(shape, {name: geojson.value(cell) for name, cell in row.items()})
        for shape, row in zip(shapes, rows(parcels), strict=True)
    ]
    return geojson.collection(assessment, features, lang=lang)


def workbook(assessment: Assessment, parcels: Sequence[LandParcel], *, lang: str) -> bytes:
    """Write the register as a workbook under heads intake knows, the outlines as WKT."""
    box = io.BytesIO()
    book = xlsxwriter.Workbook(box, _TEXT_IS_TEXT)
    book.set_properties({"author": "Trường Lớp", "created": _EPOCH})
    sheet = book.add_worksheet(words.say("land.sheet", lang=lang))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    names = (*REGISTER, "outline", "wkt")
    for column, name in enumerate(names):
        sheet.write_string(0, column, words.say(f"land.head.{name}", lang=lang), bold)
        sheet.set_column(column, column, 26 if name in {"name", "doubts", "ward_proposal"} else 15)
    shapes = shapely.to_wkt(crs.to_lonlat(_told(assessment, parcels)).geometry.to_numpy(), 7)
    for at, (row, shape) in enumerate(zip(said(parcels, lang=lang), shapes, strict=True), start=1):
        for column, value in enumerate([*row.values(), *_outline(shape, lang)]):
            if isinstance(value, float | int) and value == value:  # noqa: PLR0124 - NaN is blank
                sheet.write_number(at, column, value, wrap)
            elif isinstance(value, str) and value:
                sheet.write_string(at, column, value, wrap)
    sheet.freeze_panes(1, 2)
    book.close()
    return box.getvalue()


def drawing(assessment: Assessment, parcels: Sequence[LandParcel]) -> bytes:
    """Write outlines, and points nobody drew more of, as DXF in metres, a CAD layer a parcel."""
    land = _told(assessment, parcels)
    drawn = land.geometry.to_numpy()
    lines = np.where(shapely.get_dimensions(drawn) > 0, shapely.boundary(drawn), drawn)
    shapes = gpd.GeoDataFrame(
        {"Layer": [one.parcel_id for one in parcels]}, geometry=lines, crs=land.crs
    )
    box = io.BytesIO()
    pyogrio.write_dataframe(shapes.explode(), box, driver="DXF")
    return box.getvalue()


def every(assessment: Assessment, *, lang: str) -> dict[str, bytes]:
    """Write every file of the land fund; none where there is none."""
    parcels = land_fund.register(assessment)
    if not parcels:
        return {}
    return {
        f"{NAME}.xlsx": workbook(assessment, parcels, lang=lang),
        f"{NAME}.geojson": layer(assessment, parcels, lang=lang),
        f"{NAME}.csv": table(parcels),
        f"{NAME}.dxf": drawing(assessment, parcels),
    }


def doubts(parcel: LandParcel, *, lang: str) -> str:
    """Say what is to be cleared up of a parcel, empty for nothing."""
    return "; ".join(words.say(f"land.doubt.{name}", lang=lang) for name in parcel.doubts)


def layer_parts(parcel: LandParcel, *, lang: str) -> str:
    """Say what the layer of the zoning plan shows on a parcel, empty for nothing."""
    return "; ".join(
        words.say("land.layer_part", lang=lang, share=words.number(100 * part, lang=lang),
                  use=words.say(f"land.planned_use.{use}", lang=lang))
        for use, part in parcel.layer_uses.items()
    )  # fmt: skip


def code(parcel: LandParcel, name: str, *, lang: str) -> str:
    """Say a coded column of a parcel in words, empty where it is untold."""
    written = str(getattr(parcel, name))
    return words.say(f"land.{name}.{written}", lang=lang) if written else ""


def _worded(parcel: LandParcel, lang: str) -> dict[str, object]:
    """Say the codes of a parcel."""
    level = words.say(f"level.{parcel.level}", lang=lang) if parcel.level else ""
    mark = "offered" if parcel.is_offered else "withheld"
    return {
        **{name: code(parcel, name, lang=lang) for name in _CODED},
        "layer": layer_parts(parcel, lang=lang),
        "wanted_level": level if parcel.is_wanted else "",
        "investors": (
            "" if parcel.is_offered is None else words.say(f"land.mark.{mark}", lang=lang)
        ),
        "level": level,
        "doubts": doubts(parcel, lang=lang),
        "kind": words.say(f"kind.{parcel.kind}", lang=lang),
    }


def _outline(wkt: str, lang: str) -> tuple[str, str]:
    """Return what is to be said of an outline, and its WKT; blank where a cell would cut it."""
    if len(wkt) <= _CELL_LETTERS:
        return "", wkt
    most = words.number(_CELL_LETTERS, lang=lang)
    return words.say("land.long_outline", lang=lang, most=most), ""


def _told(assessment: Assessment, parcels: Sequence[LandParcel]) -> gpd.GeoDataFrame:
    """Return the land as its files told it: outlines, and the points squares stand for."""
    land = assessment.network.parcels
    assert land is not None  # noqa: S101 - a register of parcels comes from them
    square = np.array([one.is_square for one in parcels])
    shapes = land.geometry.to_numpy()
    return land.set_geometry(np.where(square, shapely.centroid(shapes), shapes), crs=land.crs)


def summary(parcels: Sequence[LandParcel], *, lang: str) -> str:
    """Count the fund in a sentence; of what there is none nothing is said."""
    usable = [one for one in parcels if one.is_usable]
    more = {
        "apart": [one for one in parcels if one.is_counted and not one.is_usable],
        "out": [one for one in parcels if not one.is_counted],
        "offices": [one for one in parcels if one.current_use == land_fund.SURPLUS_OFFICE],
        "offered": [one for one in parcels if one.is_offered],
    }
    return words.say(
        "land.summary",
        lang=lang,
        count=len(parcels),
        area=_hectares(parcels, lang),
        usable=len(usable),
        usable_area=_hectares(usable, lang),
        pupils=words.number(sum(one.pupils for one in usable), lang=lang),
        more="".join(
            words.say(
                f"land.summary_{name}", lang=lang, count=len(some), area=_hectares(some, lang)
            )
            for name, some in more.items()
            if some
        ),
    )


def _hectares(parcels: Sequence[LandParcel], lang: str) -> str:
    """Write the land of parcels in hectares."""
    return words.number(sum(one.area_m2 for one in parcels) / 10_000, lang=lang, decimals=1)
