"""Templates to fill in: a workbook with drop-downs, or a zip of files; both load back as are."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Mapping, Sequence

import geopandas as gpd
import openpyxl
import pandas as pd
import shapely
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from spatial import crs, words
from spatial.intake.report import still_book
from spatial.intake.text.csv_text import as_csv, inert
from spatial.network import TOTALS, Network
from spatial.records import LEVELS, Kind
from spatial.tables import Column, schema

TABLES = (
    "wards",
    "residents",
    "age_structure",
    "schools",
    "school_levels",
    "groups",
    "criteria",
    "subject_teachers",
    "recognitions",
    "enrolments",
    "opinions",
    "progress",
    "pupils",
    "registers",
    "developments",
    "cells",
    "neighbourhoods",
    "buildings",
    "land_use",
    "parcels",
    "planned_uses",
    "projects",
    "capital",
    "budget",
    "institutions",
    "institution_needs",
)
_FILLED = 2_000  # rows the drop-downs reach to
_STAMP = (2026, 1, 1, 0, 0, 0)  # one date for all members: the same template is the same bytes
_MUST = PatternFill("solid", fgColor="C6E0B4")
_MAY = PatternFill("solid", fgColor="EDEDED")


def columns_of(table: str, town: Network | None = None) -> list[Column]:
    """
    List the columns of a template sheet; shapes as WKT, points as longitude and latitude.

    Parameters
    ----------
    town
        A locality whose wards may carry people of all ages by year.
    """
    entry = schema()[table]
    places: list[Column] = []
    if entry.geometry == "point":
        places = [
            _place("lon", "kinh độ (độ thập phân, WGS 84)", "longitude, decimal degrees, WGS 84"),
            _place("lat", "vĩ độ (độ thập phân, WGS 84)", "latitude, decimal degrees, WGS 84"),
        ]
    elif entry.geometry in {"polygon", "surface"}:
        places = [_place("wkt", "hình dạng WKT (độ, WGS 84)", "shape as WKT, degrees, WGS 84")]
    if town is not None and table == "wards":
        places = [*(_total(year) for year in town.totals(None)), *places]
    return [*entry.columns.values(), *places]


def _total(year: int) -> Column:
    """Describe a column of a ward's people of all ages."""
    meaning = {"vi": f"dân số mọi độ tuổi năm {year}", "en": f"people of all ages in {year}"}
    return Column(
        name=f"{TOTALS}{year}", type="number", required=False, blank=True, least=0, most=None,
        unit="people", meaning=meaning,
    )  # fmt: skip


def _place(name: str, vi: str, en: str) -> Column:
    """Describe a column that gives a row its place."""
    return Column(
        name=name, type="number", required=True, blank=False, least=None, most=None, unit="",
        meaning={"vi": vi, "en": en},
    )  # fmt: skip


def rows_of(table: str, town: Network) -> pd.DataFrame:
    """
    Give the rows of a network's table as a template holds them.

    Parameters
    ----------
    town
        The locality to fill it with.
    """
    layers = {"schools": town.schools, "cells": town.cells, "parcels": town.parcels,
              "planned_uses": town.planned_uses, "projects": town.projects,
              "wards": town.ward_sets[town.base_units]}  # fmt: skip
    tables = {
        "residents": town.residents,
        "school_levels": town.school_levels,
        "groups": town.groups,
        "criteria": town.criteria,
        "subject_teachers": town.subject_teachers,
        "recognitions": town.recognitions,
        "enrolments": town.enrolments,
        "opinions": town.opinions,
        "progress": town.progress,
        "pupils": town.pupils,
        "registers": pd.DataFrame() if town.registers is None else town.registers,
        "developments": pd.DataFrame([dataclasses.asdict(one) for one in town.developments]),
        "capital": town.capital,
        "budget": town.budget,
        "institutions": town.institutions,
        "institution_needs": town.institution_needs,
    }
    names = [column.name for column in columns_of(table, town)]
    if table in tables:
        frame = tables[table].copy()
        if table == "pupils":
            frame = frame[frame["units"].isin({"", town.base_units})]
    else:
        layer = layers.get(table)
        if layer is None:
            return pd.DataFrame(columns=names)
        placed = gpd.GeoDataFrame(layer.reset_index()).to_crs(crs.WGS84)
        frame = pd.DataFrame(placed.drop(columns="geometry"))
        shapes = placed.geometry.to_numpy()
        if "wkt" in names:
            frame["wkt"] = shapely.to_wkt(shapes, rounding_precision=9)
        else:
            frame["lon"], frame["lat"] = shapely.get_x(shapes), shapely.get_y(shapes)
    return frame.reindex(columns=names)


def workbook(
    *,
    lang: str = "vi",
    town: Network | None = None,
    tables: Sequence[str] = TABLES,
    rows: Mapping[str, pd.DataFrame] | None = None,
) -> bytes:
    """
    Write the template workbook.

    Parameters
    ----------
    town
        A locality to fill it with as an example; ``None`` leaves the sheets blank.
    tables
        The sheets, of `TABLES`.
    rows
        What is known already, by table, where there is no locality yet: names as in `columns_of`.

    Returns
    -------
    bytes
        An XLSX: instructions, then one sheet per table whose first row is the schema's names, with
        drop-downs for levels and kinds and a comment on every column.
    """
    book = openpyxl.Workbook()
    guide = book.active
    if not isinstance(guide, Worksheet):
        guide = book.create_sheet()
    guide.title = words.say("template.guide", lang=lang)
    _guide(guide, lang, tables)
    for line in _shares(town, lang):
        guide.append([line])
    for table in tables:
        sheet = book.create_sheet(_name(table, town))
        names = columns_of(table, town)
        for at, column in enumerate(names, start=1):
            cell = sheet.cell(row=1, column=at, value=column.name)
            cell.font, cell.fill = Font(bold=True), _MUST if column.required else _MAY
            sheet.column_dimensions[get_column_letter(at)].width = max(12, len(column.name) + 2)
            _choices(sheet, at, column, lang)
        known = (rows or {}).get(table) if town is None else rows_of(table, town)
        if known is not None:
            filled = known.reindex(columns=[column.name for column in names])
            for row in filled.itertuples(index=False, name=None):
                sheet.append([_plain(value) for value in row])
        sheet.freeze_panes = "A2"
    return still_book.xlsx_bytes(book)


def _name(table: str, town: Network | None) -> str:
    """Name the sheet or file of a table; a filled one keeps the name of its set of wards."""
    return town.base_units if town is not None and table == "wards" else table


def _plain(value: object) -> str | float | int | None:
    """Give a value as a cell may hold it; text never becomes a formula."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, str):
        return inert(value)
    number = float(str(value))
    return int(number) if number.is_integer() else number


def _choices(sheet: Worksheet, at: int, column: Column, lang: str) -> None:
    """Give a column its drop-down, or the bounds of its numbers."""
    names = {
        "level": [str(level) for level in LEVELS],
        "kind": [str(kind) for kind in Kind if kind is not Kind.UNTOLD],
        "bool": ["1", "0"],
    }
    offered = list(column.choices) or names.get(column.type)
    letter = get_column_letter(at)
    area = f"{letter}2:{letter}{_FILLED}"
    rule: DataValidation
    if offered:
        rule = DataValidation(type="list", formula1=f'"{",".join(offered)}"')
    elif column.type in {"int", "number"} and column.least is not None:
        rule = DataValidation(
            type="whole" if column.type == "int" else "decimal",
            operator="greaterThanOrEqual",
            formula1=f"{column.least:g}",
        )
    else:
        return
    rule.allow_blank = column.blank
    rule.error = column.meaning[lang][:200]
    rule.showErrorMessage = True
    sheet.add_data_validation(rule)
    rule.add(area)


def _guide(sheet: Worksheet, lang: str, tables: Sequence[str]) -> None:
    sheet.append([words.say("template.title", lang=lang)])
    sheet["A1"].font = Font(bold=True, size=14)
    for number in (1, 2, 3, 4):
        sheet.append([words.say(f"template.line{number}", lang=lang)])
    sheet.append([])
    heads = ("sheet", "column", "meaning", "unit", "must")
    sheet.append([words.say(f"template.{head}", lang=lang) for head in heads])
    for table in tables:
        for column in columns_of(table):
            must = words.say(f"template.{'yes' if column.required else 'no'}", lang=lang)
            sheet.append([table, column.name, column.meaning[lang], column.unit, must])
    for letter, width in zip("ABCDE", (16, 22, 60, 10, 10), strict=True):
        sheet.column_dimensions[letter].width = width


def _shares(town: Network | None, lang: str) -> list[str]:
    """Mark figures nobody counted at a school, where the template is filled with some."""
    if town is None or not town.apportioned:
        return []
    return [f"school_levels (kind: estimated): {words.say('explain.apportioned', lang=lang)}"]


def archive(*, lang: str = "vi", town: Network | None = None) -> bytes:
    """Write the template as a zip of CSV files and a text of instructions; see `workbook`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        guide = [words.say("template.title", lang=lang)]
        guide += [words.say(f"template.line{number}", lang=lang) for number in (1, 2, 3, 4)]
        guide += _shares(town, lang)
        for table in TABLES:
            names = columns_of(table, town)
            rows = (
                []
                if town is None
                else list(rows_of(table, town).itertuples(index=False, name=None))
            )
            if rows or town is None:  # a filled template leaves out what the locality has not
                heads = [each.name for each in names]
                lines = ([_plain(value) for value in row] for row in rows)
                _member(packed, f"{_name(table, town)}.csv", as_csv(heads, lines))
            guide += ["", table]
            guide += [f"  {each.name}: {each.meaning[lang]}" for each in names]
        _member(
            packed, words.say("template.readme", lang=lang), "\n".join(guide).encode("utf-8-sig")
        )
    return out.getvalue()


def _member(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add one member with a fixed date."""
    about = zipfile.ZipInfo(name, _STAMP)
    about.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(about, content)
