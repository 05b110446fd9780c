"""The planner's own rates: set, left to what is assumed, within their limits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.forecast import Forecast
from spatial.records import Level, Outlook
from spatial.ui.screens.forecast import rates
from spatial.ui.screens.forecast.rates import Rate
from spatial.ui.session import outlook, state
from spatial.ui.session.assessments import Seen

Ahead = Callable[..., tuple[Seen, Forecast]]
FERTILITY = Rate(field="fertility", part="", assumed=1.0, percent=False)
THPT = Rate(field="participation", part="thpt", assumed=0.8, percent=True)
PRIVATE = Rate(field="private_share", part="mam_non", assumed=0.0, percent=True)


def test_every_rate_known_has_limits_around_what_is_assumed(ahead: Ahead) -> None:
    known = rates.known(ahead()[1])
    assert len({rate.key for rate in known}) == len(known)
    for rate in known:
        least, most = rate.limits
        assert least <= rate.assumed <= most


@pytest.mark.parametrize(
    ("rate", "given"), [(FERTILITY, 0.9), (THPT, 0.75), (PRIVATE, 0.4)], ids=str
)
def test_a_rate_set_is_read_back_and_one_emptied_is_gone(rate: Rate, given: float) -> None:
    assert rates.value(Outlook(), rate) is None
    changed = rates.changed(Outlook(), rate, given)
    assert rates.value(changed, rate) == given
    assert rates.changed(changed, rate, None) == Outlook()


def test_setting_one_rate_leaves_the_others() -> None:
    both = rates.changed(rates.changed(Outlook(), THPT, 0.7), PRIVATE, 0.2)
    assert both.participation == (("thpt", 0.7),)
    assert both.private_share == ((Level.MAM_NON, 0.2),)


@pytest.mark.parametrize(
    ("rate", "given", "lang", "written"),
    [
        (THPT, 0.755, "vi", "75,5 %"),
        (THPT, 0.755, "en", "75.5 %"),
        (FERTILITY, 0.9, "vi", "× 0,90"),
    ],
)
def test_a_rate_is_written_in_percent_or_as_a_factor(
    rate: Rate, given: float, lang: str, written: str
) -> None:
    assert rates._written(given, rate, lang) == written


@pytest.mark.usefixtures("home")
def test_a_rate_set_on_the_page_shows_the_planner_s_own_scenario(ahead: Ahead) -> None:
    seen, _ = ahead()
    state.hold(FERTILITY.key, 0.9)
    rates._set(seen, FERTILITY, 1.0)
    assert outlook.current().fertility == 0.9
    assert state.view().future.scenario == "own"
    rates._reset(seen)
    assert outlook.current() == Outlook()
    assert [one.key for one in state.told()] == ["notice.rate_set"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_rate_has_a_name_and_every_group_its_source(lang: str, ahead: Ahead) -> None:
    seen, made = ahead(lang=lang)
    known = rates.known(made)
    names = {(rate.field, rates._label(rate, lang)) for rate in known}
    assert len(names) == len(known)
    groups = [rate for rate in known if rate.field == "participation"]
    assert rates._sources(seen, made).count("<tr") == 1 + len(groups)
