"""Localities a planner brought: kept whole, replaced, removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial import read_network
from spatial.errors import UserError
from spatial.roles import Role
from spatial.store import Localities, rights
from spatial.store.people import GivenRoles


def test_a_locality_of_the_same_name_is_replaced_under_the_same_key(tmp_path: Path) -> None:
    kept = Localities(tmp_path)
    key = kept.key_of("Quận 12 của tôi")
    assert key.startswith("quan-12-cua-toi-")
    kept.keep(key, "Quận 12 của tôi", {"a.csv": b"1"})
    assert kept.key_of("Quận 12 của tôi") == key
    assert kept.key_of("Khác") != key
    newer = kept.keep(key, "Quận 12 của tôi", {"a.csv": b"2"})
    assert kept.folder(key) == newer
    assert (newer / "a.csv").read_bytes() == b"2"
    assert [one.name for one in kept.saved()] == ["Quận 12 của tôi"]


def test_the_last_three_revisions_stay(tmp_path: Path) -> None:
    kept = Localities(tmp_path)
    for number in range(5):
        kept.keep("a-1", "A", {"a.csv": bytes([number])})
    assert sorted(path.name for path in (tmp_path / "a-1").iterdir()) == ["3", "4", "5"]


def test_the_newest_revision_is_taken_back_and_the_only_one_stays(tmp_path: Path) -> None:
    kept = Localities(tmp_path)
    first = kept.keep("a-1", "A", {"a.csv": b"1"})
    kept.keep("a-1", "A", {"a.csv": b"2"})
    for _ in range(2):
        kept.take_back("a-1")
        assert kept.folder("a-1") == first
        assert (first / "a.csv").read_bytes() == b"1"
    kept.take_back("../..")
    assert tmp_path.is_dir()


def test_what_is_anothers_is_not_taken_back(tmp_path: Path) -> None:
    mine = Localities(tmp_path, visitor="a" * 32)
    for content in (b"1", b"2"):
        mine.keep("a-1", "A", {"a.csv": content})
    with pytest.raises(UserError):
        Localities(tmp_path, visitor="b" * 32).take_back("a-1")
    folder = mine.folder("a-1")
    assert folder is not None
    assert (folder / "a.csv").read_bytes() == b"2"


def test_a_file_of_the_newest_revision_is_given_as_it_was_written(tmp_path: Path) -> None:
    kept = Localities(tmp_path)
    assert kept.content("a-1", "locality.yaml") is None
    for text in (b"locality: a\n", b"locality: b\n"):
        kept.keep("a-1", "A", {"locality.yaml": text})
    assert kept.content("a-1", "locality.yaml") == b"locality: b\n"
    assert kept.content("a-1", "pupils.csv") is None


def test_what_is_removed_is_gone_and_what_was_never_there_is_nothing(tmp_path: Path) -> None:
    kept = Localities(tmp_path)
    kept.keep("a-1", "A", {"a.csv": b""})
    kept.remove("a-1")
    assert kept.folder("a-1") is None
    assert kept.saved() == []
    assert kept.folder("../..") is None
    kept.remove("../..")
    assert tmp_path.is_dir()


def test_a_locality_with_a_broken_card_is_listed_by_its_key(tmp_path: Path) -> None:
    kept = Localities(tmp_path)
    folder = kept.keep("a-1", "A", {"a.csv": b""})
    (folder / ".kept.json").write_text("{", encoding="utf-8")
    assert [one.name for one in kept.saved()] == ["a-1"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\nb"])
def test_a_name_that_is_none_keeps_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError):
        Localities(tmp_path).keep("a-1", name, {"a.csv": b""})
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_leaves_no_half_of_a_locality(tmp_path: Path) -> None:
    kept = Localities(tmp_path)
    kept.keep("a-1", "A", {"a.csv": b"1"})
    with pytest.raises(UserError) as told:
        kept.keep("a-1", "A", {"b.csv": b"2", "x" * 400: b"a name no disk takes"})
    assert told.value.faults[0].code == "cannot_write"
    assert kept.folder("a-1") == tmp_path / "a-1" / "1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-1"]


def test_files_that_do_not_pass_their_check_replace_nothing(tmp_path: Path) -> None:
    kept = Localities(tmp_path)
    kept.keep("a-1", "A", {"a.csv": b"1"})
    with pytest.raises(UserError) as told:
        kept.keep("a-1", "A", {"a.csv": b"2"}, check=read_network)
    assert "missing_table" in {fault.code for fault in told.value.faults}
    assert kept.folder("a-1") == tmp_path / "a-1" / "1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-1"]


def test_a_locality_is_listed_to_whom_a_role_in_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))
    an, binh = rights.secret_of("an"), rights.secret_of("binh")
    Localities(visitor=an).keep("a-1", "A", {"a.csv": b""})
    assert Localities(visitor=binh).saved() == []
    GivenRoles().give("binh", Role.VIEWER, locality="a-1")
    (seen,) = Localities(visitor=binh).saved()
    assert (seen.key, seen.mine) == ("a-1", False)
    GivenRoles().take("binh", locality="a-1")
    assert Localities(visitor=binh).saved() == []
