"""The embedded district as an office would hand it in: every mess at once, nothing lost."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import geopandas as gpd
import legacy_letters
import openpyxl
import pandas as pd
import pyogrio

from spatial.intake import embedded
from spatial.intake.text.names import ward_name
from spatial.network import Network

VN2000 = 9210  # VN-2000 / TM-3, 105°45′


def toneless(text: str) -> str:
    """Write a name without its tones, as a typist in a hurry does."""
    apart = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def vietnamese(value: float) -> str:
    """Write a number as 1.234,5."""
    text = f"{value:,.10f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def wards(town: Network, folder: Path) -> None:
    """Write the wards as a Shapefile with TCVN3 letters, in VN-2000 105°45′, without its .prj."""
    for units in town.ward_sets:
        layer = gpd.read_file(embedded() / "wards" / f"{units}.geojson").to_crs(VN2000)
        names = [
            legacy_letters.encode(name, code="tcvn3").decode("latin-1") for name in layer["ward"]
        ]
        plain = gpd.GeoDataFrame(
            {"MA_XA": layer["ward_id"], "TEN_XA": names}, geometry=layer.geometry, crs=VN2000
        )
        path = folder / f"{units}.shp"
        pyogrio.write_dataframe(plain, path, encoding="ISO-8859-1", driver="ESRI Shapefile")
        for suffix in (".prj", ".cpg"):
            path.with_suffix(suffix).unlink(missing_ok=True)


def residents(town: Network, folder: Path) -> None:
    """Write residents with a block of columns per year, ages down, wards by name without tones."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    table = town.residents
    years = sorted(table["year"].unique())
    sheet.append(["BÁO CÁO DÂN SỐ THEO ĐỘ TUỔI"])
    sheet.append(["STT", "Tên phường", "Độ tuổi", "Dân số", *[""] * (len(years) - 1)])
    sheet.append(["", "", "", *[f"Năm {year}" for year in years]])
    sheet.merge_cells(start_row=2, start_column=4, end_row=2, end_column=3 + len(years))
    known = town.ward_sets[town.base_units]["ward"]
    wide = table.pivot_table(index=["ward_id", "age"], columns="year", values="people")
    for number, ((ward, age), row) in enumerate(wide.iterrows(), start=1):
        name = toneless(ward_name(known[ward])).upper()
        sheet.append([number, name, f"{age} tuổi", *[vietnamese(value) for value in row]])
    sheet.append(["", "Tổng cộng", "", *[vietnamese(total) for total in wide.sum()]])
    sheet.append(["Nguồn: tổng hợp của phường"])
    book.save(folder / "Dân số.xlsx")


def schools(town: Network, folder: Path) -> None:
    """Write schools with a two-row header, a block of columns per level and merged cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    places = gpd.read_file(embedded() / "schools" / "schools.geojson").set_index("school_id")
    table = town.school_levels.set_index(["school_id", "level"])
    levels = {"mam_non": "Mầm non", "tieu_hoc": "Tiểu học", "thcs": "THCS", "thpt": "THPT"}
    fields = {"rooms": "Số phòng học", "land_m2": "DT đất (m2)", "pupils": "Số HS"}
    fixed = ["Mã trường", "Tên trường", "Kinh độ", "Vĩ độ"]
    sheet.append(["DANH SÁCH TRƯỜNG HỌC TRÊN ĐỊA BÀN QUẬN 12"])
    sheet.append([])
    top = [*fixed]
    for label in levels.values():
        top += [label, *[""] * (len(fields) - 1)]
    sheet.append(top)
    sheet.append([*[""] * len(fixed), *list(fields.values()) * len(levels)])
    for at in range(len(fixed)):
        sheet.merge_cells(start_row=3, end_row=4, start_column=at + 1, end_column=at + 1)
    for at in range(len(levels)):
        left = len(fixed) + 1 + at * len(fields)
        sheet.merge_cells(
            start_row=3, end_row=3, start_column=left, end_column=left + len(fields) - 1
        )
    sheet.append([f"({number})" for number in range(1, len(top) + 1)])
    for code, place in places.iterrows():
        cells: list[object] = [code, unicodedata.normalize("NFD", place["name"])]
        cells += [
            repr(place.geometry.x).replace(".", ","),
            repr(place.geometry.y).replace(".", ","),
        ]
        for level in levels:
            for name in fields:
                value = table[name].get((code, level))
                blank = value is None or pd.isna(value)
                words = "" if blank else vietnamese(float(value))
                cells.append(f"{words} phòng" if words and name == "rooms" else words)
        sheet.append(cells)
    book.save(folder / "DS trường 2025.xlsx")
