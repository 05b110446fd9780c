"""The national standard on the page: the calendar and the schools, or what would bring them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from standard_towns import told

from spatial import words
from spatial.ui.screens.schools import standard
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")


def test_a_town_that_tells_nothing_says_what_would_bring_it(
    see: Callable[..., Seen], written: list[str]
) -> None:
    standard.draw(see())
    assert words.say("standard_year.none", lang="vi") in written[0]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_years_stand_before_the_schools_expected(
    lang: str, see: Callable[..., Seen], written: list[str]
) -> None:
    _, assessed = told(["1", "0", "0", "0"], {"s1": 2027})
    standard.draw(see(assessed.network, lang=lang))
    page = "".join(written)
    assert page.count("<table") == 2
    assert ">25<" in page
    assert ">50<" in page
    assert page.index(say("recognised.standard_years", lang=lang)) < page.index(
        say("recognised.standard_schools", lang=lang)
    )
    assert say("recognised.no", lang=lang) in page
