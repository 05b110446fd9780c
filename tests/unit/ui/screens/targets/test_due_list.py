"""The calendar on the page: days, tasks, and what to do where there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.targets.due_days import due_days
from spatial.ui.screens.targets import due_list
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_days_tasks_and_the_file_are_there(
    lang: str, see: Callable[..., Seen], written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    state.remember("targets.pack", "hcmc")
    due_list.draw(see(lang=lang))
    assert written[0].count("<tr") == 1 + 3
    assert say("due.given", lang=lang) in written[1]
    assert asked["due_file"]["kind"] == "download_button"


def test_a_year_without_a_report_says_where_the_others_are(
    see: Callable[..., Seen], written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    state.remember("targets.pack", "duc_pho")
    state.remember("targets.due_year", "2031")
    due_list.draw(see(lang="vi"))
    assert say("due.none", lang="vi") in written[0]
    assert "due_file" not in asked


def test_a_carried_day_says_so() -> None:
    html = due_list.day_table(due_days("hcmc", year=2027), lang="en")
    assert html.count("earlier school year") == 3


def test_a_plan_without_tasks_says_so() -> None:
    assert say("due.no_tasks", lang="en") in due_list.task_table([], lang="en")
