"""Whose a piece of work is: a link reads, its owner writes, and whom the owner lets."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.scenario import Scenario
from spatial.store import Localities, Meanwhile, NotYours, Profiles, Right, Workspace, rights
from spatial.store.place import Place
from spatial.ui.server.proxy_person import secret as proxy_secret

NONE = Scenario()


@pytest.fixture
def ans(where: Place) -> Place:
    """Give a store with a scenario of An."""
    Workspace(where, visitor="an").save("s", NONE, locality="t", began=0)
    return where


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file with a scenario of An."""
    Workspace(tmp_path / "w.sqlite", visitor="an").save("s", NONE, locality="t", began=0)
    return tmp_path / "w.sqlite"


def test_a_stranger_reads_and_does_not_write(ans: Place) -> None:
    binh = Workspace(ans, visitor="binh")
    assert binh.load("s", locality="t") == NONE
    assert binh.right("s") is Right.READER
    for store in (binh, Workspace(ans)):
        with pytest.raises(NotYours):
            store.save("s", NONE, locality="t")
    assert binh.revision("s", locality="t") == 1


def test_a_colleague_writes_with_the_owner_s_secret_until_the_owner_ends_it(ans: Place) -> None:
    an, binh = Workspace(ans, visitor="an"), Workspace(ans, visitor="binh")
    assert not binh.join("s", "")
    with pytest.raises(NotYours):
        binh.work_key("s")
    key = an.work_key("s")
    assert an.work_key("s") == key
    assert not binh.join("s", key + "x")
    assert binh.join("s", key)
    assert binh.right("s") is Right.EDITOR
    assert binh.save("s", NONE, locality="t", began=1) == 2
    with pytest.raises(NotYours):
        binh.close("s")
    an.close("s")
    assert binh.right("s") is Right.READER
    assert not binh.join("s", key)


def test_a_save_from_an_older_revision_is_a_conflict_and_writes_nothing(ans: Place) -> None:
    an = Workspace(ans, visitor="an")
    assert an.save("s", NONE, locality="t", began=1) == 2
    with pytest.raises(Meanwhile) as told:
        an.save("s", NONE, locality="t", began=1)
    assert told.value.revision == 2
    assert an.revision("s", locality="t") == 2


def test_what_was_saved_before_there_were_owners_is_read_and_not_written_over(
    where: Place,
) -> None:
    Workspace(where).save("old", NONE, locality="t")
    an = Workspace(where, visitor="an")
    assert an.load("old", locality="t") == NONE
    assert an.right("old") is Right.NOBODYS
    with pytest.raises(NotYours):
        an.save("old", NONE, locality="t", began=1)


def test_a_visitor_s_secret_is_not_in_the_file(file: Path) -> None:
    Workspace(file, visitor="a secret nobody knows").save("z", NONE, locality="t")
    content = b"".join(path.read_bytes() for path in file.parent.glob("w.sqlite*"))
    assert b"a secret nobody knows" not in content


def test_a_profile_is_listed_to_its_owner_and_to_whom_a_link_named_it(where: Place) -> None:
    an, binh = Profiles(where, visitor="an"), Profiles(where, visitor="binh")
    an.save("p", "text", locality="t")
    assert an.saved(locality="t") == {"p": "text"}
    assert binh.saved(locality="t") == {}
    assert binh.saved(locality="t", also={"p"}) == {"p": "text"}
    for change in (binh.remove, binh.restore):
        with pytest.raises(NotYours):
            change("p", locality="t")


def test_a_removed_profile_comes_back_to_its_owner(where: Place) -> None:
    an = Profiles(where, visitor="an")
    an.save("p", "text", locality="t")
    an.remove("p", locality="t")
    assert an.removed(locality="t") == ["p"]
    assert Profiles(where, visitor="binh").removed(locality="t") == []
    an.restore("p", locality="t")
    assert an.saved(locality="t") == {"p": "text"}


def test_a_stranger_neither_replaces_nor_removes_a_locality_nor_takes_its_name(
    tmp_path: Path,
) -> None:
    an, binh = Localities(tmp_path, visitor="an"), Localities(tmp_path, visitor="binh")
    key = an.key_of("Nơi A")
    kept = an.keep(key, "Nơi A", {"a.csv": b"1"})
    assert binh.key_of("Nơi A") != key
    assert binh.saved() == []
    assert [one.mine for one in binh.saved(also={key})] == [False]
    with pytest.raises(UserError):
        binh.remove(key)
    with pytest.raises(UserError):
        binh.keep(key, "Nơi A", {"a.csv": b"2"})
    assert an.folder(key) == kept


def test_a_removed_locality_lies_in_the_bin_for_thirty_days(tmp_path: Path) -> None:
    an, binh = Localities(tmp_path, visitor="an"), Localities(tmp_path, visitor="binh")
    an.keep("a-1", "A", {"a.csv": b"1"})
    an.remove("a-1")
    assert an.folder("a-1") is None
    with pytest.raises(UserError):
        binh.restore("a-1")
    an.restore("a-1")
    assert an.folder("a-1") == tmp_path / "a-1" / "1"
    an.remove("a-1")
    at = (tmp_path / ".bin" / "a-1").stat().st_mtime
    assert an.sweep(now_s=at + 29 * 86_400) == 0
    assert an.sweep(now_s=at + 31 * 86_400) == 1
    assert an.removed() == []


def test_whom_a_proxy_names_keeps_what_he_saved_under_the_letters_it_sends(where: Place) -> None:
    former = f"person.{hashlib.sha256(b'Nguyen.An@So.example').hexdigest()}"
    Workspace(where, visitor=former).save("s", NONE, locality="t", began=0)
    assert Workspace(where, visitor=proxy_secret("Nguyen.An@So.example")).right("s") is Right.OWNER


def test_logins_that_a_fold_of_letters_would_make_one_stay_two() -> None:
    assert rights.login("strasse@so.example") != rights.login("straße@so.example")
    assert rights.login("AN@so.example") == rights.login("an@so.example")
    assert rights.login("An") != rights.login("an")
