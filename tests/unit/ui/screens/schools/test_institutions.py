"""Institutions beside the four levels on the page."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from institution_towns import GDNN, NGHE, with_institutions

from spatial import words
from spatial.ui.screens.schools import institutions
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")


def test_a_town_that_tells_nothing_says_what_would_bring_it(
    see: Callable[..., Seen], written: list[str]
) -> None:
    institutions.draw(see())
    assert words.say("institutions.none", lang="vi") in written[0]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_need_and_places_are_drawn_with_what_standards_were_read(
    lang: str, see: Callable[..., Seen], written: list[str]
) -> None:
    institutions.draw(see(with_institutions(GDNN, NGHE), lang=lang))
    page = "".join(written)
    assert page.count("<table") == 2
    assert say("streams.institution_balance", lang=lang) in page
    assert words.say("institutions.sort.trung_hoc_nghe", lang=lang) in page
    assert words.say("institutions.standards", lang=lang) in page


def test_the_share_a_planner_chooses_stays_and_is_counted_where_nothing_is_listed(
    see: Callable[..., Seen],
    written: list[str],
    asked: dict[str, dict[str, Any]],
    session: ModuleType,
) -> None:
    """30 % of 250 leavers x 3 years are 225 places; the next run still asks with 30."""
    seen = see()
    institutions.draw(seen)
    session.hold(institutions.SHARE, 30.0)
    asked[institutions.SHARE]["on_change"]()
    for _ in range(2):
        written.clear()
        institutions.draw(seen)
        assert session.held(institutions.SHARE) == 30
        assert "225" in "".join(written)


def test_kinds_stand_beside_the_figures_and_a_crowded_institution_is_named(
    see: Callable[..., Seen], written: list[str]
) -> None:
    full = ("d", "TT GDTX D", "gdtx", "w00", 30.0, 45.0, 900.0)
    needs = (("gdtx", "", 2026, 60.0, 0.0),)
    institutions.draw(see(with_institutions(full, needs=needs), lang="vi"))
    (warning,) = [one for one in written if "tl-warn" in one]
    assert "TT GDTX D (Phường 0.0): 45 người học, 30 chỗ học, vượt 15." in warning
    balance, listed = (one for one in written if "<table" in one)
    assert "số người học do địa bàn ghi; ước tính; số năm 2026" in balance
    assert words.say("kind.surveyed", lang="vi") in balance
    assert say("streams.head.kind", lang="vi") in listed
    assert words.say("kind.surveyed", lang="vi") in listed
