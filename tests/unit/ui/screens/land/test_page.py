"""The page of the land fund, drawn whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial import words


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_town_without_land_is_told_what_would_bring_the_page_to_life(
    lang: str, open_page: Callable[..., str], asked: dict[str, dict[str, Any]]
) -> None:
    assert words.say("land.none", lang=lang) in open_page("land", lang=lang)
    assert all(isinstance(one["label"], str) for one in asked.values())
