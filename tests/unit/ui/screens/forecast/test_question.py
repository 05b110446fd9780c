"""How many pupils more, and are there rooms for them: the page's own figures in one sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial import rounding, words
from spatial.forecast import Forecast
from spatial.ui.screens.forecast import curves, question
from spatial.ui.screens.forecast.curves import Area
from spatial.ui.session import assessments
from spatial.ui.session.assessments import Seen

Ahead = Callable[..., tuple[Seen, Forecast]]


def test_the_pupils_are_those_of_the_curve_and_the_rooms_those_of_the_year(
    ahead: Ahead, area: Area
) -> None:
    seen, made = ahead()
    told = question.ahead(seen, made, area)
    table = curves.rows(made, area, last=2045)
    here = table[table["level"] == seen.level.value].set_index("year")["pupils"]
    assert (told.now, told.then) == (here[told.known_to], here[2030])
    if area.ward_id:
        row = assessments.in_ward(seen.after, area.ward_id, seen.level)
    else:
        row = assessments.at_level(seen.after, seen.level)
    assert told.short == rounding.whole(float(row["rooms_short_per_10k"]))
    html = question.html(seen, made, area)
    assert f"thành ≈ {words.number(told.then, lang='vi')} (" in html or "còn ≈ " in html
    assert f"thiếu ≈ {told.short:.0f}." in html


def test_the_wards_are_counted_for_the_locality_alone(ahead: Ahead) -> None:
    """No school in the east, ten rooms in the west: whatever comes, both are short."""
    seen, made = ahead()
    assert "2/2 phường có khả năng thiếu" in question.html(seen, made, Area(ward_id="", name="X"))
    ward = question.html(seen, made, Area(ward_id="w10", name="X"))
    assert "có khả năng thiếu" not in ward


def test_a_known_year_is_called_no_forecast(ahead: Ahead, area: Area) -> None:
    assert "không phải dự báo" in question.html(*ahead(year=2025), area)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_question_stands_before_its_answer(lang: str, ahead: Ahead, area: Area) -> None:
    html = question.html(*ahead(lang=lang), area)
    assert 0 < html.index("2030") < html.index("tl-headline")
    assert area.name in html.split("tl-headline")[0]
