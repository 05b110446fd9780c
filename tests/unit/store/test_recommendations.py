"""Recommended networks kept: the newest opens, another's is refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.store.recommendations import Recommendations


def test_the_newest_revision_is_read_back_with_its_letters(tmp_path: Path) -> None:
    store = Recommendations(tmp_path / "w.sqlite")
    assert store.save("r", {"plans": [1]}, locality="town") == 1
    assert store.save("r", {"plans": [2], "tên": "Trường “mới”"}, locality="town") == 2
    assert store.load("r", locality="town") == {"plans": [2], "tên": "Trường “mới”"}


@pytest.mark.parametrize(("name", "locality"), [("r", "city"), ("other", "town")])
def test_one_of_another_locality_or_of_no_name_is_refused(
    tmp_path: Path, name: str, locality: str
) -> None:
    store = Recommendations(tmp_path / "w.sqlite")
    store.save("r", {}, locality="town")
    with pytest.raises(UserError) as problem:
        store.load(name, locality=locality)
    assert problem.value.faults[0].code == "recommendation_unknown"


def test_a_body_this_version_cannot_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    Recommendations(file).save("r", {}, locality="town")
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE recommendations SET body = '{'")
        other.commit()
    with pytest.raises(UserError) as problem:
        Recommendations(file).load("r", locality="town")
    assert problem.value.faults[0].code == "workspace_body"
