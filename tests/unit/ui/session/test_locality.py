"""Which locality a visit shows: read, gone, put into the bin and brought back."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from spatial.errors import Fault, UserError
from spatial.store import KeptLocality, Localities, rights
from spatial.ui.session import assessments, locality, state

NINE = KeptLocality(key="quan-9", name="Quận 9", saved_at="2026-11-28T07:00:00")
pytestmark = pytest.mark.usefixtures("home")


class Store:
    """Localities kept in memory."""

    def __init__(self) -> None:
        self.kept, self.bin, self.failing = [NINE], list[KeptLocality](), False
        self.taken = ""

    def _fail(self) -> None:
        if self.failing:
            raise UserError(Fault(code="workspace_damaged"))

    def folder(self, key: str) -> object | None:
        return key if any(one.key == key for one in self.kept) else None

    def saved(self, *, also: object) -> list[KeptLocality]:
        assert also is not None
        return list(self.kept)

    def removed(self) -> list[KeptLocality]:
        return list(self.bin)

    def take_back(self, key: str) -> None:
        self._fail()
        self.taken = key

    def remove(self, key: str) -> None:
        self._fail()
        assert key == "quan-9"
        self.kept, self.bin = [], [NINE]

    def restore(self, key: str) -> None:
        self._fail()
        assert key == "quan-9"
        self.kept, self.bin = [NINE], []


@pytest.fixture
def store(home: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Put localities in memory in the place of the kept ones, and note where the visit goes."""
    assert not home.exists()
    made = Store()
    monkeypatch.setattr(locality, "store", lambda: made)
    monkeypatch.setattr(state, "locality", lambda: state.recall("here") or "")
    monkeypatch.setattr(state, "move", lambda key: state.remember("here", key))
    monkeypatch.setattr(assessments, "look", lambda folder: folder)
    town = SimpleNamespace(locality=SimpleNamespace(key="quan-12"))
    monkeypatch.setattr(assessments, "town", lambda _: town)
    return made


@pytest.mark.usefixtures("store")
def test_the_usual_locality_needs_no_look() -> None:
    locality.begin()
    assert locality.chosen() == ""


@pytest.mark.usefixtures("store")
def test_a_kept_one_is_read_and_remembered_as_opened() -> None:
    state.move("quan-9")
    locality.begin()
    assert state.recall(locality.OPENED) == {"quan-9"}
    assert locality.chosen() == "quan-9"


@pytest.mark.usefixtures("store")
def test_one_that_is_gone_is_a_fault_that_names_it_and_how_long_it_is_kept() -> None:
    state.move("quan-7" * 40)
    with pytest.raises(UserError) as problem:
        locality.begin()
    (fault,) = problem.value.faults
    assert fault.code == "locality_gone"
    assert len(str(fault.value)) == 80
    assert fault.blanks["days"] == locality.BIN_DAYS


@pytest.mark.usefixtures("store")
def test_the_key_of_the_usual_one_in_a_link_is_the_usual_one() -> None:
    state.move("quan-12")
    locality.begin()
    assert locality.chosen() == ""


def test_one_removed_is_left_and_can_be_brought_back_by_who_removed_it(store: Store) -> None:
    state.move("quan-9")
    locality.drop("quan-9")
    assert state.locality() == ""
    assert locality.is_mine_to_restore("quan-9")
    (notice,) = state.told()
    assert (notice.key, notice.offer) == ("notice.locality_removed", "locality")
    assert dict(notice.blanks)["name"] == "Quận 9"
    locality.restore("quan-9")
    assert state.locality() == "quan-9"
    assert store.kept == [NINE]
    assert [one.key for one in state.told()] == ["notice.locality_restored"]


@pytest.mark.usefixtures("store")
def test_removing_another_one_does_not_leave_this_one() -> None:
    state.move("quan-12")
    locality.drop("quan-9")
    assert state.locality() == "quan-12"


@pytest.mark.parametrize("act", [locality.drop, locality.restore])
def test_a_store_that_refuses_is_told_and_the_visit_stays(act: Any, store: Store) -> None:  # noqa: ANN401 - either of two
    store.failing = True
    state.move("quan-9")
    act("quan-9")
    assert state.locality() == "quan-9"
    assert [one.key for one in state.told()] == ["notice.locality_kept"]


def test_a_kept_locality_is_called_by_its_name_and_another_by_its_key(store: Store) -> None:
    assert locality.name("quan-9") == "Quận 9"
    store.kept, store.bin = [], [NINE]
    assert locality.name("quan-9") == "Quận 9"
    assert locality.name("quan-7") == "quan-7"


def test_a_disk_that_cannot_be_read_lists_none(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> list[KeptLocality]:
        raise OSError

    monkeypatch.setattr(store, "saved", fail)
    monkeypatch.setattr(store, "removed", fail)
    assert locality.saved() == []
    assert locality.removed() == []
    assert not locality.is_mine_to_restore("quan-9")


def test_going_back_from_new_data_leaves_them_and_returns_to_those_before(store: Store) -> None:
    state.move("quan-9")
    state.remember(locality.UNDO, ("", "quan-9", False, "Quận 9"))
    locality.leave_used()
    assert state.locality() == ""
    assert store.kept == []
    assert state.recall(locality.UNDO) is None
    locality.leave_used()  # nothing more to go back from


def test_going_back_from_replaced_data_takes_the_former_ones_up_again(store: Store) -> None:
    state.move("quan-9")
    state.remember(locality.UNDO, ("quan-9", "quan-9", True, "Quận 9"))
    locality.leave_used()
    assert (state.locality(), store.taken) == ("quan-9", "quan-9")


def test_a_store_that_refuses_to_go_back_is_told(store: Store) -> None:
    store.failing = True
    state.remember(locality.UNDO, ("", "quan-9", False, "Quận 9"))
    locality.leave_used()
    assert [notice.key for notice in state.told()] == ["notice.locality_kept"]
    assert state.recall(locality.UNDO) is not None


def test_a_store_a_signed_in_person_s_role_cannot_be_read_from_is_told_and_lists_none(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()
    (home / "workspace.sqlite").write_bytes(b"nothing of sense" * 100)
    monkeypatch.setattr(state, "visitor", lambda: rights.secret_of("an@so.example"))
    monkeypatch.setattr(state, "locality", lambda: "")
    Localities(home / "localities", visitor="an").keep("a-1", "A", {"a.csv": b"1"})
    assert locality.saved() == []
    assert locality.removed() == []
    assert [notice.key for notice in state.told()] == ["notice.store_unread"]  # once
