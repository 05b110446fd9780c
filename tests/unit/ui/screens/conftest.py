"""Pages drawn beside any server."""

from __future__ import annotations

import pytest

from spatial.ui.widgets import refusal_watch


@pytest.fixture(autouse=True)
def _without_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what only a running server can tell of: its files are known to that alone."""
    monkeypatch.setattr(refusal_watch, "draw", lambda _key: None)
