"""How such forecasts did before: errors with signs, and the sentence to defend one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.forecast import Forecast
from spatial.ui.screens.forecast import errors
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Ahead = Callable[..., tuple[Seen, Forecast]]


@pytest.mark.parametrize(
    ("share", "lang", "sign", "written"),
    [
        (0.123, "vi", False, "12,3 %"),
        (-0.123, "en", False, "12.3 %"),
        (-0.123, "vi", True, "−12,3 %"),
        (0.05, "en", True, "+5.0 %"),
        (0.0, "vi", True, "+0,0 %"),
    ],
)
def test_an_error_has_one_decimal_and_its_sign_where_it_matters(
    share: float, lang: str, sign: bool, written: str
) -> None:
    assert errors.percent(share, lang=lang, sign=sign) == written


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_panel_stands_beside_every_forecast_also_without_trials(
    lang: str, ahead: Ahead
) -> None:
    html = errors.panel(*ahead(lang=lang))
    assert say("forecast.errors.head", lang=lang) in html
    assert "tl-defence" in html


def test_what_the_ranges_are_made_of_is_said_with_the_seed(ahead: Ahead) -> None:
    _, made = ahead()
    said = errors._spread(made, "vi")
    assert str(made.futures.seed) in said
    assert "5" in said


def test_columns_are_headed_by_every_method() -> None:
    heads = errors._heads("vi", "people")
    assert [head.number for head in heads] == [False] + [True] * len(errors.backtest.METHODS)
