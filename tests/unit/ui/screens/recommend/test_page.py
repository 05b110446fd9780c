"""A recommended network: before the first search, how to begin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.ui.text import say


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_is_drawn_whole_in_the_language_chosen(
    lang: str, open_page: Callable[..., str]
) -> None:
    html = open_page("recommend", lang=lang)
    assert say("level.thpt", lang=lang) in html
    assert "{" not in html.split("</style>")[-1]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_widget_has_a_label_in_that_language(
    lang: str, open_page: Callable[..., str], asked: dict[str, dict[str, Any]]
) -> None:
    open_page("recommend", lang=lang)
    assert asked.keys() >= set()
    assert all(isinstance(one["label"], str) for one in asked.values())
