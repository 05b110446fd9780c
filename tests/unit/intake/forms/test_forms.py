"""A folder of one form per school: every figure found, each with its file and cell."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from spatial.intake.forms import forms, room_builds

HTML = """<h1>Công khai</h1><script>alert(1)</script><table>
<tr><td>Tên trường</td><td>Trường THCS B</td></tr>
<tr><td>1. Tổng số phòng học</td><td>24 phòng</td></tr>
<tr><th>Tổng diện tích đất (m2)</th><td>9.000</td></tr></table>"""
WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:tbl>{}</w:tbl></w:body></w:document>"
)


def word(path: Path, *lines: tuple[str, str]) -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = "".join(f"<w:tr>{cell.format(one)}{cell.format(two)}</w:tr>" for one, two in lines)
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", WORD.format(rows))


def test_excel_word_and_html_become_one_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [
        ["HỒ SƠ TRƯỜNG"],
        ["Tên trường:", None, "Trường TH A"],
        ["Phòng học kiên cố", 15],
        ["Phòng học bán kiên cố", 5],
        ["Tổng diện tích khuôn viên đất", "8.000 m2"],
    ]:
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "b.html").write_text(HTML, encoding="utf-8")
    word(tmp_path / "c.docx", ("Tên trường", "Trường THPT C"), ("Tổng số phòng học", "30"))
    found = forms.read(tmp_path)
    assert found.faults == ()
    table = found.table.set_index("file")
    assert table["name"].tolist() == ["Trường TH A", "Trường THCS B", "Trường THPT C"]
    assert table["rooms"].tolist() == ["20", "24 phòng", "30"]  # 15 + 5
    assert table["land_m2"].tolist() == ["8.000 m2", "9.000", ""]
    assert [(at.row, at.column) for at in found.traces["a.xlsx", "rooms"]] == [(3, 2), (4, 2)]
    (land,) = found.traces["b.html", "land_m2"]
    assert (land.sheet, land.row, land.column) == ("table 1", 3, 2)


def test_a_form_that_lacks_rooms_or_says_two_things_is_reported(tmp_path: Path) -> None:
    word(tmp_path / "a.docx", ("Tên trường", "A"), ("Số học sinh", "300"))
    word(
        tmp_path / "b.docx",
        ("Tên trường", "B"),
        ("Tổng số phòng học", "20"),
        ("Số phòng học", "22"),
    )
    (tmp_path / "c.docx").write_bytes(b"no archive")
    found = forms.read(tmp_path)
    assert [(fault.code, fault.file, fault.value) for fault in found.faults] == [
        ("form_lacks", "a.docx", "rooms"),
        ("form_says_two", "b.docx", "20 / 22"),
        ("unreadable", "c.docx", None),
    ]


def test_what_a_cell_says_is_weighed_once_however_often_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word(tmp_path / "a.docx", *[("Tổng số phòng học", "20")] * 500)
    weighed: list[str] = []
    label = room_builds.label
    monkeypatch.setattr(room_builds, "label", lambda cell: weighed.append(cell) or label(cell))
    assert forms.read(tmp_path).table["rooms"].tolist() == ["20"]
    assert sorted(weighed) == ["20", "Tổng số phòng học"]
