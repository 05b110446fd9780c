"""Forms and delimited files, weighed before anybody reads them."""

from __future__ import annotations

import dataclasses
import zipfile
from pathlib import Path

import pytest

from spatial.intake.door import documents
from spatial.intake.door.archives import Hostile
from spatial.intake.door.limits import LIMITS

SMALL = dataclasses.replace(LIMITS, table_depth=2, form_cells=4, parts=40, rows=5, columns=2)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def html(tmp_path: Path, text: str | bytes) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    documents.html(path, SMALL)


def docx(tmp_path: Path, body: str) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}">{body}</w:document>')
    with zipfile.ZipFile(path) as archive:
        documents.docx(archive, archive.infolist(), SMALL)


def delimited(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text)
    documents.delimited(path, SMALL)


ROW = "<tr><td>a</td><td>b</td></tr>"


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"<table>{ROW}{ROW}</table>",
        f"<table><table>{ROW}</table></table>",
        f"<table>{ROW}</table><table>{ROW}</table>",
        "</table></table><table></table>",
        "<tablet><tdx>" * 10,
    ],
)
def test_a_page_of_bearable_tables_passes(tmp_path: Path, text: str) -> None:
    html(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<table>" * 3, "too_deep"),
        ("<TABLE class=x><Table><table >", "too_deep"),
        (f"<table>{ROW}{ROW}<tr><th>x</th></tr>", "too_many_parts"),
        ("<b>" * 41, "too_many_parts"),
    ],
)
def test_a_page_too_deep_or_too_large_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(Hostile) as stop:
        html(tmp_path, text)
    assert stop.value.code == code


def test_a_page_in_utf_16_is_weighed_too(tmp_path: Path) -> None:
    with pytest.raises(Hostile) as stop:
        html(tmp_path, ("<table>" * 3).encode("utf-16"))
    assert stop.value.code == "too_deep"


TABLE = "<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>"


@pytest.mark.parametrize("body", ["", TABLE, TABLE * 2, f"<w:tbl>{TABLE}</w:tbl>"])
def test_a_word_document_of_bearable_tables_passes(tmp_path: Path, body: str) -> None:
    docx(tmp_path, body)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<w:tbl>" * 3 + "</w:tbl>" * 3, "too_deep"),
        (TABLE * 2 + "<w:tbl><w:tc/></w:tbl>", "too_many_parts"),
        ("<w:p/>" * 40, "too_many_parts"),
    ],
)
def test_a_word_document_too_deep_or_too_large_is_refused(
    tmp_path: Path, body: str, code: str
) -> None:
    with pytest.raises(Hostile) as stop:
        docx(tmp_path, body)
    assert stop.value.code == code


@pytest.mark.parametrize(
    "text",
    [b"", b"a,b\n1,2\n", b"a;b\r\n1;2\r\n3;4\r\n", b"a\rb\rc", b"x,y\n" * 4],
)
def test_a_delimited_file_of_bearable_size_passes(tmp_path: Path, text: bytes) -> None:
    delimited(tmp_path, text)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_are_counted_whatever_ends_them(tmp_path: Path, end: bytes) -> None:
    with pytest.raises(Hostile) as stop:
        delimited(tmp_path, b"a" + end * 5)
    assert (stop.value.code, stop.value.blanks) == ("sheet_too_wide", {"rows": 6, "columns": 1})


@pytest.mark.parametrize("mark", [b",", b";", b"\t", b"|"])
def test_a_line_of_too_many_values_is_refused(tmp_path: Path, mark: bytes) -> None:
    # 2 columns may have 20 times as many signs, for some stand in quotes
    delimited(tmp_path, b"a" + mark * 40)
    with pytest.raises(Hostile) as stop:
        delimited(tmp_path, b"a\n" + mark * 41 + b"\n")
    assert stop.value.blanks["columns"] == 42


def test_a_line_that_goes_on_beyond_a_piece_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(Hostile) as stop:
        delimited(tmp_path, b"x" * ((1 << 20) - 10) + b"," * 41)
    assert stop.value.code == "sheet_too_wide"
