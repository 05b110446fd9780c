"""The bar says nothing of signing in where nobody signs in; the browser tests see the rest."""

from __future__ import annotations

import pytest
from towns import town

from spatial.ui.server import sign_in
from spatial.ui.widgets import sign_in_menu


def test_on_one_s_own_machine_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(sign_in_menu.st, "container", lambda **given: drawn.append(given["key"]))
    sign_in_menu.draw(town(), "vi")
    assert drawn == []
    monkeypatch.setenv(sign_in.PROVIDER, "https://dang-nhap.so.example")
    with pytest.raises(TypeError):  # our container opens nothing: it was asked for
        sign_in_menu.draw(town(), "vi")
    assert drawn == ["sign_in"]
