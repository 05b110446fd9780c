"""Nursery and kindergarten on the page: what is told, what would bring it to life."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pandas as pd
import pytest
from towns import School, town

from spatial import words
from spatial.records import Level
from spatial.ui.screens.schools import preschools
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")


def test_a_town_that_tells_nothing_says_what_would_bring_it(
    see: Callable[..., Seen], written: list[str]
) -> None:
    preschools.draw(see())
    assert words.say("preschools.none", lang="vi") in written[0]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_enrolment_and_holders_are_drawn_the_least_enrolled_ward_first(
    lang: str, see: Callable[..., Seen], written: list[str]
) -> None:
    known = town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON),))
    told = dataclasses.replace(
        known,
        schools=known.schools.assign(school_type="doc_lap"),
        groups=pd.DataFrame({"school_id": ["s0"], "age_group": ["y4_5"], "pupils": [60.0]}),
    )
    preschools.draw(see(told, lang=lang))
    page = "".join(written)
    assert page.count("<table") == 2
    assert say("kindergarten.preschool_supply", lang=lang) in page
    assert words.say("preschools.holder.independent", lang=lang) in page
    assert page.index("Phường 1.0") < page.index("Phường 0.0")


def test_a_share_nobody_can_tell_is_said_in_words_and_no_dash_stands_before_a_percent_sign(
    see: Callable[..., Seen], written: list[str]
) -> None:
    known = town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON),))
    told = dataclasses.replace(
        known,
        schools=known.schools.assign(ownership="chua_ro"),
        groups=pd.DataFrame({"school_id": ["s0"], "age_group": ["y4_5"], "pupils": [60.0]}),
    )
    preschools.draw(see(told))
    page = "".join(written)
    assert words.say("preschools.private_untold", lang="vi") in page
    assert "– %" not in page
