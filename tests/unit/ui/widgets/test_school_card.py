"""The card of a school: its figures, how each is known, and the wards it serves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial import words
from spatial.records import Level
from spatial.ui.session import assessments
from spatial.ui.session.assessments import Seen
from spatial.ui.widgets import school_card


def a_school(seen: Seen) -> str:
    """Return the first school of the level."""
    return str(assessments.at_schools(seen.after, Level.TIEU_HOC).index[0])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_card_says_rooms_seats_pupils_and_how_they_are_known(
    lang: str, see: Callable[..., Seen], plain: Callable[[str], str]
) -> None:
    seen = see(lang=lang)
    school_id = a_school(seen)
    row = assessments.at_schools(seen.after, Level.TIEU_HOC).loc[school_id]
    said = plain(school_card.html(seen, school_id))
    for value in (row["rooms"], row["seats"], row["pupils_assigned"]):
        assert words.number(float(value), lang=lang) in said
    assert words.say(f"kind.{row['kind']}", lang=lang) in said
    assert seen.after.network.school_names(Level.TIEU_HOC)[school_id] in said


def test_whom_a_school_serves_adds_up_to_the_pupils_it_draws(see: Callable[..., Seen]) -> None:
    """The only school of a town of 1,000 pupils in two wards: all of them, half from each."""
    seen = see()
    rows = assessments.at_schools(seen.after, Level.TIEU_HOC)
    for school_id, row in rows.iterrows():
        served = school_card.served(seen, str(school_id))
        assert served["pupils"].sum() == pytest.approx(row["pupils_assigned"])
        assert served["pupils"].is_monotonic_decreasing
        assert (served["distance_m"] >= 0).all()


def test_a_school_is_shown_until_another_choice_and_only_where_it_has_the_level(
    see: Callable[..., Seen],
    session: Any,  # noqa: ANN401 - the module of the visit
) -> None:
    seen = see()
    assert session.recall(school_card.CHOSEN) is None
    assert school_card.chosen(seen) is None
    school_card.choose(a_school(seen))
    assert school_card.chosen(seen) == a_school(seen)
    school_card.choose("nobody")
    assert school_card.chosen(seen) is None
    school_card.choose(None)
    assert school_card.chosen(seen) is None
