"""What a transaction reads and writes, the same in a file and on a server."""

from __future__ import annotations

import pytest

from spatial.store import database
from spatial.store.place import Place
from spatial.store.rows import Ownership


@pytest.fixture
def filled(where: Place) -> Place:
    """Give a store: b twice, a once, and c of another locality; an owns a and lets binh write."""
    with database.opened(where, write=True) as store:
        for name, revision, locality in (
            ("b", 1, "town"),
            ("a", 1, "town"),
            ("b", 2, "town"),
            ("c", 1, "city"),
        ):
            body = f"{name}{revision}"
            store.append("outlooks", name, revision=revision, locality=locality, body=body)
        store.own("outlooks", "a", "an")
        store.own("outlooks", "b", "binh")
        store.let("outlooks", "a", "binh")
        store.let("outlooks", "a", "binh")
        store.lock_with("outlooks", "a", "key")
    return where


def test_the_newest_of_each_is_found_by_name_and_locality(filled: Place) -> None:
    with database.opened(filled) as store:
        assert [(one.name, one.body) for one in store.all("outlooks", locality="town")] == [
            ("a", "a1"),
            ("b", "b2"),
        ]
        assert (store.last("outlooks", "b"), store.last("outlooks", "z")) == (2, 0)
        newest = store.newest("outlooks", "b", locality="town")
        older = store.newest("outlooks", "b", locality="town", besides="b2")
        assert store.newest("outlooks", "c", locality="town") is None
    assert newest is not None
    assert (newest.revision, newest.body) == (2, "b2")
    assert older is not None
    assert older.body == "b1"


def test_what_one_may_write_is_listed_as_begun_and_what_is_his_is_told(filled: Place) -> None:
    with database.opened(filled) as store:
        found = store.writable("outlooks", locality="town", visitor="binh")
        assert store.writable("outlooks", locality="city", visitor="binh") == []
    assert [(one.body, own) for one, own in found] == [("b2", True), ("a1", False)]


def test_owners_and_whom_they_let_are_remembered_until_they_take_it_back(filled: Place) -> None:
    with database.opened(filled, write=True) as store:
        assert store.owners("outlooks") == {"a": "an", "b": "binh"}
        assert store.ownership("outlooks", "a") == Ownership(owner="an", work_key="key")
        assert store.ownership("outlooks", "c") is None
        assert store.is_editor("outlooks", "a", "binh")
        store.hold("outlooks", "a")
        store.unlet("outlooks", "a")
        assert not store.is_editor("outlooks", "a", "binh")
