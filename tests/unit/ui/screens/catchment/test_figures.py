"""The first answer: seats, overflow, detours, walks; and the rule against the best."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.records import Proposal
from spatial.ui.screens.catchment import figures
from spatial.ui.screens.catchment.controls import FlowView, walk_text
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Look = Callable[..., tuple[Seen, FlowView]]


def test_within_the_seats_everybody_has_one(look: Look, plain: Callable[[str], str]) -> None:
    seen, found = look("best")
    words = plain(figures.html(seen, found))
    assert "≈ 1.000" in words
    assert say("flow.card.without", lang="vi", within=walk_text(found.case, lang="vi")) in words


def test_the_nearest_school_is_over_and_the_figure_says_so(
    look: Look, plain: Callable[[str], str]
) -> None:
    seen, found = look("nearest")
    words = plain(figures.html(seen, found))
    assert say("flow.card.over", lang="vi") in words
    assert "≈ 150" in words


def test_a_proposal_changes_the_detours(look: Look, site: Proposal) -> None:
    seen, found = look("best", proposals=(site,))
    cards = figures._row(seen, found)
    assert len(cards) == 5
    assert cards[0].change == ""  # all had a seat before


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_rule_and_best_that_seat_alike_are_said_to(lang: str, look: Look) -> None:
    seen, found = look(lang=lang)
    assert figures.verdict(seen, found).startswith('<p class="tl-headline">')


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_model_is_explained_and_the_best_is_certified(lang: str, look: Look) -> None:
    seen, found = look("best", lang=lang)
    how = figures.how(seen, found)
    assert "✓ " in how
    assert how.count("<p") == 2  # surveyed streets need no remark


@pytest.mark.parametrize(
    ("share", "lang", "written"),
    [(0.5, "vi", "50 %"), (0.1, "vi", "10 %"), (0.099, "vi", "9,9 %"), (0.0, "en", "0.0 %")],
)
def test_a_share_below_ten_has_a_decimal(share: float, lang: str, written: str) -> None:
    assert figures._share(share, lang=lang) == written
