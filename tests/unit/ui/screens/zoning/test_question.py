"""Who goes to which school, and which has too many: one sentence, before a search and after."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from towns import School, town

from spatial.ui.screens.zoning import model, question
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Work = Callable[..., tuple[Seen, ZoneWork]]


def test_before_a_search_it_says_what_there_is_to_share(work: Work) -> None:
    """First grade: a fifth of 1,000 pupils, and of two schools of 20 rooms of 35 seats."""
    seen, one = work(planned=False)
    html = question.html(seen, one)
    assert "Chưa chia vùng: 8 ô dân cư, 2 trường, ≈ 200 học sinh cho ≈ 280 chỗ." in html
    assert "Tiểu học, Lớp 1: mỗi khu phố" in html


def test_seats_that_are_fewer_than_pupils_are_told_before_any_search(
    see: Callable[..., Seen],
) -> None:
    """One school of 10 rooms: 70 seats in the first grade for 200 pupils."""
    seen = see(town(schools=(School(x=0.5, y=0.5, rooms=10),)))
    assert "ít nhất ≈ 130 học sinh vượt sức chứa" in question.html(seen, model.work(seen))


def test_a_plan_within_its_seats_has_no_school_with_too_many(work: Work) -> None:
    html = question.html(*work())
    assert "8 ô dân cư về 2 trường; không trường nào quá tải." in html


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_question_stands_before_its_answer(lang: str, work: Work) -> None:
    html = question.html(*work(lang=lang))
    asked = say("zone.question.asked", lang=lang, level="#").split("#")[1]
    assert 0 <= html.index(asked) < html.index("tl-headline")
