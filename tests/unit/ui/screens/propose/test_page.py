"""Putting schools: the form or how to begin, and the list of what stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from towns import lonlat

from spatial.proposal import Draft
from spatial.records import Level
from spatial.ui import prefetch
from spatial.ui.map import map_and_table
from spatial.ui.session import allowance, state
from spatial.ui.text import say


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_is_drawn_whole_in_the_language_chosen(
    lang: str, open_page: Callable[..., str]
) -> None:
    html = open_page("propose", lang=lang)
    assert say("propose.how", lang=lang) in html
    assert "{" not in html.split("</style>")[-1]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_widget_has_a_label_in_that_language(
    lang: str, open_page: Callable[..., str], asked: dict[str, dict[str, Any]]
) -> None:
    open_page("propose", lang=lang)
    assert asked.keys() >= {"undo", "redo"}
    assert all(isinstance(one["label"], str) for one in asked.values())


@pytest.mark.parametrize("changes", [True, False])
def test_a_school_begun_before_the_approval_is_neither_on_the_map_nor_assessed_ahead(
    open_page: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    changes: bool,
) -> None:
    lon, lat = lonlat(0.5, 0.5)
    begun = Draft(level=Level.TIEU_HOC, rooms=1, land_m2=1.0, lon=lon, lat=lat)
    state.set_draft(begun)
    drawn: list[object] = []
    ahead: list[object] = []
    monkeypatch.setattr(map_and_table, "body", lambda *_, draft, **__: drawn.append(draft))
    monkeypatch.setattr(prefetch, "placed", ahead.append)
    monkeypatch.setattr(allowance, "changes", lambda: changes)
    open_page("propose")
    assert drawn == [begun if changes else None]
    assert len(ahead) == int(changes)
