"""Streams of a compound file, large ones and small ones."""

from __future__ import annotations

import struct

import old_books
import pytest

from spatial.intake.door.compound import CompoundFile

RAW = old_books.xls([["TH A", 20]])


def test_a_stream_is_found_by_its_name() -> None:
    stream = CompoundFile(RAW).stream("Book", "Workbook")
    assert stream is not None
    assert stream.startswith(b"\x09\x08")
    assert CompoundFile(RAW).stream("Book") is None
    assert CompoundFile(RAW).stream("Root Entry") is None  # the root is no stream


def test_a_small_stream_lies_in_the_small_sectors() -> None:
    """Sectors: 0 the table, 1 the directory, 2 the table of small sectors, 3 their content."""
    head = bytearray(RAW[:512])
    struct.pack_into("<I", head, 60, 2)
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFF] * 124)
    root = old_books._entry("Root Entry", 5, 1, 3, 128)
    entry = old_books._entry("Workbook", 2, 0xFFFFFFFF, 0, 70)
    mini = struct.pack("<128I", 1, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    content = bytes(range(70))
    raw = bytes(head) + fat + (root + entry).ljust(512, b"\0") + mini + content.ljust(512, b"\0")
    assert CompoundFile(raw).stream("Workbook") == content


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04" * 200, RAW[:400]])
def test_what_is_no_compound_file_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="compound"):
        CompoundFile(raw)


def test_sectors_that_go_round_are_refused() -> None:
    raw = bytearray(RAW)
    struct.pack_into("<I", raw, 512 + 4, 1)  # the directory follows itself
    with pytest.raises(ValueError, match="round"):
        CompoundFile(bytes(raw))


def test_a_sector_of_the_table_named_twice_is_refused() -> None:
    raw = bytearray(RAW)
    struct.pack_into("<I", raw, 44, 2)
    struct.pack_into("<I", raw, 80, 0)  # sector 0 is the table already
    with pytest.raises(ValueError, match="twice"):
        CompoundFile(bytes(raw))


def test_sectors_named_beyond_the_count_are_none() -> None:
    raw = bytearray(RAW)
    struct.pack_into("<108I", raw, 80, *[0] * 108)  # a header filled up with noughts
    assert CompoundFile(bytes(raw)).stream("Workbook") == CompoundFile(RAW).stream("Workbook")


def test_a_table_that_names_one_sector_for_ever_does_not_unfold() -> None:
    """A sector of 4,096 bytes names 1,023 sectors of the table, each of 1,024 numbers."""
    head = bytearray(RAW[:512].ljust(4_096, b"\0"))
    struct.pack_into("<H", head, 30, 12)
    struct.pack_into("<I", head, 44, 0xFFFF_0000)
    struct.pack_into("<I", head, 68, 0)
    more = b"".join(
        struct.pack("<1024I", *[0] * 1_023, at + 1 if at < 999 else 0xFFFF_FFFE)
        for at in range(1_000)
    )
    with pytest.raises(ValueError, match="twice"):  # a thousand million numbers otherwise
        CompoundFile(bytes(head) + more)
