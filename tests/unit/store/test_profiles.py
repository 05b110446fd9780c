"""Profiles kept: by name, for one locality, removable."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.scenario import Scenario
from spatial.store import Profiles, Workspace
from spatial.store.place import Place


def test_the_newest_text_of_each_profile_is_returned_by_name(where: Place) -> None:
    kept = Profiles(where)
    assert kept.save("b", "one", locality="quan12") == 1
    assert kept.save("b", "two", locality="quan12") == 2
    kept.save("a", "three", locality="quan12")
    assert list(kept.saved(locality="quan12").items()) == [("a", "three"), ("b", "two")]


def test_a_locality_does_not_see_anothers_profiles(where: Place) -> None:
    kept = Profiles(where)
    kept.save("mine", "text", locality="quan12")
    assert kept.saved(locality="quan11") == {}


def test_a_removed_profile_leaves_the_list_and_may_be_saved_again(where: Place) -> None:
    kept = Profiles(where)
    kept.save("mine", "text", locality="quan12")
    assert kept.remove("mine", locality="quan12") == 2
    assert kept.saved(locality="quan12") == {}
    assert kept.save("mine", "again", locality="quan12") == 3
    assert kept.saved(locality="quan12") == {"mine": "again"}


def test_looking_makes_no_file(tmp_path: Path) -> None:
    kept = Profiles(tmp_path / "w.sqlite")
    assert kept.saved(locality="quan12") == {}
    assert not kept.place.exists()


def test_profiles_and_scenarios_share_the_file(where: Place) -> None:
    Profiles(where).save("mine", "text", locality="quan12")
    Workspace(where).save("one", Scenario(), locality="quan12")
    assert Profiles(where).saved(locality="quan12") == {"mine": "text"}
    assert [one.scenario_id for one in Workspace(where).saved(locality="quan12")] == ["one"]


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    file.write_text("no database at all, but long enough to be taken for one" * 50)
    with pytest.raises(UserError) as refused:
        Profiles(file).saved(locality="quan12")
    assert [fault.code for fault in refused.value.faults] == ["workspace_damaged"]
