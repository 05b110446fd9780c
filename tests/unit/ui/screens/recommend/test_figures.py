"""What a plan is worth, how sure it is the best, and what must be known before it is used."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.recommend import Recommendation
from spatial.ui.screens.recommend import figures
from spatial.ui.screens.recommend.result import PlanResult
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_five_figures_and_a_verdict_are_drawn(
    lang: str, found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    html = figures.html(seen_town(lang=lang), found)
    assert html.count('class="tl-label"') == 5
    assert figures.verdict(found, lang=lang)


def test_fewer_children_without_a_seat_is_for_the_better(
    found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    short = figures._row(seen_town(), found)[0]
    assert short.good
    assert short.change.startswith("−")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_question_changed_since_is_warned_of(
    lang: str, found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    seen = seen_town(lang=lang)
    changed = figures.warnings(seen, PlanResult(recommendation=found, changed=True))
    assert say("recommend.warn.changed", lang=lang) in changed
    assert say("recommend.warn.changed", lang=lang) not in figures.warnings(
        seen, PlanResult(recommendation=found)
    )


def test_without_a_plan_nothing_is_warned_of(seen_town: Callable[..., Seen]) -> None:
    assert figures.warnings(seen_town(), PlanResult()) == ""


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_assumed_is_said(
    lang: str, found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    html = figures.basis(seen_town(lang=lang), found)
    assert html.count("<p") >= 3
