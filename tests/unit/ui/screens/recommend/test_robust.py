"""One plan for several demands: only those the data allow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.ui.screens.recommend import robust
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupils import Future
from spatial.ui.text import say


def test_demands_are_the_scenarios_that_reach_the_last_year(
    seen_town: Callable[..., Seen],
) -> None:
    seen = seen_town(future=Future(scenario="base"), year=2030)
    assert [one.scenario for one in robust.demands(seen)] == list(robust.DEMANDS)
    assert {one.year for one in robust.demands(seen)} == {2030}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.usefixtures("asked")
def test_before_a_search_it_says_what_it_would_tell(
    lang: str, seen_town: Callable[..., Seen], written: list[str]
) -> None:
    robust.draw(seen_town(lang=lang))
    assert say("recommend.robust.what", lang=lang) in written[0]


def test_an_answer_rests_on_the_question_asked(seen_town: Callable[..., Seen]) -> None:
    one = robust._key(seen_town())
    assert one == robust._key(seen_town(lang="en"))
    assert one != robust._key(seen_town(profile="hcmc-300"))
