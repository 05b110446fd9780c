"""The curve of cover: what is asked first, and what an answer rests on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.records import Level
from spatial.ui.screens.recommend import cover
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_before_a_search_a_level_is_asked_for(
    lang: str, seen_town: Callable[..., Seen], written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    cover.draw(seen_town(lang=lang), lambda _: None)
    assert say("recommend.cover.what", lang=lang) in written[0]
    assert {"recommend.cover_level", "cover_start"} <= asked.keys()
    assert not asked["cover_start"]["disabled"]


def test_an_answer_rests_on_level_and_choices(seen_town: Callable[..., Seen]) -> None:
    seen = seen_town()
    assert cover._key(seen, Level.THCS) != cover._key(seen, Level.THPT)
    assert cover._key(seen, Level.THCS) == cover._key(seen_town(lang="en"), Level.THCS)
