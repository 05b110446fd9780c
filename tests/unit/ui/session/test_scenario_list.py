"""What can be chosen: today's state, what the visitor may change, what the link opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from towns import town

from spatial.scenario import Scenario
from spatial.store import Workspace
from spatial.ui.session import scenario_list, state
from spatial.ui.session.saving import SavedWork

TOWN = town()
pytestmark = pytest.mark.usefixtures("home")


def keep(name: str, label: str, visitor: str = "a" * 32) -> None:
    """Save a scenario."""
    Workspace(visitor=visitor).save(name, Scenario(name=label), locality="town")


def test_today_s_state_is_always_there_and_first() -> None:
    assert scenario_list.names(TOWN) == {"": "Hiện trạng"}
    keep("s1", "một")
    assert list(scenario_list.names(TOWN).values()) == ["Hiện trạng", "một"]


def test_another_s_scenario_is_named_only_while_it_is_open() -> None:
    keep("h1", "của bạn", visitor="b" * 32)
    assert list(scenario_list.names(TOWN)) == [""]
    state.set_work(SavedWork(scenario=Scenario(name="của bạn"), scenario_id="h1"))
    assert scenario_list.names(TOWN)["h1"] == "của bạn"


def test_two_of_one_name_are_told_apart() -> None:
    keep("s1", "một")
    keep("s2", "một")
    keep("s3", "Hiện trạng")
    assert list(scenario_list.names(TOWN).values()) == [
        "Hiện trạng", "một", "một (2)", "Hiện trạng (2)",
    ]  # fmt: skip


def test_one_without_a_name_is_called_by_its_day() -> None:
    assert scenario_list.unnamed("2026-11-08T09:30:00Z") == "Phương án lưu ngày 08/11/2026"


def test_a_new_name_is_the_next_that_is_free() -> None:
    assert scenario_list.new_name(TOWN) == "Phương án 1"
    keep("s1", "Phương án 2")
    assert scenario_list.new_name(TOWN) == "Phương án 3"


def test_a_store_that_cannot_be_read_is_told_and_today_s_state_stays(home: Path) -> None:
    home.mkdir()
    (home / "workspace.sqlite").write_bytes(b"not a database, not at all, by no means" * 40)
    assert list(scenario_list.names(TOWN)) == [""]
    assert [one.key for one in state.told()] == ["notice.store_unread"]
