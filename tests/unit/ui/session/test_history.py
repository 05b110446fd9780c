"""The history of a scenario: who, when, what, why."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from towns import town

from spatial.records import Proposal
from spatial.scenario import Difference
from spatial.store import Workspace
from spatial.store.rows import Signature
from spatial.ui.session import history, proposals, state

TOWN = town()
pytestmark = pytest.mark.usefixtures("home")


def test_events_say_who_did_what_and_why_newest_first(home: Path, site: Proposal) -> None:
    state.remember(history.CALLED, "An")
    state.remember(history.REASON, "gần khu dân cư mới")
    proposals.put(TOWN, site)
    name = str(state.work().scenario_id)
    hers = Workspace(visitor="b" * 32)
    assert hers.join(name, Workspace(visitor="a" * 32).work_key(name))
    wider = dataclasses.replace(site, rooms=20)
    hers.save(name, state.scenario().put(wider), locality="town", called="Bình")
    newest, first = history.events(TOWN, lang="vi")
    assert (newest.who, newest.what, newest.why) == ("Bình", f"sửa {site.name}", "")
    assert first.who == "Bạn"
    assert first.what.startswith(f"thêm {site.name}")
    assert first.why == "gần khu dân cư mới"
    assert first.scenario.proposals == (site,)
    assert home.exists()


def test_a_reason_is_of_one_save_and_a_name_stays() -> None:
    state.remember(history.CALLED, " An ")
    state.remember(history.REASON, "vì")
    assert history.signing() == ("An", "vì")
    assert history.signing() == ("An", "vì")  # a save that failed is tried again
    history.signed()
    assert history.signing() == ("An", "")


def test_what_nobody_could_read_is_no_name() -> None:
    state.remember(history.CALLED, "\N{RIGHT-TO-LEFT OVERRIDE}x")
    assert history.signing() == ("", "")


def test_an_unsigned_save_is_a_colleague_s_and_a_scenario_not_saved_has_no_history() -> None:
    assert history.who(Signature(), lang="vi") == "Đồng nghiệp"
    assert history.events(TOWN, lang="vi") == []


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Difference(), "không đổi đề xuất nào"),
        (Difference(added=("A", "B"), renamed=True), "thêm A, B; đổi tên phương án"),
        (Difference(removed=("A",), archived=True), "bỏ A; xoá khỏi danh sách"),
        (Difference(archived=False), "đưa lại vào danh sách"),
    ],
)
def test_what_changed_is_said_in_one_line(told: Difference, words: str) -> None:
    assert history.what(told, lang="vi") == words
