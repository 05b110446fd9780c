"""The part of the gallery that hangs the habits of offices found later: each was once misread."""

from __future__ import annotations

from pathlib import Path

import old_books
import openpyxl
from gallery import book, piece
from gallery_lists import HEAD, A, B, C

_LIST = ("headers_read", "wards_read", "ids_made")
_ALONE = "schools school_levels"
_ROWS: list[list[object]] = [[1, "TH A", *A], [2, "THCS B", *B], [3, "THPT C", *C]]
_FILE = "Danh sách trường.xlsx"


def _listed(folder: Path, rows: list[list[object]], head: list[str] = HEAD) -> None:
    book(folder / _FILE, ("Sheet1", [list(head), *rows]))


@piece("sums without a word", *_LIST, "rows_no_data", usable=True, without=_ALONE)
def _bare(folder: Path) -> None:
    sums: list[object] = [None, None, None, 74, 29_000, 1_800]
    _listed(folder, [*_ROWS, sums])


@piece("figures without a name", *_LIST, "nameless_row", usable=False, without=_ALONE)
def _nameless(folder: Path) -> None:
    _listed(folder, [*_ROWS, [None, None, None, 5, 900, 100]])


@piece("a hidden row and a hidden column", *_LIST, "hidden_read", usable=True, without=_ALONE)
def _hidden(folder: Path) -> None:
    _listed(folder, _ROWS)
    workbook = openpyxl.load_workbook(folder / _FILE)
    workbook.active.row_dimensions[3].hidden = True
    workbook.active.column_dimensions["D"].hidden = True
    workbook.save(folder / _FILE)


@piece("pupils by grade without a sum", *_LIST, "grades_summed", usable=True, without=_ALONE)
def _grades(folder: Path) -> None:
    head = [*HEAD[:5], "Khối 1", "Khối 2", *HEAD[6:]]
    _listed(folder, [[*row[:5], 200, row[5] - 200, *row[6:]] for row in _ROWS], head)  # type: ignore[operator]


@piece("grades that may be pupils or classes", *_LIST, "grades_untold", usable=True, without=_ALONE)
def _either(folder: Path) -> None:
    head = [*HEAD, "Khối 1", "Khối 2"]
    head[5] = "Ghi chú"
    _listed(folder, [[*row[:5], "", *row[6:], 50, 50] for row in _ROWS], head)


@piece("nursery and preschool in two columns", *_LIST, usable=True, without=_ALONE)
def _preschool(folder: Path) -> None:
    head = [*HEAD[:5], "Số trẻ", "", *HEAD[6:]]
    parts: list[object] = [*[""] * 5, "Nhà trẻ", "Mẫu giáo", "", ""]
    rows = [[*row[:5], 50, row[5] - 50, *row[6:]] for row in _ROWS]  # type: ignore[operator]
    rows = [[row[0], name, *row[2:]] for row, name in zip(rows, ("A", "B", "C"), strict=True)]
    book(folder / _FILE, ("Mầm non", [list(head), parts, *rows]), merged=("F1:G1",))


@piece("a school its remark calls closed", *_LIST, "maybe_closed", usable=True, without=_ALONE)
def _closed(folder: Path) -> None:
    remarks = ["", "Đã giải thể", ""]
    rows = [[*row, remark] for row, remark in zip(_ROWS, remarks, strict=True)]
    _listed(folder, rows, [*HEAD, "Ghi chú"])


@piece("a school that is only planned", *_LIST, "not_built_yet", usable=True, without=_ALONE)
def _planned(folder: Path) -> None:
    new = [4, "TH D", "Đông", 30, 9_000, None, 106.64, 10.81]
    remarks = ["", "", "", "Dự kiến 2028"]
    rows = [[*row, remark] for row, remark in zip([*_ROWS, new], remarks, strict=True)]
    _listed(folder, rows, [*HEAD, "Ghi chú"])


@piece("a centre among the schools", *_LIST, "centre_listed", usable=False, without=_ALONE)
def _centre(folder: Path) -> None:
    _listed(folder, [*_ROWS, [4, "Trung tâm GDNN-GDTX Quận 12", *C]])


@piece("a list on its side", "list_turned", usable=False, without=_ALONE)
def _turned(folder: Path) -> None:
    rows = [list(HEAD[1:]), *(row[1:] for row in _ROWS)]
    book(folder / _FILE, ("Sheet1", [list(line) for line in zip(*rows, strict=True)]))


@piece("a workbook in another form", "other_form", usable=False, without=_ALONE)
def _other_form(folder: Path) -> None:
    (folder / "ds truong.xlsb").write_bytes(b"PK\x03\x04")


@piece("a workbook nobody understands", "no_list_understood", usable=False, without=_ALONE)
def _not_understood(folder: Path) -> None:
    head = ["TT", "Đơn vị quản lý", "Phường", "Phòng chức năng", "HS"]
    book(folder / "so lieu.xlsx", ("Sheet1", [head, *(row[:5] for row in _ROWS)]))


@piece("three school years below pupils", *_LIST, "column_twice", usable=True, without=_ALONE)
def _years(folder: Path) -> None:
    head = [*HEAD[:5], "Số HS", "", *HEAD[6:]]
    years: list[object] = [*[""] * 5, "2024-2025", "2025-2026", "", ""]
    rows = [[*row[:5], 1, *row[5:]] for row in _ROWS]
    book(folder / _FILE, ("Sheet1", [list(head), years, *rows]), merged=("F1:G1",))


for _suffix in ("xls", "ods"):

    @piece(f"a hidden row and a hidden column ({_suffix})", *_LIST, "hidden_read", usable=True,
           without=_ALONE)  # fmt: skip
    def _old_hidden(folder: Path, suffix: str = _suffix) -> None:
        rows = [list(HEAD), *_ROWS]
        write = old_books.xls if suffix == "xls" else old_books.ods
        (folder / f"Danh sách trường.{suffix}").write_bytes(write(rows, hidden=(3, 4)))


@piece("classes and pupils in one cell", *_LIST, "pairs_parted", usable=True, without=_ALONE)
def _pairs(folder: Path) -> None:
    head = [*HEAD[:5], "Số lớp/số HS", *HEAD[6:]]
    _listed(folder, [[*row[:5], f"9/{row[5]}", *row[6:]] for row in _ROWS], head)


@piece("two figures in a cell of pupils", *_LIST, "pairs_untold", usable=False, without=_ALONE)
def _pairs_untold(folder: Path) -> None:
    _listed(folder, [[*row[:5], f"9/{row[5]}", *row[6:]] for row in _ROWS])


@piece("boys and girls without a sum", *_LIST, "grades_summed", usable=True, without=_ALONE)
def _sexes(folder: Path) -> None:
    head = [*HEAD[:5], "Số học sinh", "", *HEAD[6:]]
    parts: list[object] = [*[""] * 5, "Nam", "Nữ"]
    rows = [[*row[:5], row[5] - 200, 200, *row[6:]] for row in _ROWS]  # type: ignore[operator]
    book(folder / _FILE, ("Sheet1", [list(head), parts, *rows]), merged=("F1:G1",))


@piece("a second table whose columns stand otherwise", *_LIST, "header_changes", usable=False,
       without=_ALONE)  # fmt: skip
def _second(folder: Path) -> None:
    turned: list[object] = [*HEAD]
    turned[3], turned[5] = turned[5], turned[3]
    last = [*_ROWS[2]]
    last[3], last[5] = last[5], last[3]
    _listed(folder, [*_ROWS[:2], turned, last])


@piece("rooms and pupils exchanged", *_LIST, "figures_swapped", usable=False, without=_ALONE)
def _swapped(folder: Path) -> None:
    rows = [[*row] for row in _ROWS]
    rows[1][3], rows[1][5] = rows[1][5], rows[1][3]
    _listed(folder, rows)


@piece("a zero lost from an area", *_LIST, "numbers_read", "number_unclear", "zero_lost",
       usable=False, without=_ALONE)  # fmt: skip
def _zero(folder: Path) -> None:
    rows = [[*row] for row in _ROWS * 2]
    for at, row in enumerate(rows):
        row[1] = f"{row[1]} {at}"
        row[4] = f"{row[4]:,}".replace(",", ".")
    rows[5][4] = "1200"
    _listed(folder, rows)


@piece("a level told by the title alone", *_LIST, "level_by_title", usable=True, without=_ALONE)
def _level(folder: Path) -> None:
    rows = [[row[0], name, *row[2:]] for row, name in zip(_ROWS, "ABC", strict=True)]
    above: list[list[object]] = [["DANH SÁCH CÁC TRƯỜNG TIỂU HỌC"]]
    book(folder / _FILE, ("Sheet1", [*above, list(HEAD), *rows]))


@piece("a list that goes on on the next sheet", *_LIST, usable=True, without=_ALONE)
def _next_sheet(folder: Path) -> None:
    book(
        folder / _FILE,
        ("Sheet1", [list(HEAD), *_ROWS[:2]]),
        ("Sheet2", [list(HEAD), *_ROWS[2:]]),
    )


@piece("a level once for the schools below", *_LIST, "level_carried", usable=True,
       without=_ALONE)  # fmt: skip
def _level_once(folder: Path) -> None:
    head = ["Cấp học", *HEAD[1:]]
    rows = [["THCS" if at == 0 else None, f"Số {at}", *row[2:]] for at, row in enumerate(_ROWS)]
    _listed(folder, rows, head)


@piece("crosses under the levels of one header", *_LIST, usable=True, without=_ALONE)
def _crosses(folder: Path) -> None:
    head = [*HEAD, "Cấp học", "", ""]
    marks: list[object] = [*[""] * 8, "TH", "THCS", "THPT"]
    rows = [
        [row[0], f"Số {at}", *row[2:], *["x" if at == one else None for one in range(3)]]
        for at, row in enumerate(_ROWS)
    ]
    book(folder / _FILE, ("Sheet1", [head, marks, *rows]), merged=("I1:K1",))


@piece("the ward of before beside the ward of today", *_LIST, "column_twice", usable=True,
       without=_ALONE)  # fmt: skip
def _two_wards(folder: Path) -> None:
    head = [*HEAD[:2], "Phường cũ", "Phường mới", *HEAD[3:]]
    _listed(folder, [[*row[:2], "Núi", *row[2:]] for row in _ROWS], head)


@piece("pupils at the beginning and at the end of the year", *_LIST, usable=True, without=_ALONE)
def _both_ends(folder: Path) -> None:
    head = [*HEAD[:5], "HS đầu năm", *HEAD[6:], "HS cuối năm"]
    _listed(folder, [[*row, 1] for row in _ROWS], head)
