"""Two sets of norms over the same data, in figures as the screen shows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from spatial.norms import Profile, write_profile
from spatial.norms.comparison import SHARES
from spatial.ui.screens.norms import pair
from spatial.ui.session.assessments import Seen

See = Callable[..., Seen]


@pytest.mark.parametrize(
    ("value", "measure", "shown"),
    [
        ("28.5", "rooms_short_per_10k", 29.0),
        ("28.01", "rooms_short_class", 29.0),
        ("12345", "land_short_m2", 1.2),
        ("0.456", "covered_share", 46.0),
        ("99.5", "seats_short", 100.0),
    ],
)
def test_each_measure_is_rounded_as_its_method_asks(value: str, measure: str, shown: float) -> None:
    assert pair.shown(float(value), measure) == pytest.approx(shown)


def test_a_rise_is_worse_of_a_shortage_and_better_of_cover() -> None:
    assert pair.worse(1.0, "land_short_m2")
    assert not pair.worse(1.0, SHARES[0])
    assert pair.worse(-1.0, SHARES[0])


@pytest.mark.parametrize(("sign", "written"), [(False, "1,2"), (True, "+1,2")])
def test_a_change_carries_its_sign(sign: bool, written: str) -> None:
    assert pair.write(1.2, "land_short_m2", lang="vi", sign=sign) == written
    assert pair.write(0.0, "land_short_m2", lang="vi", sign=True) == "0"


def test_a_side_of_a_day_names_the_day_and_keeps_the_profile(own: Profile) -> None:
    day = date(2025, 1, 31)
    shipped = pair.side("hcmc-300", "", lang="vi", day=day)
    assert shipped.profile == "hcmc-300@2025-01-31"
    mine = pair.side("của tôi", write_profile(own), lang="vi", day=day)
    assert mine.profile == "của tôi"
    assert pair.profile_of("của tôi", mine.own).as_of == day


def test_equal_sides_differ_in_nothing(see: See) -> None:
    one = pair.side("quan12-2024", "", lang="vi")
    found = pair.pair(see(), one, one)
    assert (pair.ward_table(see(), found, "rooms_short_per_10k")["change"] == 0).all()
    assert pair.first_difference(see(), found) == pair.MEASURES[0]


def test_levels_and_wards_are_those_of_each_profile(see: See) -> None:
    """300 per 10,000 pupils need 30 rooms; per 10,000 residents of 1,000 children, 30 too."""
    seen = see()
    sides = (pair.side(name, "", lang="vi") for name in ("quan12-2024", "hcmc-300"))
    found = pair.pair(seen, *sides)
    a, b = pair.at_level(found, "tieu_hoc", "rooms_short_per_10k")
    assert a == 20.0
    table = pair.ward_table(seen, found, "rooms_short_per_10k")
    assert table["change"].abs().is_monotonic_decreasing
    assert pair.total(found.a, "rooms_short_per_10k") == 110.0
    assert b >= 0


@pytest.mark.parametrize("topic", pair.TOPICS)
def test_every_topic_makes_a_difference_to_a_measure(topic: str) -> None:
    assert pair.measure_of(topic) in pair.MEASURES
