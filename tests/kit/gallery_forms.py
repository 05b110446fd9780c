"""The part of the gallery that hangs forms of the statistics office and lists of several levels."""

from __future__ import annotations

from pathlib import Path

from gallery import book, piece
from gallery_lists import A, B, C

_LIST = ("headers_read", "wards_read", "ids_made")
_ALONE = "schools school_levels"
_PEOPLE = ("headers_read", "age_bands_read", "ages_split")
_BANDS = ("0-4", "5-9", "10-14", "15-17")
_COUNTS = (500, 500, 500, 300)  # a hundred of every age
_CODES = ("00001", "00002")
_HEAD = [
    "TT",
    "Tên trường",
    "Phường",
    "Số phòng học",
    "Diện tích (m2)",
    "Số HS",
    "Kinh độ",
    "Vĩ độ",
]


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
    head = [*_HEAD[:2], "Cấp", *_HEAD[2:]]
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
    sheets = [(name, [list(_HEAD), *each]) for name, each in rows.items()]
    book(folder / "Danh sách trường.xlsx", *sheets)


@piece("rooms once beside pupils of each level", *_LIST, "levels_split", usable=True,
       without=_ALONE, rooms=(9, 11, 24, 30))  # fmt: skip
def _once_beside_blocks(folder: Path) -> None:
    head = [*_HEAD[:5], "TH: HS", "THCS: HS", "THPT: HS", *_HEAD[6:]]
    rows = [
        [1, "A", *A[:3], 300, 200, None, *A[4:]],
        [2, "B", *B[:3], None, 600, None, *B[4:]],
        [3, "C", *C[:3], None, None, 700, *C[4:]],
    ]
    book(folder / "Danh sách trường.xlsx", ("Sheet1", [head, *rows]))


@piece("a total before the rooms of each level", *_LIST, usable=True, without=_ALONE)
def _total_before_blocks(folder: Path) -> None:
    head = [*_HEAD[:3], "Số phòng học", None, None, None, *_HEAD[4:5], *_HEAD[6:]]
    below = [None, None, None, "Tổng số", "TH", "THCS", "THPT", None, None, None]
    rows = [
        [1, "A", "Tây", 20, 20, None, None, 8_000, *A[4:]],
        [2, "B", "Đông", 24, None, 24, None, 9_000, *B[4:]],
        [3, "C", "Đông", 30, None, None, 30, 12_000, *C[4:]],
    ]
    merged = ("D1:G1",)
    book(folder / "Danh sách trường.xlsx", ("Sheet1", [head, below, *rows]), merged=merged)
