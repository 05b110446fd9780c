"""Three steps: with nothing uploaded only the first, after a reload the second."""

from __future__ import annotations

from typing import Any

import pytest

from spatial.ui.screens.files import desk, steps
from spatial.ui.session import state

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def uploaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have something on the desk."""
    monkeypatch.setattr(desk, "uploaded", lambda: True)


def test_with_nothing_uploaded_there_is_only_the_first_step(written: list[str]) -> None:
    state.remember(steps.STEP, steps.USE)
    assert steps.current() == steps.UPLOAD
    steps.draw("vi", {})
    assert written[0].count("<li") == 3


@pytest.mark.usefixtures("uploaded")
def test_a_page_loaded_again_shows_the_checking() -> None:
    assert steps.current() == steps.CHECK
    state.remember(steps.STEP, "somewhere")
    assert steps.current() == steps.CHECK


@pytest.mark.usefixtures("uploaded")
def test_a_step_is_numbered_and_says_how_much_waits(asked: dict[str, Any]) -> None:
    steps.draw("vi", {steps.CHECK: 3})
    (group,) = asked.values()
    assert [group["format_func"](name) for name in steps.STEPS] == [
        "1. Tải lên",
        "2. Kiểm tra (3)",
        "3. Dùng",
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_next_step_is_a_button(lang: str, asked: dict[str, Any]) -> None:
    steps.onward(lang, steps.CHECK)
    (button,) = asked.values()
    button["on_click"](*button["args"])
    assert state.recall(steps.STEP) == steps.CHECK
