"""The part of the gallery that hangs forms of the statistics office and lists of several levels."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import shapely
from gallery import book, layer, piece
from gallery_lists import HEAD, A, B, C
from locality import Locality, write_csv
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

_LIST = ("headers_read", "wards_read", "ids_made")
_ALONE = "schools school_levels"
_PEOPLE = ("headers_read", "age_bands_read", "ages_split")
_BANDS = ("0-4", "5-9", "10-14", "15-17")
_COUNTS = (500, 500, 500, 300)  # a hundred of every age
_CODES = ("00001", "00002")


# ---------------------------------------------------------------- population
@piece("bands of ages across, a total before them", *_PEOPLE, usable=True, without="residents")
def _bands_across(folder: Path) -> None:
    head = ["Mã xã", "Năm", "Tổng số", *(f"{band} tuổi" for band in _BANDS)]
    rows = [[code, 2025, 1_800, *_COUNTS] for code in _CODES]
    book(folder / "Dân số.xlsx", ("S", [["DÂN SỐ THEO NHÓM TUỔI"], head, *rows]))


@piece("bands of ages down, a total, men and women", *_PEOPLE, "rows_no_data", usable=True,
       without="residents")  # fmt: skip
def _bands_down(folder: Path) -> None:
    head = ["Mã xã", "Năm", "Nhóm tuổi", "Tổng số", "Nam", "Nữ"]
    rows: list[list[object]] = []
    for code in _CODES:
        rows.append([code, 2025, "Tổng số", 1_800, 900, 900])
        rows += [
            [code, 2025, band, count, count / 2, count / 2]
            for band, count in zip(_BANDS, _COUNTS, strict=True)
        ]
    book(folder / "Dân số.xlsx", ("S", [head, *rows]))


@piece("men and women of every band, codes as numbers", *_PEOPLE, "sexes_summed", "wards_read",
       "school_year_read", usable=True, without="residents")  # fmt: skip
def _sexes(folder: Path) -> None:
    head = ["Mã xã", "Năm học", "Nhóm tuổi", "Nam", "Nữ"]
    rows: list[list[object]] = [
        [code, "2018-2019", band, count / 2, count / 2]
        for code in (1.0, 2.0)
        for band, count in zip(_BANDS, _COUNTS, strict=True)
    ]
    book(folder / "Dân số.xlsx", ("S", [head, *rows]))


@piece("men and women under every band", *_PEOPLE, "sexes_summed", usable=True,
       without="residents")  # fmt: skip
def _sexes_across(folder: Path) -> None:
    head: list[object] = ["Mã xã", "Năm"]
    below: list[object] = [None, None]
    for band in _BANDS:
        head += [f"{band} tuổi", None]
        below += ["Nam", "Nữ"]
    rows = [
        [code, 2025, *(half for count in _COUNTS for half in (count / 2,) * 2)] for code in _CODES
    ]
    merged = ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1", "I1:J1")
    book(folder / "Dân số.xlsx", ("S", [head, below, *rows]), merged=merged)


# ---------------------------------------------------------------- several levels
@piece("several levels under the title of one", *_LIST, "level_of_several", usable=False,
       without=_ALONE)  # fmt: skip
def _under_one(folder: Path) -> None:
    head = [*HEAD[:2], "Cấp", *HEAD[2:]]
    rows = [[1, "TH&THCS A", "tieu_hoc", *A], [2, "THCS B", "THCS", *B], [3, "C", "THPT", *C]]
    book(folder / "Danh sách trường.xlsx", ("Sheet1", [head, *rows]))


@piece("several levels under the title of one, answered", *_LIST, "levels_split", usable=True,
       without=_ALONE, rooms=(9, 11, 24, 30))  # 20 rooms by 5 and 4 grades  # fmt: skip
def _under_one_answered(folder: Path) -> None:
    _under_one(folder)
    (folder / "intake.yaml").write_text(
        "files: {Danh sách trường.xlsx: {numbers: {level: all_levels}}}", encoding="utf-8"
    )


@piece("a school of several levels on the sheet of each", "headers_read", "ids_made", "wards_read",
       usable=True, without=_ALONE, rooms=(12, 20, 24, 30))  # fmt: skip
def _sheets(folder: Path) -> None:
    rows = {
        "Tiểu học": [[1, "TH&THCS A", *A[:2], 5_000, *A[3:]]],
        "THCS": [[1, "TH&THCS A", "Tây", 12, 3_000, 300, *A[4:]], [2, "THCS B", *B]],
        "THPT": [[1, "C", *C]],
    }
    sheets = [(name, [list(HEAD), *each]) for name, each in rows.items()]
    book(folder / "Danh sách trường.xlsx", *sheets)


@piece("rooms once beside pupils of each level", *_LIST, "levels_split", usable=True,
       without=_ALONE, rooms=(9, 11, 24, 30))  # fmt: skip
def _once_beside_blocks(folder: Path) -> None:
    head = [*HEAD[:5], "TH: HS", "THCS: HS", "THPT: HS", *HEAD[6:]]
    rows = [
        [1, "A", *A[:3], 300, 200, None, *A[4:]],
        [2, "B", *B[:3], None, 600, None, *B[4:]],
        [3, "C", *C[:3], None, None, 700, *C[4:]],
    ]
    book(folder / "Danh sách trường.xlsx", ("Sheet1", [head, *rows]))


@piece("a total before the rooms of each level", *_LIST, usable=True, without=_ALONE)
def _total_before_blocks(folder: Path) -> None:
    head = [*HEAD[:3], "Số phòng học", None, None, None, *HEAD[4:5], *HEAD[6:]]
    below = [None, None, None, "Tổng số", "TH", "THCS", "THPT", None, None, None]
    rows = [
        [1, "A", "Tây", 20, 20, None, None, 8_000, *A[4:]],
        [2, "B", "Đông", 24, None, 24, None, 9_000, *B[4:]],
        [3, "C", "Đông", 30, None, None, 30, 12_000, *C[4:]],
    ]
    merged = ("D1:G1",)
    book(folder / "Danh sách trường.xlsx", ("Sheet1", [head, below, *rows]), merged=merged)


# ---------------------------------------------------------------- years, wards, rooms
@piece("people of a year told by the title", *_PEOPLE, "year_of_title", usable=True,
       without="residents")  # fmt: skip
def _titled(folder: Path) -> None:
    head = ["Mã xã", "Tổng số", *(f"{band} tuổi" for band in _BANDS)]
    rows = [[code, 1_800, *_COUNTS] for code in _CODES]
    book(folder / "Dân số.xlsx", ("S", [["DÂN SỐ CÓ ĐẾN 01/4/2024"], head, *rows]))


@piece("people of no year", "headers_read", "age_bands_read", "no_year_told", usable=False,
       without="residents")  # fmt: skip
def _yearless(folder: Path) -> None:
    head = ["Mã xã", *(f"{band} tuổi" for band in _BANDS)]
    book(folder / "Dân số.xlsx", ("S", [head, *([code, *_COUNTS] for code in _CODES)]))


@piece("people of no age anywhere", "headers_read", "ages_unknown", usable=False,
       without="residents")  # fmt: skip
def _ageless(folder: Path) -> None:
    head = ["Mã xã", "Năm", "Tổng số", "Nam", "Nữ"]
    book(folder / "Dân số.xlsx", ("S", [head, *([code, 2025, 1_800, 900, 900] for code in _CODES)]))


@piece("wards drawn by hand, with names only", "ward_ids_made", "headers_read", "wards_read",
       usable=True, without="wards residents")  # fmt: skip
def _drawn(folder: Path) -> None:
    marks = "".join(
        f"<Placemark><name>{ward}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>"
        + " ".join(f"{x},{y},0" for x, y in shape.exterior.coords)
        + "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
        for ward, shape in zip(layer()["ward"], layer().geometry, strict=True)
    )
    kml = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{marks}</Document></kml>'
    (folder / "wards.kml").write_text(kml, encoding="utf-8")
    rows = Locality().residents
    names = {each["ward_id"]: each["ward"] for each in Locality().wards}
    write_csv(folder / "residents.csv", [row | {"ward_id": names[row["ward_id"]]} for row in rows])


@piece("wards with their district behind", *_LIST, usable=True, without=_ALONE)
def _districts(folder: Path) -> None:
    wards = ("Phường Tây, Quận 11", "P. Đông Q.11", "Đông (Q. 11)")
    rows = [
        [at, name, ward, *rest[1:]]
        for at, (name, ward, rest) in enumerate(
            zip(("TH A", "THCS B", "THPT C"), wards, (A, B, C), strict=True), start=1
        )
    ]
    book(folder / "Danh sách trường.xlsx", ("Sheet1", [list(HEAD), *rows]))


@piece("rooms by how they are built, in short", *_LIST, "rooms_summed", "rooms_maybe_more",
       usable=True, without=_ALONE)  # fmt: skip
def _built_short(folder: Path) -> None:
    head = [*HEAD[:3], "KC", "Bán KC", "Đi mượn", "Phòng lắp ghép", *HEAD[4:]]
    rows = [
        [1, "TH A", "Tây", 15, 5, None, 1, *A[2:]],
        [2, "THCS B", "Đông", 22, None, 2, None, *B[2:]],
        [3, "THPT C", "Đông", 30, 0, 0, None, *C[2:]],
    ]
    book(folder / "Danh sách trường.xlsx", ("Sheet1", [head, *rows]))


@piece("wards of before the merger, not in the layer", "headers_read", "ids_made",
       "wards_of_before", "unknown_ward", usable=False, without=_ALONE)  # fmt: skip
def _of_before(folder: Path) -> None:
    rows = [
        [1, "TH A", "Xã La Êê", *A[1:]],
        [2, "THCS B", "Xã La Dêê", *B[1:]],
        [3, "THPT C", "Yên Lãng", *C[1:]],
    ]
    book(folder / "Danh sách trường.xlsx", ("Sheet1", [list(HEAD), *rows]))


@piece("communes whose right names look like an old font", usable=True, without="wards",
       wards=("Xã La Êê", "Xã Yên Lãng"))  # fmt: skip
def _right_names(folder: Path) -> None:
    named = layer().assign(ward=["Xã La Êê", "Xã Yên Lãng"])
    named.to_file(folder / "wards.geojson", driver="GeoJSON")


@piece("a ward whose outline crosses itself", "outline_crosses", usable=True, without="wards")
def _crossed(folder: Path) -> None:
    wards = layer()
    (w, s), (e, n) = wards.geometry.iloc[0].bounds[:2], wards.geometry.iloc[0].bounds[2:]
    tip = (w - 0.00002, n)  # two metres: the end of a line drawn past the corner, and back below it
    ring = [(w, s), (e, s), (e, n), tip, (w + 0.00002, n + 0.00002), (w, n), (w, s)]
    wards.geometry = [shapely.Polygon(ring), wards.geometry.iloc[1]]
    wards.to_file(folder / "wards.geojson", driver="GeoJSON")


# ---------------------------------------------------------------- errors of formulas
def _error(cell: str, error: str, *codes: str) -> None:
    """Hang a sound list with one cell that holds an error."""

    @piece(f"{error} in {cell}", *_LIST, *codes, usable=False, without=_ALONE)
    def _broken(folder: Path) -> None:
        rows = [[1, "TH A", *A], [2, "THCS B", *B], [3, "THPT C", *C]]
        path = folder / "Danh sách trường.xlsx"
        book(path, ("Sheet1", [list(HEAD), *rows]))
        written = openpyxl.load_workbook(path)
        place = written["Sheet1"][cell]
        place.value, place.data_type = error, "e"
        written.save(path)


_error("D2", "#REF!", "not_number")
_error("F3", "#N/A", "not_number")  # a figure a list may leave blank
_error("E4", "#DIV/0!", "not_number")
_error("C3", "#VALUE!", "unknown_ward")
_error("B2", "#NAME?", "error_cell", "no_level_told")


# ---------------------------------------------------------------- the ministry's database
@piece("schools as the ministry's database calls them", "headers_read", usable=True,
       without=_ALONE)  # fmt: skip
def _sector(folder: Path) -> None:
    head = ["maTruong", "tenTruong", "maNhomCapHoc", "maLoaiHinhTruong", "diaChi_maXa"]
    head += ["DienTich", "Số phòng học", "Kinh độ", "Vĩ độ"]
    rows = [
        ["a", "A", "02", 1, "00001", 8_000, 20, *A[4:]],
        ["b", "B", "03", 1, "00002", 9_000, 24, *B[4:]],
        ["c", "C", "04", 3, "00002", 12_000, 30, *C[4:]],
    ]
    book(folder / "Danh sách trường.xlsx", ("Sheet1", [head, *rows]))


# ---------------------------------------------------------------- what stands in no column
@piece("a digit raised behind a number", *_LIST, "numbers_read", "footnote_marks", usable=True,
       without=_ALONE)  # fmt: skip
def _raised(folder: Path) -> None:
    marked = [1, "TH A", A[0], None, *A[2:]]
    path = folder / "Danh sách trường.xlsx"
    book(path, ("Sheet1", [list(HEAD), marked, [2, "THCS B", *B], [3, "THPT C", *C]]))
    written = openpyxl.load_workbook(path)
    raised = TextBlock(InlineFont(vertAlign="superscript"), "1")
    written["Sheet1"]["D2"].value = CellRichText("20", raised)
    written.save(path)


@piece("private schools by the title alone", *_LIST, "private_by_title", usable=True,
       without=_ALONE)  # fmt: skip
def _titled(folder: Path) -> None:
    rows = [[1, "TH A", *A], [2, "THCS B", *B], [3, "THPT C", *C]]
    path = folder / "Danh sách trường.xlsx"
    book(path, ("Sheet1", [["DANH SÁCH TRƯỜNG NGOÀI CÔNG LẬP"], list(HEAD), *rows]))


@piece("a sheet an owner", *_LIST, "private_by_title", usable=True, without=_ALONE)
def _owners(folder: Path) -> None:
    path = folder / "Danh sách trường.xlsx"
    public, private = [[1, "TH A", *A], [2, "THCS B", *B]], [[1, "THPT C", *C]]
    book(path, ("Công lập", [list(HEAD), *public]), ("Tư thục", [list(HEAD), *private]))


@piece("a map of names from Google Earth", "headers_read", "ward_codes_needed", usable=False)
def _names_of_earth(folder: Path) -> None:
    (folder / "wards.geojson").unlink()
    places = [
        f"<Placemark><name>{name}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>"
        + " ".join(f"{x},{y},0" for x, y in shape.exterior.coords)
        + "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
        for name, shape in zip(layer()["ward"], layer().geometry, strict=True)
    ]
    space = 'xmlns="http://www.opengis.net/kml/2.2"'
    text = f"<kml {space}><Document>{''.join(places)}</Document></kml>"
    (folder / "wards.kml").write_text(text, encoding="utf-8")
