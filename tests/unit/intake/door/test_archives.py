"""What an archive may unfold to, and which names no member may have."""

from __future__ import annotations

import dataclasses
import stat
import zipfile
from pathlib import Path

import pytest

from spatial.intake.door import archives
from spatial.intake.door.archives import Hostile
from spatial.intake.door.limits import LIMITS, Limits

SMALL = dataclasses.replace(LIMITS, members=3, unpacked_bytes=1_000_000, unpacked_ratio=2)


def packed(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def code(path: Path, limits: Limits = LIMITS) -> str:
    with zipfile.ZipFile(path) as archive, pytest.raises(Hostile) as stop:
        archives.members(archive, path.stat().st_size, limits)
    return stop.value.code


@pytest.mark.parametrize(
    "name",
    ["phường 5.shp", "a.b.csv", "Dân số (2025).xlsx", "nullify.csv", "console.txt", "com10.csv"],
)
def test_a_plain_name_is_sound(name: str) -> None:
    assert archives.sound_name(name)


@pytest.mark.parametrize(
    "name",
    ["NUL", "nul.csv", "CON.txt", "com1.csv", "LPT9", "aux.shp", "conin$", "a\u202eb", "a\x00b",
     "a\tb", "a.", "a ", "a\u200bb", "com¹.txt"],
)  # fmt: skip
def test_a_device_or_a_name_that_hides_something_is_not(name: str) -> None:
    assert not archives.sound_name(name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a.csv", "a.csv"),
        ("gpj\u202eexe", "gpj\\u202eexe"),
        ("a\nb", "a\\u000ab"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_name_is_shown_without_hiding_anything(name: str, shown: str) -> None:
    assert archives.shown(name) == shown


def test_an_archive_is_unpacked_as_it_is(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", **{"a.csv": b"1", "b/c.csv": b"22"})
    archives.unpack(path, tmp_path / "out")
    there = {one.relative_to(tmp_path / "out").as_posix() for one in (tmp_path / "out").rglob("*")}
    assert there == {"a.csv", "b", "b/c.csv"}
    assert (tmp_path / "out" / "b" / "c.csv").read_bytes() == b"22"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../a.csv", "zip_climbs"),
        ("/etc/a.csv", "zip_climbs"),
        ("c:a.csv", "zip_climbs"),
        ("a/../../b.csv", "zip_climbs"),
        ("..\\b.csv", "zip_climbs"),
        ("nul.csv", "bad_name"),
        ("a/con/b.csv", "bad_name"),
        ("a\u202eb.csv", "bad_name"),
    ],
)
def test_a_member_that_climbs_out_or_hides_is_refused(
    tmp_path: Path, name: str, expected: str
) -> None:
    path = packed(tmp_path / "a.zip", **{"fine.csv": b"1", name: b"2"})
    assert code(path) == expected
    with pytest.raises(Hostile):
        archives.unpack(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()  # nothing, not even the sound members


def test_a_link_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("a.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert code(path) == "zip_climbs"


def test_members_are_counted(tmp_path: Path) -> None:
    three = packed(tmp_path / "a.zip", a=b"1", b=b"1", c=b"1")
    with zipfile.ZipFile(three) as archive:
        assert len(archives.members(archive, 10, SMALL)) == 3
    assert code(packed(tmp_path / "b.zip", a=b"", b=b"", c=b"", d=b""), SMALL) == "too_many_members"


def test_an_archive_that_unfolds_to_far_more_than_its_size_is_refused(tmp_path: Path) -> None:
    # a small archive is weighed as one of 50,000 bytes: twice that may come out
    assert code(packed(tmp_path / "a.zip", a=b"0" * 100_001), SMALL) == "zip_bomb"
    with zipfile.ZipFile(packed(tmp_path / "b.zip", a=b"0" * 100_000)) as archive:
        assert archives.members(archive, 200, SMALL)


def test_folders_are_no_members(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", **{"a/": b"", "a/b.csv": b"1"})
    with zipfile.ZipFile(path) as archive:
        found = archives.members(archive, path.stat().st_size, LIMITS)
    assert [member.filename for member in found] == ["a/b.csv"]


def test_a_path_too_long_for_windows_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", **{"x" * 239 + ".csv": b"1"})
    with pytest.raises(Hostile) as stop:
        archives.unpack(path, tmp_path / "out")
    assert stop.value.code == "zip_climbs"


def test_a_member_is_read_whole_piece_by_piece(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", a=b"ab" * 700_000)
    with zipfile.ZipFile(path) as archive:
        chunks = list(archives.stream(archive, archive.infolist()[0]))
    assert len(chunks) == 2
    assert b"".join(chunks) == b"ab" * 700_000
