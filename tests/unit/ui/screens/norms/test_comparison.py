"""Two profiles chosen by the planner: the one in use first, another beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.ui.map import board
from spatial.ui.screens.norms import comparison
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_one_in_use_is_held_against_another(
    lang: str,
    see: Callable[..., Seen],
    asked: dict[str, dict[str, Any]],
    written: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(board.component, "mount", lambda *_, **__: None)
    comparison.draw(see(lang=lang))
    assert state.held("norms.side.a") == "tt23-town@2026-11-28"
    assert state.held("norms.side.b") != "tt23-town@2026-11-28"
    assert "quan12-2024" in asked["norms.side.b"]["given"][0]
    assert written
