"""A gallery of bad and messy files: each spoils a small locality and names what must come of it."""

# ruff: noqa: E501 - a file written on one line is easier to read than one broken over six

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import legacy_letters
import openpyxl
import pandas as pd
import pyogrio
from locality import SIDE, SOUTH, WEST, Locality, collection, write_csv

VN2000 = 9210


@dataclass(frozen=True, kw_only=True)
class Piece:
    """
    One file of the gallery.

    ``make`` writes it into the folder of an unspoilt locality (``without`` says which of its files to
    leave out); ``codes`` are the faults and notes it must give besides the usual two; ``usable`` says
    whether a network comes of it, and ``rooms`` what its schools must then have; ``findings`` what the
    health of the data must tell of figures that can be used and look odd.
    """

    name: str
    make: Callable[[Path], object]
    codes: frozenset[str]
    usable: bool
    without: frozenset[str] = frozenset()
    rooms: tuple[int, ...] = (20, 24, 30)
    findings: frozenset[str] = frozenset()
    wards: tuple[str, ...] = ("Phường Tây", "Phường Đông")


USUAL = {"cells_made", "no_streets"}  # a small locality has neither cells nor streets
GALLERY: list[Piece] = []


def piece(
    name: str,
    *codes: str,
    usable: bool,
    without: str = "",
    rooms: tuple[int, ...] = (20, 24, 30),
    findings: str = "",
    wards: tuple[str, ...] = ("Phường Tây", "Phường Đông"),
) -> Callable[[Callable[[Path], object]], Callable[[Path], object]]:
    """Hang a file into the gallery."""

    def hang(make: Callable[[Path], object]) -> Callable[[Path], object]:
        GALLERY.append(
            Piece(
                name=name,
                make=make,
                codes=frozenset(codes),
                usable=usable,
                without=frozenset(without.split()),
                rooms=rooms,
                findings=frozenset(findings.split()),
                wards=wards,
            )
        )
        return make

    return hang


def levels(**change: object) -> list[dict[str, Any]]:
    """Give the stocks, with columns changed for every school."""
    rows = Locality().school_levels
    return [
        row | {k: (v[at] if isinstance(v, list) else v) for k, v in change.items()}
        for at, row in enumerate(rows)
    ]


def text_file(name: str, text: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    """Write a text."""
    return lambda folder: (folder / name).write_bytes(text.encode(encoding))


def book(path: Path, *sheets: tuple[str, list[list[object]]], merged: tuple[str, ...] = ()) -> None:
    """Write a workbook."""
    made = openpyxl.Workbook()
    first = made.active
    assert first is not None
    made.remove(first)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    made.save(path)


def layer(crs: int = 4326) -> gpd.GeoDataFrame:
    """Give the wards as a layer."""
    return gpd.GeoDataFrame.from_features(collection(Locality().wards), crs=4326).to_crs(crs)


ROWS = [["a", "tieu_hoc", 20, 8000], ["b", "thcs", 24, 9000], ["c", "thpt", 30, 12000]]
VN_HEAD = ["Mã trường", "Cấp học", "Số phòng học", "Diện tích đất"]
LV = "school_levels"


def _csv_levels(
    sep: str, rows: list[list[object]], head: list[str] = VN_HEAD, encoding: str = "utf-8"
) -> Callable[[Path], object]:
    lines = [sep.join(map(str, row)) for row in [head, *rows]]
    return text_file("school_levels.csv", "\n".join(lines) + "\n", encoding)


# ---------------------------------------------------------------- delimiters and encodings
piece("semicolons and Vietnamese headers", "headers_read", usable=True, without=LV)(
    _csv_levels(";", ROWS)
)
piece("tabs", "headers_read", usable=True, without=LV)(
    text_file("school_levels.tsv", "\n".join("\t".join(map(str, row)) for row in [VN_HEAD, *ROWS]))
)
piece("bars", "headers_read", usable=True, without=LV)(_csv_levels("|", ROWS))
piece("UTF-8 with BOM", usable=True, without=LV)(
    text_file(
        "school_levels.csv",
        "\ufeffschool_id,level,rooms,land_m2\na,tieu_hoc,20,8000\nb,thcs,24,9000\nc,thpt,30,12000\n",
    )
)
piece("UTF-16", "letters_read", "headers_read", usable=True, without=LV)(
    _csv_levels("\t", ROWS, encoding="utf-16")
)
piece("UTF-16 without BOM", "letters_read", "headers_read", usable=True, without=LV)(
    _csv_levels("\t", ROWS, encoding="utf-16-le")
)
piece("headers cut by a DBF", "headers_read", usable=True, without="schools")(
    lambda folder: _points(folder / "schools.shp", {"SCHOOL_ID": "school_id", "TEN_TRUONG": "name"})
)


def _points(path: Path, columns: dict[str, str], crs: int = 4326) -> None:
    rows = pd.DataFrame(Locality().schools)
    places = gpd.points_from_xy(rows["lon"].astype(float), rows["lat"].astype(float), crs=4326)
    data = {header: rows[column] for header, column in columns.items()}
    frame = gpd.GeoDataFrame(data, geometry=places).to_crs(crs)
    frame.to_file(path, encoding="UTF-8") if path.suffix == ".shp" else frame.to_file(path)


def _legacy(code: str) -> Callable[[Path], object]:
    def make(folder: Path) -> None:
        lines = ["school_id;tên trường;kinh độ;vĩ độ"]
        lines += [
            f"{s['school_id']};Trường Nội trú Phường Đông Hưng;{s['lon']};{s['lat']}"
            for s in Locality().schools
        ]
        (folder / "schools.csv").write_bytes(legacy_letters.encode("\n".join(lines), code=code))

    return make


for _code in ("tcvn3", "vni", "cp1258"):
    piece(f"letters in {_code}", "letters_read", "headers_read", usable=True, without="schools")(
        _legacy(_code)
    )


# ---------------------------------------------------------------- numbers
def _rooms(
    *values: str, land: tuple[str, ...] = ("8000", "9000", "12000")
) -> Callable[[Path], object]:
    rows = [
        [code, level, f'"{v}"', f'"{m}"']
        for (code, level, _, _), v, m in zip(ROWS, values, land, strict=True)
    ]
    return _csv_levels(",", rows, ["school_id", "level", "rooms", "land_m2"])


piece("05 phòng", "numbers_read", usable=True, without=LV)(
    _rooms("20 phòng", "24 phòng học", "030")
)
piece("1.234,5", "numbers_read", usable=True, without=LV)(
    _rooms("20", "24", "30", land=("8.000,5", "9.000", "12.000,25"))
)
piece("1,234.5", "numbers_read", usable=True, without=LV)(
    _rooms("20", "24", "30", land=("8,000.5", "9,000", "12,000.25"))
)
piece("1.234 alone", "numbers_read", "number_unclear", usable=True, without=LV)(
    _rooms("20", "24", "30", land=("8.000", "9.000", "12.000"))
)
piece(
    "3120 beside 10.574", "numbers_read", "number_unclear", "headers_read", usable=True, without=LV
)(
    _csv_levels(
        ";",
        [["a", "tieu_hoc", 20, "10.574"], ["b", "thcs", 24, "3120"], ["c", "thpt", 30, "15.306"]],
    )
)
piece(
    "thousands that lost their zeros", "number_question", "headers_read", usable=False, without=LV
)(
    _csv_levels(
        ";", [["a", "tieu_hoc", 20, "8.5"], ["b", "thcs", 24, "8.25"], ["c", "thpt", 30, "12250.5"]]
    )
)
piece("owners as offices call them", "values_read", usable=True, without="schools")(
    lambda folder: write_csv(
        folder / "schools.csv",
        [
            row | {"ownership": word}
            for row, word in zip(
                Locality().schools, ("Tư thục", "NCL", "NGOAI_CONG_LAP"), strict=True
            )
        ],
    )
)
piece("an owner nobody knows", "unknown_choice", usable=False, without="schools")(
    lambda folder: write_csv(
        folder / "schools.csv", [row | {"ownership": "Hợp tác"} for row in Locality().schools]
    )
)
piece("1.5 beside 1,5", "numbers_read", usable=True, without=LV)(
    _rooms("20", "24", "30", land=("8000.5", "9000,5", "12000"))
)
piece("1.234 beside 1.5 and 1,5", "number_mixed", "numbers_read", usable=False, without=LV)(
    _rooms("20", "24", "30", land=("8000.5", "9000,5", "12.000"))
)
piece("hectares in cells", "numbers_read", usable=True, without=LV)(
    _rooms("20", "24", "30", land=("0,8 ha", "0,9 ha", "1,2 ha"))
)
piece("hectares in the header", "headers_read", "unit_applied", usable=True, without=LV)(
    _csv_levels(
        ";",
        [["a", "tieu_hoc", 20, 0.8], ["b", "thcs", 24, 0.9], ["c", "thpt", 30, 1.2]],
        [*VN_HEAD[:3], "Diện tích đất (ha)"],
    )
)
piece("a dash for nothing", "blank", usable=False, without=LV)(_rooms("20", "-", "30"))
piece("twenty plus three", "numbers_read", usable=True, without=LV, rooms=(23, 24, 30))(
    _rooms("20+3", "24", "30")
)
piece("classes where rooms belong", "not_number", usable=False, without=LV)(
    _rooms("20 lớp", "24", "30")
)
piece("a number too great", "not_number", usable=False, without=LV)(_rooms("1e999", "24", "30"))
piece("an Excel error", "not_number", usable=False, without=LV)(_rooms("#REF!", "24", "30"))

# ---------------------------------------------------------------- layout
TOP = [["BÁO CÁO CƠ SỞ VẬT CHẤT"], ["Năm học 2024-2025"], []]


@piece("title rows above the header", "headers_read", usable=True, without=LV)
def _titles(folder: Path) -> None:
    book(folder / "school_levels.xlsx", ("Sheet1", [*TOP, VN_HEAD, *ROWS]))


@piece("totals and notes below", "headers_read", "rows_no_data", usable=True, without=LV)
def _totals(folder: Path) -> None:
    rows = [*ROWS, ["Tổng cộng", "", 74, 29000], ["Ghi chú: số liệu tháng 9"]]
    book(folder / "school_levels.xlsx", ("Sheet1", [VN_HEAD, *rows]))


@piece("a row that numbers the columns", "headers_read", "rows_no_data", usable=True, without=LV)
def _numbered(folder: Path) -> None:
    book(folder / "school_levels.xlsx", ("S", [VN_HEAD, ["(1)", "(2)", "(3)", "(4)"], *ROWS]))


@piece("a block of columns per level", "headers_read", usable=True, without=LV)
def _blocks(folder: Path) -> None:
    head = ["Mã trường", "Tiểu học", "", "THCS", "", "THPT", ""]
    below = ["", *["Số phòng", "DT đất"] * 3]
    rows = [
        ["a", 20, 8000, "", "", "", ""],
        ["b", "", "", 24, 9000, "", ""],
        ["c", "", "", "", "", 30, 12000],
    ]
    book(
        folder / "school_levels.xlsx",
        ("S", [head, below, *rows]),
        merged=("A1:A2", "B1:C1", "D1:E1", "F1:G1"),
    )


@piece("a block per level, not merged, in CSV", "headers_read", usable=True, without=LV)
def _blocks_csv(folder: Path) -> None:
    text = "Mã trường,Tiểu học,,THCS,,THPT,\n,Số phòng,DT đất,Số phòng,DT đất,Số phòng,DT đất\n"
    text += "a,20,8000,,,,\nb,,,24,9000,,\nc,,,,,30,12000\n"
    (folder / "school_levels.csv").write_text(text, encoding="utf-8")


@piece("a sheet per level", "headers_read", usable=True, without=LV)
def _sheets(folder: Path) -> None:
    head = ["Mã trường", "Số phòng học", "Diện tích đất"]
    sheets = [
        (name, [head, [row[0], *row[2:]]])
        for name, row in zip(("Tiểu học", "THCS", "THPT"), ROWS, strict=True)
    ]
    book(folder / "school_levels.xlsx", *sheets)


@piece("sections that name the level", "headers_read", "rows_no_data", usable=True, without=LV)
def _sections(folder: Path) -> None:
    head = ["Mã trường", "Số phòng học", "Diện tích đất"]
    rows: list[list[object]] = [head]
    for name, row in zip(("I. Tiểu học", "II. THCS", "III. THPT"), ROWS, strict=True):
        rows += [[name], [row[0], *row[2:]]]
    book(folder / "school_levels.xlsx", ("S", rows))


@piece("levels by their everyday names", "values_read", usable=True, without=LV)
def _level_names(folder: Path) -> None:
    write_csv(
        folder / "school_levels.csv", levels(level=["Tiểu học", "Cấp 2", "Trung học phổ thông"])
    )


@piece(
    "one sheet with everything",
    "headers_read",
    "values_read",
    "wards_read",
    "ids_made",
    usable=True,
    without="schools school_levels",
)
def _all_in_one(folder: Path) -> None:
    head = [
        "TT",
        "Tên trường",
        "Phường",
        "Cấp học",
        "Số phòng học",
        "Diện tích đất (m2)",
        "Kinh độ",
        "Vĩ độ",
    ]
    rows = [
        [1, "Trường A", "P. Tây", "TH", 20, 8000, 106.61, 10.81],
        [2, "Trường B", "Đông", "THCS", 24, 9000, 106.63, 10.81],
        [3, "Trường C", "phuong dong", "THPT", 30, 12000, 106.635, 10.815],
    ]
    book(folder / "DS trường.xlsx", ("Danh sách", [head, *rows]))


@piece(
    "wards merged down over their rows",
    "headers_read",
    "wards_read",
    usable=True,
    without="residents",
)
def _merged_down(folder: Path) -> None:
    rows: list[list[object]] = [["Tên phường", "Năm", "Độ tuổi", "Dân số"]]
    for name in ("Phường Tây", "Phường Đông"):
        rows += [[name if age == 0 else None, 2025, age, 100] for age in range(18)]
    book(folder / "residents.xlsx", ("S", rows), merged=("A2:A19", "A20:A37"))


@piece("ages across", "headers_read", "wards_read", usable=True, without="residents")
def _ages_across(folder: Path) -> None:
    head = ["Phường", "Năm", *[f"{age} tuổi" for age in range(18)]]
    book(
        folder / "Dân số.xlsx",
        ("S", [head, ["Tây", 2025, *[100] * 18], ["Đông", 2025, *[100] * 18]]),
    )


@piece("years across as numbers", "headers_read", usable=True, without="residents")
def _years_across(folder: Path) -> None:
    rows: list[list[object]] = [["Mã phường", "Tuổi", 2025]]
    rows += [[ward, age, 100] for ward in ("00001", "00002") for age in range(18)]
    book(folder / "residents.xlsx", ("S", rows))


@piece("a header nobody knows", "missing_column", usable=False, without=LV)
def _odd_header(folder: Path) -> None:
    rows = [[*row[:2], *row[2:]] for row in ROWS]
    book(
        folder / "school_levels.xlsx",
        ("S", [["school_id", "level", "Số phòng họp", "land_m2"], *rows]),
    )


@piece("the same header twice", "headers_read", "column_twice", usable=True, without=LV)
def _twice(folder: Path) -> None:
    rows = [[*row, 99] for row in ROWS]
    book(folder / "school_levels.xlsx", ("S", [[*VN_HEAD, "Số phòng học"], *rows]))


@piece("a row too long", "too_many_cells", "number_question", usable=False, without=LV)
def _long_row(folder: Path) -> None:
    text = "school_id,level,rooms,land_m2\na,tieu_hoc,20,8,000\nb,thcs,24,9000\nc,thpt,30,12000\n"
    (folder / "school_levels.csv").write_text(text, encoding="utf-8")


@piece("blank rows between", usable=True, without=LV)
def _blank_rows(folder: Path) -> None:
    text = "school_id,level,rooms,land_m2\n\na,tieu_hoc,20,8000\n,,,\nb,thcs,24,9000\nc,thpt,30,12000\n\n"
    (folder / "school_levels.csv").write_text(text, encoding="utf-8")


piece("a header and nothing else", "empty", usable=False, without=LV)(
    text_file("school_levels.csv", "school_id,level,rooms,land_m2\n")
)
piece("an empty file", "empty", usable=False, without=LV)(text_file("school_levels.csv", ""))
piece("an old Excel that is none", "not_what_it_says", usable=False, without=LV)(
    text_file("school_levels.xls", "<html><table><tr><td>a</td></tr></table></html>")
)
piece("bytes of noise as CSV", "unreadable", usable=False, without=LV)(
    lambda folder: (folder / "school_levels.csv").write_bytes(bytes(range(256)) * 40)
)
piece("a locked workbook", "locked", usable=False, without=LV)(
    lambda folder: (folder / "school_levels.xlsx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    )
)
piece("half a workbook", "unreadable", usable=False, without=LV)(
    lambda folder: (
        book(folder / "x.tmp.xlsx", ("S", [VN_HEAD, *ROWS])),
        (folder / "school_levels.xlsx").write_bytes((folder / "x.tmp.xlsx").read_bytes()[:900]),
        (folder / "x.tmp.xlsx").unlink(),
    )
)


# ---------------------------------------------------------------- a clerk's inventions
def _sheet(*rows: list[object], merged: tuple[str, ...] = ()) -> Callable[[Path], object]:
    return lambda folder: book(folder / "school_levels.xlsx", ("S", list(rows)), merged=merged)


def _in(unit: float) -> list[list[object]]:
    return [[*row[:3], row[3] / unit] for row in ROWS]  # type: ignore[operator]


piece("three rows of header, merged over two", "headers_read", usable=True, without=LV)(
    _sheet(
        ["Mã trường", "Cơ sở vật chất", "", "", "", "", ""],
        ["", "Tiểu học", "", "THCS", "", "THPT", ""],
        ["", "Phòng học", "DT đất", "Phòng học", "DT đất", "Phòng học", "DT đất"],
        ["a", 20, 8000, "", "", "", ""],
        ["b", "", "", 24, 9000, "", ""],
        ["c", "", "", "", "", 30, 12000],
        merged=("A1:A3", "B1:G1", "B2:C2", "D2:E2", "F2:G2"),
    )
)
piece("a row of units under a merged header", "headers_read", usable=True, without=LV)(
    _sheet(
        ["PHỤ LỤC 1"],
        ["STT", "Mã trường", "Cấp học", "Cơ sở vật chất", ""],
        ["", "", "", "Phòng học", "Đất"],
        ["", "", "", "(phòng)", "(m2)"],
        *([at, *row] for at, row in enumerate(ROWS, start=1)),
        merged=("D2:E2", "A2:A4", "B2:B4", "C2:C4"),
    )
)
piece("hectares in the row of units", "headers_read", "unit_applied", usable=True, without=LV)(
    _sheet(list(VN_HEAD), ["", "", "phòng", "ha"], *_in(10_000))
)
piece("hectares in a line above", "headers_read", "unit_applied", usable=True, without=LV)(
    _sheet(["", "", "", "ĐVT: ha"], list(VN_HEAD), *_in(10_000))
)
piece("square kilometres in the header", "headers_read", "unit_applied", usable=True, without=LV)(
    _sheet([*VN_HEAD[:3], "Diện tích đất (km2)"], *_in(1_000_000))
)
piece("thousands of m2 in the header", "headers_read", "unit_applied", usable=True, without=LV)(
    _sheet([*VN_HEAD[:3], "Diện tích đất (1.000 m2)"], *_in(1_000))
)
piece("footnote marks in the header", "headers_read", "rows_no_data", usable=True, without=LV)(
    _sheet(
        ["Mã trường (*)", "Cấp học", "Số phòng học (1)", "Diện tích đất (m²) (2)"],
        *map(list, ROWS),
        ["(*) Mã do Sở cấp"],
        ["(1) Kể cả phòng mượn"],
    )
)
piece("a subtotal under every level", "headers_read", "rows_no_data", usable=True, without=LV)(
    _sheet(
        list(VN_HEAD),
        list(ROWS[0]),
        ["Cộng tiểu học", "", 20, 8000],
        list(ROWS[1]),
        ["Cộng THCS", "", 24, 9000],
        list(ROWS[2]),
        ["Tổng số", "", 74, 29000],
    )
)
piece("a total nobody named", "headers_read", "blank", usable=False, without=LV)(
    _sheet(list(VN_HEAD), *map(list, ROWS), ["", "", 74, 29000])
)
piece("spaces of three widths", "headers_read", "numbers_read", usable=True, without=LV)(
    _sheet(
        list(VN_HEAD),
        ["a", "tieu_hoc", "20\u00a0phòng", "8\u00a0000 m2"],
        ["b", "thcs", "24 phòng", "9\u2009000"],
        ["c", "thpt", "30 phòng", "12 000 m2"],
    )
)
piece("hectares beside square metres", "headers_read", "numbers_read", usable=True, without=LV)(
    _sheet(
        list(VN_HEAD),
        ["a", "tieu_hoc", 20, "0,8 ha"],
        ["b", "thcs", 24, "9.000 m2"],
        ["c", "thpt", 30, "1,2 ha"],
    )
)
piece("apostrophes before numbers", usable=True, without=LV)(
    text_file(
        "school_levels.csv",
        "school_id,level,rooms,land_m2\na,tieu_hoc,'20,'8000\nb,thcs,'24,'9000\nc,thpt,'30,'12000\n",
    )
)
piece("rows and columns left free", "headers_read", usable=True, without=LV)(
    _sheet([], [], ["", "", *VN_HEAD], *(["", "", *row] for row in ROWS))
)
piece(
    "a mark behind a number",
    "headers_read",
    "numbers_read",
    "footnote_marks",
    usable=True,
    without=LV,
)(_sheet(list(VN_HEAD), ["a", "tieu_hoc", "20*", 8000], *map(list, ROWS[1:])))
piece(
    "a count in brackets behind a number", "headers_read", "not_number", usable=False, without=LV
)(_sheet(list(VN_HEAD), ["a", "tieu_hoc", "20 (1)", 8000], *map(list, ROWS[1:])))
piece(
    "about, more than, from to",
    *("headers_read", "numbers_read", "not_number"),
    usable=False,
    without=LV,
)(
    _sheet(
        list(VN_HEAD),
        ["a", "tieu_hoc", "~20", 8000],
        ["b", "thcs", ">24", 9000],
        ["c", "thpt", "30-32", 12000],
    )
)
piece("a day where rooms belong", "headers_read", "not_number", usable=False, without=LV)(
    _sheet(list(VN_HEAD), ["a", "tieu_hoc", "31/12/2024", 8000], *map(list, ROWS[1:]))
)
piece("headers broken over lines", "headers_read", usable=True, without=LV)(
    _sheet(["Mã\ntrường", "Cấp\nhọc", "Số\nphòng học", "Diện tích\nđất\n(m2)"], *map(list, ROWS))
)
piece(
    "a school of two levels in one row", "headers_read", "unknown_level", usable=False, without=LV
)(_sheet(list(VN_HEAD), ["a", "TH-THCS", 20, 8000], *map(list, ROWS[1:])))


@piece("a hidden sheet of last year", "headers_read", usable=True, without=LV)
def _hidden(folder: Path) -> None:
    made = openpyxl.Workbook()
    shown = made.active
    assert shown is not None
    shown.title = "S"
    old = made.create_sheet("năm ngoái")
    old.sheet_state = "hidden"
    for row in [VN_HEAD, *ROWS]:
        shown.append(list(row))
        old.append([*row[:2], 1, 1] if row[0] in "abc" else list(row))
    made.save(folder / "school_levels.xlsx")


for _code, _latin in (("tcvn3", "latin-1"), ("vni", "cp1252"), ("cp1258", "cp1252")):

    def _typed(folder: Path, code: str = _code, latin: str = _latin) -> None:
        def typed(text: str) -> str:
            return legacy_letters.encode(text, code=code).decode(latin, "replace")

        rows: list[list[object]] = [[typed(head) for head in VN_HEAD]]
        rows += [["a", typed("Tiểu học"), 20, 8000], *map(list, ROWS[1:])]
        book(folder / "school_levels.xlsx", ("S", rows))

    piece(
        f"a workbook typed in a font of {_code}",
        "letters_read",
        "headers_read",
        "values_read",
        usable=True,
        without=LV,
    )(_typed)


# ---------------------------------------------------------------- places
def _schools_csv(
    *pairs: tuple[str, str], head: str = "school_id;name;lon;lat"
) -> Callable[[Path], object]:
    lines = [
        head,
        *(
            f"{code};Trường {code.upper()};{one};{two}"
            for code, (one, two) in zip("abc", pairs, strict=True)
        ),
    ]
    return text_file("schools.csv", "\n".join(lines) + "\n")


piece("degrees, minutes, seconds", "degrees_read", usable=True, without="schools")(
    _schools_csv(
        ("106°36'36\"E", "10°48'36\"N"), ("106°37'48\"", "10°48'36\""), ("106 38 06", "10 48 54")
    )
)
piece("comma coordinates", "degrees_read", usable=True, without="schools")(
    _schools_csv(("106,61", "10,81"), ("106,63", "10,81"), ("106,635", "10,815"))
)
piece("longitude and latitude swapped", "lonlat_swapped", usable=True, without="schools")(
    _schools_csv(("10.81", "106.61"), ("10.81", "106.63"), ("10.815", "106.635"))
)
piece("both in one column", "headers_read", usable=True, without="schools")(
    text_file(
        "schools.csv",
        "school_id;name;Tọa độ\na;A;10.81, 106.61\nb;B;10.81, 106.63\nc;C;10.815, 106.635\n",
    )
)
for _name, _pairs in {
    "a pair in brackets": ("(10.81, 106.61)", "(10.81, 106.63)", "(10.815, 106.635)"),
    "a pair turned round": ("106.61, 10.81", "106.63, 10.81", "106.635, 10.815"),
    "a pair with decimal commas": ("10,81; 106,61", "10,81 106,63", "10,815; 106,635"),
}.items():
    piece(
        _name,
        "headers_read",
        *{"a pair turned round": ("lonlat_swapped",), "a pair in brackets": ()}.get(
            _name, ("degrees_read",)
        ),
        usable=True,
        without="schools",
    )(
        text_file(
            "schools.csv",
            "school_id\tname\tTọa độ\n"
            + "".join(f"{c}\t{c.upper()}\t{p}\n" for c, p in zip("abc", _pairs, strict=True)),
        )
    )
piece(
    "a link to a map for coordinates",
    "headers_read",
    "not_degrees",
    usable=False,
    without="schools",
)(
    text_file(
        "schools.csv",
        "school_id\tname\tTọa độ\na\tA\thttps://maps/?q=10.81,106.61\nb\tB\t10.81, 106.63\nc\tC\t10.815, 106.635\n",
    )
)
piece("one row of three swapped", "lonlat_swapped", usable=True, without="schools")(
    _schools_csv(("106.61", "10.81"), ("10.81", "106.63"), ("106.635", "10.815"))
)
piece("degrees by Vietnamese letters", "degrees_read", usable=True, without="schools")(
    _schools_csv(
        ("106°36′36″Đ", "10°48′36″B"), ("106d37m48s", "10d48m36s"), ("E106°38'06\"", "N10°48'54\"")
    )
)
piece("decimal points lost", "missing_crs", usable=False, without="schools")(
    _schools_csv(("10661", "1081"), ("106.63", "10.81"), ("106.635", "10.815"))
)
piece(
    "eastings with the zone before them",
    "missing_crs",
    "zone_dropped",
    usable=False,
    without="schools",
)(
    text_file(
        "schools.csv",
        "school_id,name,x,y\na,A,1195500.1,48594000.2\nb,B,1195500,48596100\nc,C,1196000,48596700\n",
    )
)
piece("X and Y without a system", "missing_crs", usable=False, without="schools")(
    text_file(
        "schools.csv",
        "school_id,name,x,y\na,A,1195500.1,594000.2\nb,B,1195500,596100\nc,C,1196000,596700\n",
    )
)
piece("coordinates of nowhere", "school_outside", usable=False, without="schools")(
    _schools_csv(("0", "0"), ("106.63", "10.81"), ("106.635", "10.815"))
)
piece(
    "a ward no one knows",
    "headers_read",
    "wards_read",
    "unknown_ward",
    usable=False,
    without="schools",
)(
    text_file(
        "schools.csv",
        "school_id,name,phường,lon,lat\na,A,Tâyy,106.61,10.81\nb,B,Đông,106.63,10.81\nc,C,Đông,106.635,10.815\n",
    )
)
piece(
    "code and name of two wards",
    "headers_read",
    "wards_read",
    "ward_disagrees",
    usable=False,
    without="schools",
)(
    text_file(
        "schools.csv",
        "school_id,name,ward_id,phường,lon,lat\na,A,00001,Đông,106.61,10.81\nb,B,2,Đông,106.63,10.81\nc,C,00002,Đông,106.635,10.815\n",
    )
)
piece("codes without their leading zeros", "wards_read", usable=True, without="residents")(
    lambda folder: write_csv(
        folder / "residents.csv",
        [row | {"ward_id": str(int(row["ward_id"]))} for row in Locality().residents],
    )
)


# ---------------------------------------------------------------- maps
for _suffix, _driver in (
    (".gpkg", "GPKG"),
    (".fgb", "FlatGeobuf"),
    (".tab", "MapInfo File"),
    (".mif", "MapInfo File"),
):
    piece(f"wards as {_suffix}", usable=True, without="wards")(
        lambda folder, s=_suffix, d=_driver: pyogrio.write_dataframe(
            layer(), folder / f"wards{s}", driver=d
        )
    )
piece("wards as Parquet", usable=True, without="wards")(
    lambda folder: layer().to_parquet(folder / "wards.parquet")
)
piece("wards in VN-2000 with their system", usable=True, without="wards")(
    lambda folder: layer(VN2000).to_file(folder / "wards.gpkg")
)
KML = """<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Schema name="wards" id="wards"><SimpleField name="ward_id" type="string"/><SimpleField name="ward" type="string"/></Schema><Folder><name>wards</name>{}</Folder></Document></kml>"""


def _kml() -> str:
    marks = []
    for row in Locality().wards:
        ring = " ".join(f"{x},{y}" for x, y in row["geometry"]["coordinates"][0])
        marks.append(
            f'<Placemark><ExtendedData><SchemaData schemaUrl="#wards"><SimpleData name="ward_id">{row["ward_id"]}</SimpleData><SimpleData name="ward">{row["ward"]}</SimpleData></SchemaData></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>{ring}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>'
        )
    return KML.format("".join(marks))


piece("wards as KML", usable=True, without="wards")(text_file("wards.kml", _kml()))


def _zip(name: str, members: dict[str, bytes]) -> Callable[[Path], object]:
    def make(folder: Path) -> None:
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as packed:
            for member, content in members.items():
                packed.writestr(member, content)

    return make


piece("wards as KMZ", usable=True, without="wards")(_zip("wards.kmz", {"doc.kml": _kml().encode()}))


@piece("a zipped Shapefile without its .prj", "missing_crs", usable=False, without="wards")
def _zipped(folder: Path) -> None:
    inner = folder / "tmp"
    inner.mkdir()
    layer(VN2000).to_file(inner / "ranh.shp")
    (inner / "ranh.prj").unlink()
    with zipfile.ZipFile(folder / "wards.zip", "w") as packed:
        for file in inner.iterdir():
            packed.write(file, file.name)
    for file in inner.iterdir():
        file.unlink()
    inner.rmdir()


piece("the system of degrees missing too", "missing_crs", usable=False, without="wards")(
    lambda folder: (layer().to_file(folder / "wards.shp"), (folder / "wards.prj").unlink())
)
piece("a table of wards without shapes", "no_place", usable=False, without="wards")(
    text_file("wards.csv", "ward_id,ward\n00001,Phường Tây\n00002,Phường Đông\n")
)
_WKT = "\n".join(
    f'{code},{name},"POLYGON(({w} {SOUTH},{w + SIDE} {SOUTH},{w + SIDE} {SOUTH + SIDE},{w} {SOUTH + SIDE},{w} {SOUTH}))"'
    for code, name, w in (("00001", "Phường Tây", WEST), ("00002", "Phường Đông", WEST + SIDE))
)
piece("wards as WKT", usable=True, without="wards")(
    text_file("wards.csv", f"ward_id,ward,wkt\n{_WKT}\n")
)
piece("lines for wards", "wrong_shape", usable=False, without="wards")(
    lambda folder: (
        layer().set_geometry(layer().boundary).to_file(folder / "wards.geojson", driver="GeoJSON")
    )
)
piece("two files of one table", "two_files", usable=False)(
    text_file("schools.tsv", "school_id\tname\tlon\tlat\na\tA\t106.61\t10.81\n")
)
piece("a day that is none", "not_day", usable=False, without="wards")(
    lambda folder: (
        layer().assign(valid_from="31/02/2025").to_file(folder / "wards.geojson", driver="GeoJSON")
    )
)
piece("days as offices write them", "values_read", usable=True, without="wards")(
    lambda folder: (
        layer()
        .assign(valid_from="ngày 1 tháng 7 năm 2025")
        .to_file(folder / "wards.geojson", driver="GeoJSON")
    )
)
piece("a description that is no YAML", "yaml_unreadable", usable=False)(
    text_file("locality.yaml", "name: [vi: {")
)
piece("a description of another build", "bad_locality", usable=False)(
    text_file("locality.yaml", "name: 5\nunits: [1, 2]\n")
)


# ---------------------------------------------------------------- attacks
VRT = '<OGRVRTDataSource><OGRVRTLayer name="wards"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>'
for _name in ("wards.geojson", "wards.kml", "wards.gpkg", "wards.shp", "wards.mif", "wards.fgb"):
    piece(f"a virtual layer as {_name}", "points_elsewhere", usable=False, without="wards")(
        text_file(_name, VRT)
    )
piece("a linked MapInfo table", "points_elsewhere", usable=False, without="wards")(
    text_file(
        "wards.tab",
        '!table\n!version 300\nOpen Table "/etc/passwd"\nCreate View x As\nSelect * From y\n',
    )
)
piece("a pipeline as GeoJSON", "not_what_it_says", usable=False, without="wards")(
    text_file(
        "wards.geojson",
        json.dumps(
            {"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline read /etc/passwd"}
        ),
    )
)
piece("entities in KML", "xml_entities", usable=False, without="wards")(
    text_file(
        "wards.kml",
        '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml><Document><name>&x;</name></Document></kml>',
    )
)
piece("a link to the network in KML", "points_elsewhere", usable=False, without="wards")(
    text_file(
        "wards.kml",
        "<kml><NetworkLink><Link><href>http://192.0.2.1/x</href></Link></NetworkLink></kml>",
    )
)
piece("a member that climbs", "zip_climbs", usable=False, without="wards")(
    _zip("wards.zip", {"../../wards.geojson": b"{}"})
)
piece("a member of an absolute path", "zip_climbs", usable=False, without="wards")(
    _zip("wards.zip", {"/etc/wards.geojson": b"{}"})
)
piece("a zip bomb", "zip_bomb", usable=False, without="wards")(
    _zip("wards.zip", {"wards.geojson": b"\0" * 60_000_000})
)
piece("a bomb in a workbook", "zip_bomb", usable=False, without=LV)(
    _zip("school_levels.xlsx", {"xl/worksheets/sheet1.xml": b" " * 60_000_000})
)
piece("a workbook with entities", "xml_entities", usable=False, without=LV)(
    _zip("school_levels.xlsx", {"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
)
piece("one cell at the far corner", "sheet_too_wide", usable=False, without=LV)(
    _zip(
        "school_levels.xlsx",
        {
            "xl/worksheets/sheet1.xml": b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
        },
    )
)
piece("a cell repeated a million times", "sheet_too_wide", usable=False, without=LV)(
    _zip(
        "school_levels.ods",
        {
            "content.xml": b'<office:document-content><table:table-cell office:value="1" table:number-columns-repeated="1000000"/></office:document-content>'
        },
    )
)
piece("ten million vertices", "too_many_vertices", usable=False, without="wards")(
    lambda folder: (folder / "wards.shp").write_bytes(
        struct.pack(">i", 9994) + b"\0" * (16 * 10_000_000)
    )
)


@piece("a zone of VN-2000 on the datum of GPS", "datum_read", usable=True, without="wards")
def _datum(folder: Path) -> None:
    layer(VN2000).to_file(folder / "wards.shp")
    (folder / "wards.prj").write_text(
        'PROJCS["TM",GEOGCS["WGS",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.75],PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]',
        encoding="ascii",
    )


@piece("a GeoPackage that borrows", "points_elsewhere", usable=False, without="wards")
def _borrowing(folder: Path) -> None:
    layer().to_file(folder / "wards.gpkg")
    with (folder / "wards.gpkg").open("ab") as file:
        file.write(b"CREATE VIRTUAL TABLE x USING VirtualOGR('/etc/passwd')")


@piece(
    "names and wards beside the schools known",
    "headers_read",
    "wards_read",
    "placed_as_known",
    usable=True,
    without="schools",
)
def _names_alone(folder: Path) -> None:
    (folder / "schools.csv").write_text(
        "school_id,Tên trường,Phường\na,TH Nguyễn Trãi,Tây\nb,THCS LE LOI,Đông\nc,THPT Hoa Mai,Đông\n",
        encoding="utf-8",
    )
    write_csv(
        folder / "known_schools.csv",
        [
            {"school_id": "1", "name": "Trường Tiểu học Nguyễn Trãi", "lon": 106.61, "lat": 10.81},
            {"school_id": "2", "name": "Trường THCS Lê Lợi", "lon": 106.63, "lat": 10.81},
            {"school_id": "3", "name": "Trường THPT Hoa Mai", "lon": 106.635, "lat": 10.815},
        ],
    )


def _odd(**tables: Callable[[Locality], object]) -> Callable[[Path], object]:
    """Write the locality anew with one table spoilt."""

    def make(folder: Path) -> None:
        town = Locality()
        for spoil in tables.values():
            spoil(town)
        town.write(folder)

    return make


piece(
    "thirty-four schools on one point", usable=True, findings="stacked", rooms=(20,) * 35 + (24, 30)
)(
    _odd(
        schools=lambda town: town.schools.extend(
            {"school_id": f"s{at}", "name": f"Trường {at}", "lon": 106.612, "lat": 10.812}
            for at in range(34)
        ),
        levels=lambda town: town.school_levels.extend(
            {"school_id": f"s{at}", "level": "thcs", "rooms": 20, "land_m2": 8_000 + at}
            for at in range(34)
        ),
    )
)
piece("one age cell a thousand times too large", usable=True, findings="age_jump")(
    _odd(people=lambda town: town.residents[7].update(people=100_000))
)
piece("people that double within a year", usable=True, findings="people_jump")(
    _odd(
        people=lambda town: town.residents.extend(
            [row | {"year": 2024, "people": 50} for row in town.residents]
        )
    )
)
piece("a school of 302,750 square metres", usable=True, findings="vast")(
    _odd(levels=lambda town: town.school_levels[0].update(land_m2=302_750))
)
piece(
    "the land of a campus at both its levels",
    usable=True,
    findings="land_twice",
    rooms=(9, 20, 24, 30),
)(
    _odd(
        levels=lambda town: town.school_levels.append(
            {"school_id": "a", "level": "thcs", "rooms": 9, "land_m2": 8_000}
        )
    )
)
piece("a level against the name", usable=True, findings="level_name")(
    _odd(schools=lambda town: town.schools[0].update(name="Trường THCS Nguyễn Du"))
)
piece("one building for a whole ward", "buildings_few", usable=True)(
    text_file(
        "buildings.csv",
        'wkt,storeys\n"POLYGON((106.605 10.805,106.6051 10.805,106.6051 10.8051,106.605 10.8051,106.605 10.805))",\n',
    )
)
piece("all rooms as classrooms", "headers_read", usable=True, without=LV, findings="all_rooms")(
    _csv_levels(",", ROWS, ["Mã trường", "Cấp học", "Số phòng", "Diện tích đất"])
)


@piece("pupils of 1.102", usable=True, without=LV, findings="fraction few_pupils")
def _pupils(folder: Path) -> None:
    write_csv(folder / "school_levels.csv", levels(pupils=["1.102", 640, 900]))
    (folder / "intake.yaml").write_text(
        "files: {school_levels.csv: {numbers: {pupils: decimals}}}", encoding="utf-8"
    )


piece("script and formula in names", usable=True, without="schools")(
    text_file(
        "schools.csv",
        'school_id,name,lon,lat\na,"<img src=x onerror=alert(1)>",106.61,10.81\nb,"=HYPERLINK(""http://x"")",106.63,10.81\nc,"@SUM(1)",106.635,10.815\n',
    )
)
piece("a link for a file", "not_a_file", usable=False, without="wards")(
    lambda folder: (folder / "wards.geojson").symlink_to("/etc/passwd")
)
