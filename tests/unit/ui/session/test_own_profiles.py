"""The planners' own norm profiles: kept, taken off the list, brought back; whose they are."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from towns import town

from spatial import norms
from spatial.errors import Fault, UserError
from spatial.store import Profiles
from spatial.ui.session import own_profiles, state

TOWN = town()
TEXT = norms.write_profile(dataclasses.replace(norms.shipped("quan12-2024"), name="của tôi"))
pytestmark = pytest.mark.usefixtures("home")


def keys() -> list[str]:
    """Return what was told, by key."""
    return [one.key.removeprefix("notice.") for one in state.told()]


def test_a_profile_saved_is_offered_and_one_removed_can_be_brought_back() -> None:
    assert own_profiles.save(TOWN, "của tôi", TEXT)
    assert state.profiles(TOWN) == {"của tôi": TEXT}
    assert own_profiles.removed(TOWN) == []
    assert own_profiles.save(TOWN, "của tôi", "")
    assert state.profiles(TOWN) == {}
    assert own_profiles.removed(TOWN) == ["của tôi"]
    own_profiles.restore(TOWN, "của tôi")
    assert state.view().profile == "của tôi"
    assert keys() == ["profile_restored"]


def test_another_s_profile_may_not_be_written_and_a_new_name_may(home: Path) -> None:
    Profiles(home / "workspace.sqlite", visitor="b" * 32).save("của họ", TEXT, locality="town")
    assert not own_profiles.may_write("của họ")
    assert own_profiles.may_write("của tôi")
    assert not own_profiles.save(TOWN, "của họ", TEXT)
    assert keys() == ["unsaved_profile"]


def test_a_store_that_fails_is_told_where_it_is_written_and_not_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise UserError(Fault(code="workspace_damaged"))

    for name in ("save", "remove", "restore", "removed", "right"):
        monkeypatch.setattr(Profiles, name, fail)
    assert not own_profiles.save(TOWN, "x", TEXT)
    assert not own_profiles.save(TOWN, "x", "")
    own_profiles.restore(TOWN, "x")
    assert own_profiles.removed(TOWN) == []
    assert own_profiles.may_write("x")
    assert keys() == ["unsaved_profile"]
