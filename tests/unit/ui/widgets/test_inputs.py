"""A widget's value outlives its page: drawn from what is kept, never the other way round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from spatial.ui.session import state
from spatial.ui.widgets import inputs

Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("session")


def answer(asked: Asked, key: str, value: object) -> None:
    """Choose a value in a widget, as a planner does."""
    state.hold(key, value)
    asked[key]["on_change"](*asked[key]["args"])


@pytest.mark.parametrize("choose", [inputs.select, inputs.segments])
def test_the_usual_value_stands_until_one_was_chosen(
    choose: Callable[..., object], asked: Asked
) -> None:
    def draw() -> object:
        return choose("Lớp", (1, 2, 3), key="k", usual=2)

    assert draw() == 2
    answer(asked, "k", 3)
    assert draw() == 3
    assert state.held("k") == 3


@pytest.mark.parametrize("choose", [inputs.select, inputs.segments])
def test_a_value_no_longer_offered_gives_way_to_the_usual(
    choose: Callable[..., object], asked: Asked
) -> None:
    state.remember("k", 9)
    assert choose("Lớp", (1, 2), key="k", usual=1) == 1
    assert state.held("k") == 1
    assert asked["k"]["format_func"](1) == "1"


def test_options_are_named_in_words(asked: Asked) -> None:
    inputs.select("Lớp", (1,), key="k", usual=1, name=lambda one: f"lớp {one}")
    assert asked["k"]["format_func"](1) == "lớp 1"


def test_a_day_is_the_usual_one_until_another_is_chosen(asked: Asked) -> None:
    usual, other = date(2026, 11, 21), date(2025, 1, 31)
    assert inputs.day("Ngày", key="d", usual=usual) == usual
    assert asked["d"]["given"] == (None, date(2010, 1, 1), date(2050, 12, 31))
    answer(asked, "d", other)
    assert inputs.day("Ngày", key="d", usual=usual) == other


def test_a_day_that_was_emptied_is_the_usual_one(asked: Asked) -> None:
    state.remember("d", None)
    assert inputs.day("Ngày", key="d", usual=date(2030, 1, 1)) == date(2030, 1, 1)
    assert asked


@pytest.mark.parametrize("usual", [True, False])
def test_a_switch_stands_as_usual_until_it_is_turned(usual: bool, asked: Asked) -> None:
    assert inputs.toggle("Bật", key="t", usual=usual) is usual
    answer(asked, "t", not usual)
    assert inputs.toggle("Bật", key="t", usual=usual) is not usual


def test_a_removal_is_asked_once_more(asked: Asked, written: list[str]) -> None:
    removed: list[str] = []
    inputs.question("Xoá", "Xoá <A>?", lang="vi", key="sure", on_click=removed.append, args=("A",))
    assert written == ["<p>Xoá &lt;A&gt;?</p>"]
    assert removed == []
    asked["sure"]["on_click"](*asked["sure"]["args"])
    assert removed == ["A"]
    assert asked["sure"]["label"] == "Đúng, xoá"


def test_a_part_is_made_only_while_it_is_open(session: Any) -> None:  # noqa: ANN401 - the module of the visit
    made: list[str] = []
    inputs.part("Phần (2)", key="p", show=lambda: made.append("2"))
    assert made == []
    session.remember("p", "open")
    inputs.part("Phần (1)", key="p", show=lambda: made.append("1"))
    assert made == ["1"]
