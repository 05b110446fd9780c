"""An own profile is checked whole before it is kept; another's name becomes a copy's."""

from __future__ import annotations

from pathlib import Path

import pytest
from towns import town

from spatial.norms import Profile, write_profile
from spatial.store import Profiles
from spatial.ui.screens.norms import storage
from spatial.ui.session import state

TOWN = town()
pytestmark = pytest.mark.usefixtures("home")


def test_a_profile_kept_is_shown(own: Profile) -> None:
    assert storage.keep(TOWN, write_profile(own), key="notice.profile_saved")
    assert state.view().profile == "của tôi"
    assert state.view().own == write_profile(own)
    assert [one.key for one in state.told()] == ["notice.profile_saved"]


@pytest.mark.parametrize("typed", [True, False])
def test_a_text_that_is_no_profile_is_refused_lines_named_only_where_seen(typed: bool) -> None:
    assert not storage.keep(TOWN, "name: [", key="notice.profile_saved", typed=typed)
    (notice,) = state.told()
    assert notice.key == "notice.profile_refused"
    assert any(fault.row is not None for fault in notice.faults) is typed


def test_the_name_of_another_s_becomes_a_copy_s(own: Profile, home: Path) -> None:
    theirs = Profiles(home / "workspace.sqlite", visitor="b" * 32)
    theirs.save("của tôi", write_profile(own), locality="town")
    assert storage.keep(TOWN, write_profile(own), key="notice.profile_saved")
    assert state.view().profile == "của tôi-2"
    keys = [one.key for one in state.told()]
    assert keys == ["notice.profile_copied", "notice.profile_saved"]
