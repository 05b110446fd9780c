"""Cells and parts of a workbook as it is written; no sign is gone over twice."""

from __future__ import annotations

import io
import zipfile

import pytest

from spatial.intake.reading import sheet_xml

PATTERN = sheet_xml.cell_pattern("e", "s")


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        (b'<c r="A1" t="e"><v>1</v></c>', [(b"e", b"A1", b"<v>1</v>")]),
        (b'<c t="s" r="AB12"></c>', [(b"s", b"AB12", b"")]),
        (b'<x:c r="A1" t="e"><x:v>1</x:v></x:c>', [(b"e", b"A1", b"<x:v>1</x:v>")]),
        (b'<c r="A1" t="e"/><c r="B1"><v>1</v></c>', []),
        (b'<c r="A1" t="e" /><c r="B1" t="s"><v>1</v></c>', [(b"s", b"B1", b"<v>1</v>")]),
        (b'<c r="A1" t="n"><v>1</v></c><col t="e" r="A1"></col>', []),
    ],
)
def test_a_cell_is_its_own_tags_and_what_stands_between(
    sheet: bytes, cells: list[tuple[bytes, bytes, bytes]]
) -> None:
    assert PATTERN.findall(sheet) == cells


@pytest.mark.parametrize(
    "piece", [b'<c r="A1" t="e"/>', b'<c r="A1" t="e">', b'<c t="e" r="A1" ', b"<ccc", b"<c r='"]
)
def test_a_sheet_without_ends_takes_no_longer_for_being_long(piece: bytes) -> None:
    sheet = piece * 200_000  # some 3 MB; were every cell sought to the end, half an hour
    assert PATTERN.findall(sheet) == []


def test_a_part_that_is_not_there_is_empty_and_what_is_no_workbook_has_no_sheets() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    with zipfile.ZipFile(written) as archive:
        assert sheet_xml.content(archive, "a.xml") == b"<a/>"
        assert sheet_xml.content(archive, sheet_xml.SHARED) == b""
        assert sheet_xml.sheet_parts(archive) == {}
