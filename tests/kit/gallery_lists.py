"""The part of the gallery that hangs lists of schools alone: no stocks, no codes, office habits."""

from __future__ import annotations

from pathlib import Path

import old_books
from gallery import book, layer, piece

HEAD = ["TT", "Tên trường", "Phường", "Số phòng học", "Diện tích (m2)", "Số HS", "Kinh độ", "Vĩ độ"]
A = ["Tây", 20, 8_000, 500, 106.61, 10.81]
B = ["Đông", 24, 9_000, 600, 106.63, 10.81]
C = ["Đông", 30, 12_000, 700, 106.635, 10.815]
_LIST = ("headers_read", "wards_read", "ids_made")
_ALONE = "schools school_levels"


def _listed(folder: Path, rows: list[list[object]], head: list[str] = HEAD) -> None:
    book(folder / "Danh sách trường.xlsx", ("Sheet1", [list(head), *rows]))


@piece("titles of levels over the rows", *_LIST, "rows_no_data", usable=True, without=_ALONE)
def _bands(folder: Path) -> None:
    rows = [
        ["I", "TIỂU HỌC", None, 20],
        [1, "Trường A", *A],
        ["II. KHỐI THCS"],
        [1, "Trường B", *B],
    ]
    _listed(folder, [*rows, [None, "Các trường THPT (1 trường)"], [1, "Trường C", *C]])


@piece("levels told by names alone", *_LIST, usable=True, without=_ALONE)
def _by_names(folder: Path) -> None:
    _listed(folder, [[1, "TH A", *A], [2, "Trường THCS B", *B], [3, "PTTH C", *C]])


@piece(
    "a date and signatures in other columns", *_LIST, "rows_no_data", usable=True, without=_ALONE
)
def _signed(folder: Path) -> None:
    rows = [[1, "TH A", *A], [2, "THCS B", *B], [3, "THPT C", *C], [None, None, "CỘNG", 74]]
    foot = [
        [None, None, None, None, None, "Quận 12, ngày 15 tháng 9 năm 2024"],
        [None, "Người lập biểu", None, None, None, "KT. TRƯỞNG PHÒNG"],
        [None, None, None, None, None, "PHÓ TRƯỞNG PHÒNG"],
        [],
        [None, "Nguyễn Thị Lan", None, None, None, "Trần Văn Minh"],
    ]
    _listed(folder, [*rows, *foot])


@piece("a size that may be planned", *_LIST, "size_as_pupils", usable=True, without=_ALONE)
def _sizes(folder: Path) -> None:
    rows = [[1, "TH A", *A], [2, "THCS B", *B], [3, "PTTH C", *C]]
    _listed(folder, rows, [name.replace("Số HS", "Quy mô HS") for name in HEAD])


@piece("a list nobody named so", *_LIST, usable=True, without=_ALONE)
def _unnamed(folder: Path) -> None:
    rows = [[1, "TH A", *A], [2, "THCS B", *B], [3, "THPT C", *C]]
    book(folder / "so lieu gui So.xlsx", ("Sheet1", [list(HEAD), *rows]))


@piece("a list of two years", *_LIST, "sheets_left", usable=True, without=_ALONE)
def _years(folder: Path) -> None:
    new = [[1, "TH A", *A], [2, "THCS B", *B], [3, "THPT C", *C]]
    old = [[*row[:3], 5, *row[4:]] for row in new]
    sheets = (("2023-2024", [list(HEAD), *old]), ("2024-2025", [list(HEAD), *new]))
    book(folder / "so lieu.xlsx", *sheets)


@piece("land in hectares beside the levels", *_LIST, "unit_applied", usable=True, without=_ALONE)
def _hectares(folder: Path) -> None:
    rows = [[1, "TH A", *A], [2, "THCS B", *B], [3, "THPT C", *C]]
    rows = [[*row[:4], row[4] / 10_000, *row[5:]] for row in rows]
    _listed(folder, rows, [*HEAD[:4], "Diện tích (ha)", *HEAD[5:]])


@piece("rooms by how they are built", *_LIST, "rooms_summed", usable=True, without=_ALONE)
def _built(folder: Path) -> None:
    head = [*HEAD[:3], "Kiên cố", "Bán kiên cố", "Tạm", *HEAD[4:]]
    rows = [
        [1, "TH A", A[0], 15, 5, None, *A[2:]],
        [2, "THCS B", B[0], 22, "-", 2, *B[2:]],
        [3, "THPT C", C[0], 30, 0, 0, *C[2:]],
    ]
    _listed(folder, rows, head)


@piece("private schools told by names", *_LIST, "private_by_name", usable=True, without=_ALONE)
def _private(folder: Path) -> None:
    rows = [[1, "TH tư thục A", *A], [2, "THCS B", *B], [3, "THPT Quốc tế C", *C]]
    _listed(folder, rows)


@piece(
    "a level of a band against the name",
    *_LIST,
    "rows_no_data",
    "level_against_name",
    usable=True,
    findings="level_name",
    without=_ALONE,
)
def _against(folder: Path) -> None:
    rows = [["TIỂU HỌC"], [1, "THCS A", *A], ["THCS"], [2, "THCS B", *B], ["THPT"], [3, "C", *C]]
    _listed(folder, rows)


@piece(
    "several levels whose figures stand together",
    *_LIST,
    "levels_split",
    usable=True,
    without=_ALONE,
    rooms=(11, 13, 20, 30),  # 24 rooms by 5 and 4 grades
)
def _together(folder: Path) -> None:
    _listed(folder, [[1, "TH A", *A], [2, "TH&THCS B", *B], [3, "THPT C", *C]])


@piece("a school whose level nothing tells", *_LIST, "no_level_told", usable=False, without=_ALONE)
def _level_untold(folder: Path) -> None:
    _listed(folder, [[1, "TH A", *A], [2, "Hoa Sen", *B], [3, "THPT C", *C]])


# ---------------------------------------------------------------- ward layers of other houses
_LAYERS = {
    "the national data set": ("code", "fullName"),
    "the map of communes": ("Com_ID", "Com_Name"),
    "a city's open data": ("id", "name"),
    "GADM": ("GID_3", "NAME_3"),
    "HDX": ("ADM3_PCODE", "ADM3_VI"),
}
for _house, (_code, _name) in _LAYERS.items():

    @piece(f"wards as {_house} names them", "headers_read", usable=True, without="wards")
    def _wards_of(folder: Path, code: str = _code, name: str = _name) -> None:
        renamed = layer().rename(columns={"ward_id": code, "ward": name})
        renamed.to_file(folder / "wards.geojson", driver="GeoJSON")


@piece(
    "all rooms called classrooms",
    *_LIST,
    "missing_column",
    usable=False,
    without=_ALONE,
)
def _all_rooms(folder: Path) -> None:
    head = [*HEAD[:3], "Tổng số phòng", *HEAD[4:]]
    _listed(folder, [[1, "TH A", *A], [2, "THCS B", *B], [3, "THPT C", *C]], head)


@piece(
    "a block a level in one row of headers",
    "headers_read",
    "wards_read",
    "ids_made",
    usable=True,
    without=_ALONE,
)
def _blocks(folder: Path) -> None:
    head = ["TT", "Trường", "Phường", "TH: phòng", "TH: diện tích", "THCS: phòng"]
    head += ["THCS: diện tích", "THPT: phòng", "THPT: diện tích", "Kinh độ", "Vĩ độ"]
    rows = [
        [1, "A", A[0], *A[1:3], None, None, None, None, *A[4:]],
        [2, "B", B[0], None, None, *B[1:3], None, None, *B[4:]],
        [3, "C", C[0], None, None, None, None, *C[1:3], *C[4:]],
    ]
    _listed(folder, rows, head)


# ---------------------------------------------------------------- answers nobody would read
def _answered(text: str) -> None:
    """Hang a sound list beside a file of answers of a wrong form."""

    @piece(f"answers of a wrong form: {text}", *_LIST, "bad_answers", usable=False, without=_ALONE)
    def _wrong(folder: Path) -> None:
        _listed(folder, [[1, "TH A", *A], [2, "THCS B", *B], [3, "THPT C", *C]])
        (folder / "intake.yaml").write_text(text, encoding="utf-8")


for _text in ("[1, 2]", "colums: {}", "files: {a.csv: {numbers: {land_m2: thousand}}}"):
    _answered(_text)

# ---------------------------------------------------------------- what offices do to a list
_ROWS = [[1, "TH A", *A], [2, "THCS B", *B], [3, "THPT C", *C]]


@piece("the header again on every page", *_LIST, "rows_no_data", usable=True, without=_ALONE)
def _pages(folder: Path) -> None:
    _listed(folder, [*_ROWS[:1], ["Trang 1/2"], list(HEAD), *_ROWS[1:], [None] * 4 + ["Trang 2"]])


@piece("two tables side by side", *_LIST, usable=True, without=_ALONE)
def _beside(folder: Path) -> None:
    rows = [[*_ROWS[0], None, *_ROWS[2]], [*_ROWS[1]]]
    _listed(folder, rows, [*HEAD, None, *HEAD])  # type: ignore[list-item]


@piece("letters typed for digits", *_LIST, "numbers_read", usable=True, without=_ALONE)
def _typed(folder: Path) -> None:
    rows = [list(row) for row in _ROWS]
    rows[0][3], rows[1][5], rows[2][4] = "2O", "6OO em", "l2 000"
    _listed(folder, rows)


@piece("rooms and pupils of sites under their school", *_LIST, "sites_within", usable=True,
       without=_ALONE)  # fmt: skip
def _sites(folder: Path) -> None:
    sites = [[None, "- Điểm chính", None, 15, 6_000, 400], [None, "- Điểm lẻ", None, 5, 2_000, 100]]
    _listed(folder, [_ROWS[0], *sites, *_ROWS[1:]])


@piece("crosses under owners", *_LIST, usable=True, without=_ALONE)
def _crosses(folder: Path) -> None:
    rows = [[*row, mark] for row, mark in zip(_ROWS, ("", "x", ""), strict=True)]
    _listed(folder, rows, [*HEAD, "Tư thục"])


@piece("square metres under a header of hectares", *_LIST, "unit_question", usable=False,
       without=_ALONE)  # fmt: skip
def _not_hectares(folder: Path) -> None:
    _listed(folder, _ROWS, [*HEAD[:4], "Diện tích (ha)", *HEAD[5:]])


@piece("hectares under no unit", *_LIST, "unit_missing", usable=False, without=_ALONE)
def _hectares(folder: Path) -> None:
    rows = [[*row[:4], row[4] / 10_000 if row[4] < 10_000 else 0.96, *row[5:]] for row in _ROWS]  # type: ignore[operator]
    _listed(folder, rows, [*HEAD[:4], "Diện tích đất", *HEAD[5:]])


@piece("rooms that are not the sum of their sorts", *_LIST, "rooms_unequal", usable=True,
       without=_ALONE)  # fmt: skip
def _unequal(folder: Path) -> None:
    rows = [[*row, 15, 2] for row in _ROWS]
    _listed(folder, rows, [*HEAD, "Kiên cố", "Tạm"])


@piece("a list of schools without wards or places", "headers_read", "ids_made", "no_ward_told",
       usable=False, without=_ALONE)  # fmt: skip
def _nowhere(folder: Path) -> None:
    rows = [[row[0], row[1], *row[3:6]] for row in _ROWS]
    _listed(folder, rows, ["TT", "Tên trường", "Số phòng học", "Diện tích (m2)", "Số HS"])


@piece("a list alone, of nowhere known", "headers_read", "ids_made", "list_alone", usable=False,
       without=f"{_ALONE} wards residents")  # fmt: skip
def _alone(folder: Path) -> None:
    _listed(folder, _ROWS)


for _suffix in ("xls", "ods"):

    @piece(f"#REF! in an old workbook ({_suffix})", *_LIST, "not_number", usable=False,
           without=_ALONE)  # fmt: skip
    def _old_error(folder: Path, suffix: str = _suffix) -> None:
        rows = [list(HEAD), *(list(row) for row in _ROWS)]
        rows[2][3] = b"=#REF!"
        content = old_books.xls(rows) if suffix == "xls" else old_books.ods(rows)
        (folder / f"Danh sách trường.{suffix}").write_bytes(content)


@piece("hectares told by the line above, among other units", *_LIST, "unit_applied",
       "numbers_read", usable=True, without=_ALONE)  # fmt: skip
def _line_above(folder: Path) -> None:
    rows = [[*row[:4], f"{row[4] / 10_000:.2f}".replace(".", ","), *row[5:]] for row in _ROWS]  # type: ignore[operator]
    above = [["DANH SÁCH TRƯỜNG"], ["Đơn vị tính: ha, phòng, học sinh"]]
    plain = [*HEAD[:4], "Diện tích đất", *HEAD[5:]]
    book(folder / "Danh sách trường.xlsx", ("Sheet1", [*above, plain, *rows]))


@piece("a layer of names beside people by code", "headers_read", "ward_codes_needed",
       usable=False)  # fmt: skip
def _names_alone(folder: Path) -> None:
    named = layer()[["ward", "geometry"]].rename(columns={"ward": "TenXa"})
    named.to_file(folder / "wards.geojson", driver="GeoJSON")


@piece("people of wards of another place", "unknown_wards", "headers_read", "no_residents",
       usable=False, without="residents")  # fmt: skip
def _elsewhere(folder: Path) -> None:
    lines = [f"Phường {ward},2025,{age},10" for ward in ("Núi", "Sông") for age in range(18)]
    text = "Phường,Năm,Tuổi,Số người\n" + "\n".join(lines) + "\n"
    (folder / "residents.csv").write_text(text, encoding="utf-8")
