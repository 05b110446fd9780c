"""The door: by its name each file is looked at by the check of its form."""

from __future__ import annotations

import dataclasses
import zipfile
from pathlib import Path

import pytest

from spatial.intake.door import guard
from spatial.intake.door.limits import LIMITS
from spatial.intake.reading.find import KNOWN

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def written(tmp_path: Path, name: str, content: bytes = b"") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def code(path: Path, **limits: int) -> str | None:
    fault = guard.refuse(path, path.name, limits=dataclasses.replace(LIMITS, **limits))
    return None if fault is None else fault.code


def parquet(footer: int, body: int) -> bytes:
    return b"PAR1" + b"\x00" * body + footer.to_bytes(4, "little") + b"PAR1"


@pytest.mark.parametrize("suffix", sorted(KNOWN))
def test_every_form_a_locality_may_come_in_has_its_check(suffix: str) -> None:
    assert suffix in guard._CHECKS


def test_a_file_too_large_is_told_with_both_sizes(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", b"x" * 2_000_001)
    fault = guard.refuse(path, "bảng.csv", limits=dataclasses.replace(LIMITS, file_bytes=2_000_000))
    assert fault is not None
    assert (fault.code, fault.file, fault.blanks) == ("too_big", "bảng.csv", {"size": 2, "most": 2})
    assert code(path, file_bytes=2_000_001) is None


def test_a_folder_a_link_and_nothing_are_no_files(tmp_path: Path) -> None:
    there = written(tmp_path, "a.csv", b"a\n1\n")
    (tmp_path / "link.csv").symlink_to(there)
    (tmp_path / "folder.csv").mkdir()
    assert code(there) is None
    for name in ("link.csv", "folder.csv", "none.csv"):
        assert code(tmp_path / name) == "not_a_file"


@pytest.mark.parametrize("suffix", [".dbf", ".PRJ", ".shx"])
def test_what_lies_beside_a_shapefile_is_no_link(tmp_path: Path, suffix: str) -> None:
    shape = written(tmp_path, "a.shp", b"\x00\x00\x27\x0a" + b"\x00" * 96)
    assert code(shape) is None
    (tmp_path / f"a{suffix}").symlink_to(written(tmp_path, "secret", b"x"))
    assert code(shape) == "not_a_file"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.xls", OLE, None),
        ("a.xls", b"\x09\x08\x10\x00", None),
        ("a.xls", b"PK\x03\x04", "not_what_it_says"),
        ("a.xlsx", OLE, "locked"),
        ("a.docx", OLE, "locked"),
        ("a.xlsx", b"<html>", "not_what_it_says"),
        ("a.zip", b"not a zip", "not_what_it_says"),
        ("a.zip", b"PK\x03\x04 damaged", "unreadable"),
        ("a.csv", b"a;b\n1;2\n", None),
        ("a.CSV", b"a;b\n1;2\n", None),
        ("a.geojson", b"[]", "not_what_it_says"),
        ("a.parquet", parquet(10, 10), None),
        ("a.parquet", parquet(11, 6), "not_what_it_says"),
        ("a.parquet", b"PAR1PAR", "not_what_it_says"),
        ("a.unknown", b"whatever", None),  # no reader opens it
    ],
)
def test_a_file_must_be_what_its_name_says(
    tmp_path: Path, name: str, content: bytes, expected: str | None
) -> None:
    path = written(tmp_path, name, content)
    if name == "a.xlsx" and content == b"<html>":
        expected = "unreadable"  # the reader of archives stops first
    assert code(path) == expected


def test_a_virtual_layer_in_the_clothes_of_a_map_is_refused(tmp_path: Path) -> None:
    content = b'{"type": "FeatureCollection", "x": "<OGRVRTDataSource>"}'
    assert code(written(tmp_path, "a.geojson", content)) == "points_elsewhere"
    # a table is read by no map driver
    assert code(written(tmp_path, "a.csv", content)) is None


@pytest.mark.parametrize(
    ("kml", "expected"),
    [
        (b"<kml><Document/></kml>", None),
        (b"<kml><NetworkLink/></kml>", "points_elsewhere"),
        (b"<gpx/>", "not_what_it_says"),
        (b"<kml>", "unreadable"),
    ],
)
def test_every_kml_inside_a_kmz_is_looked_at(
    tmp_path: Path, kml: bytes, expected: str | None
) -> None:
    path = tmp_path / "a.kmz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("icon.png", b"\x89PNG")
        archive.writestr("doc.KML", kml)
    assert code(path) == expected


def test_a_refusal_says_what_to_do_in_both_languages(tmp_path: Path) -> None:
    fault = guard.refuse(written(tmp_path, "a.zip", b"x"), "a.zip")
    assert fault is not None
    assert fault.say(lang="vi") != fault.say(lang="en")
    assert "a.zip" in fault.say(lang="vi")
