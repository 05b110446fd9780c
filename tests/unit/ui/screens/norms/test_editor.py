"""The editor: a profile begun, typed whole, taken off the list, loaded from a file."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from towns import town

from spatial.intake.single import profiles as reader
from spatial.norms import Profile, write_profile
from spatial.ui.screens.norms import editor
from spatial.ui.session import state

TOWN = town()
pytestmark = pytest.mark.usefixtures("home")


def test_a_profile_is_begun_under_the_name_typed() -> None:
    state.hold(editor.NAME, "  Của tôi ")
    editor.create(TOWN, "quan12-2024")
    assert state.view().profile == "Của tôi"
    assert state.recall(editor.REFERENCE) == "quan12-2024"


@pytest.mark.parametrize("name", ["", "   ", "quan12-2024"])
def test_without_a_name_of_its_own_none_is_begun(name: str) -> None:
    state.hold(editor.NAME, name)
    editor.create(TOWN, "quan12-2024")
    assert state.told()[0].key == "notice.profile_refused"
    assert not state.view().own


def test_one_removed_goes_back_to_what_it_was_compared_with(own: Profile) -> None:
    state.hold("k", write_profile(own))
    editor._save_whole(TOWN, "k")
    state.remember(editor.REFERENCE, "hcmc-300")
    editor._remove(TOWN, "của tôi")
    assert state.view().profile == "hcmc-300"
    assert state.told()[-1].offer == "profile"


def test_a_file_is_loaded_and_one_that_is_none_refused(
    own: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "read_profile", reader.read_profile)
    for content in (write_profile(own).encode(), b"\0"):
        editor._load(TOWN, SimpleNamespace(getvalue=lambda content=content: content))
    keys = [one.key for one in state.told()]
    assert keys == ["notice.profile_loaded", "notice.profile_refused"]
    assert state.view().profile == "của tôi"


@pytest.mark.parametrize(
    ("name", "file"), [("của tôi", "của-tôi"), ("../a b", "a-b"), ("x_1", "x_1")]
)
def test_a_file_name_is_one_any_system_takes(name: str, file: str) -> None:
    assert editor._file_name(name) == file
