"""Archives: the same bytes for the same content, whatever the clock says."""

from __future__ import annotations

import io
import zipfile

from spatial.export import archive

FILES = {"deficit.csv": b"ward_id\n" * 300, "bản đồ.geojson": b"{}"}


def test_a_pack_holds_every_file_whole_under_its_own_name() -> None:
    with zipfile.ZipFile(io.BytesIO(archive.packed(FILES))) as box:
        assert box.testzip() is None
        assert {name: box.read(name) for name in box.namelist()} == FILES


def test_the_same_files_make_the_same_bytes_whatever_the_clock_says() -> None:
    assert archive.packed(FILES) == archive.packed(dict(FILES))
    with zipfile.ZipFile(io.BytesIO(archive.packed(FILES))) as box:
        assert {one.date_time for one in box.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_files_are_compressed() -> None:
    assert len(archive.packed({"a.csv": b"x" * 10_000})) < 1_000


def test_a_pack_of_nothing_is_an_empty_archive() -> None:
    with zipfile.ZipFile(io.BytesIO(archive.packed({}))) as box:
        assert box.namelist() == []


def test_an_archive_packed_anew_keeps_its_members_and_loses_its_times() -> None:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as late:
        late.writestr(zipfile.ZipInfo("b", date_time=(2026, 11, 28, 7, 0, 0)), b"1")
        late.writestr("a", b"2")
    assert archive.still(box.getvalue()) == archive.packed({"b": b"1", "a": b"2"})
