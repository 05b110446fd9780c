"""What the widgets of the bar and of the row of choices open, without a page."""

from __future__ import annotations

import contextlib

import pytest
import streamlit as st

from spatial.ui.session import locality
from spatial.ui.widgets import scenario_share


@pytest.fixture
def popovers(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Collect what opens: the label of each by its key, the icon of a link, who shares."""
    labels: dict[str, str] = {}

    def popover(label: str, *, key: str, **_: object) -> contextlib.nullcontext[None]:
        labels[key] = label
        return contextlib.nullcontext()

    monkeypatch.setattr(st, "popover", popover)
    monkeypatch.setattr(st, "page_link", lambda page, **_: labels.update(link=page.icon))
    monkeypatch.setattr(locality, "saved", list)
    monkeypatch.setattr(scenario_share, "draw", lambda _network, lang: labels.update(share=lang))
    return labels
