"""The form of housing to come: begun in the ward, moved by clicks, saved or refused."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from towns import lonlat

from spatial.forecast import Forecast
from spatial.ui.map.picture import Click
from spatial.ui.screens.forecast import developments
from spatial.ui.session import outlook, state
from spatial.ui.session.assessments import Seen

Ahead = Callable[..., tuple[Seen, Forecast]]
pytestmark = pytest.mark.usefixtures("home")


def click(kind: str, name: str | None = None, x: float = 0.3) -> Click:
    """Click on the map, in the west unless told otherwise."""
    lon, lat = lonlat(x, 0.3)
    return Click(kind=kind, id=name, lat=lat, lon=lon)


def begin(ahead: Ahead) -> Seen:
    """Begin a development in the east."""
    seen, made = ahead(ward="w10")
    developments.begin(seen, made)
    return seen


def test_a_development_begins_in_the_middle_of_the_ward_shown(ahead: Ahead) -> None:
    begin(ahead)
    draft = developments.draft()
    assert draft is not None
    assert (draft.lon, draft.lat) == pytest.approx(lonlat(1.5, 0.5), abs=1e-3)
    assert (draft.first_year, draft.last_year, draft.units) == (2027, 2029, 1_000.0)
    assert draft.development_id == "du-an-1"


def test_a_click_moves_the_one_being_placed_and_shows_its_ward(ahead: Ahead) -> None:
    seen = begin(ahead)
    developments.clicked(seen, click("ground"))
    draft = developments.draft()
    assert draft is not None
    assert (draft.lon, draft.lat) == lonlat(0.3, 0.3)
    assert state.view().ward == "w00"


def test_without_one_a_click_chooses_the_ward(ahead: Ahead) -> None:
    seen, _ = ahead()
    developments.clicked(seen, click("ward", "w00"))
    assert developments.draft() is None
    assert state.view().ward == "w00"


def test_saving_puts_it_into_the_outlook_and_closes_the_form(ahead: Ahead) -> None:
    seen = begin(ahead)
    developments._put(seen)
    assert developments.draft() is None
    (one,) = outlook.current().developments
    developments.clicked(seen, click("development", one.development_id))
    assert developments.draft() == one


def test_a_refusal_keeps_the_form(ahead: Ahead) -> None:
    seen = begin(ahead)
    draft = developments.draft()
    assert draft is not None
    developments._set(dataclasses.replace(draft, first_year=2030, last_year=2027))
    developments._put(seen)
    assert developments.draft() is not None
    assert outlook.current().developments == ()
    assert state.told()[0].faults


@pytest.mark.parametrize(
    ("field", "value", "worth", "kept"),
    [
        ("units", 500.0, 1.0, 500.0),
        ("units", None, 1.0, 1_000.0),
        ("chance", 60.0, 0.01, 0.6),
        ("people_per_unit", None, 1.0, None),
    ],
)
def test_a_field_changed_is_kept_and_one_emptied_keeps_the_former(
    field: str, value: float | None, worth: float, kept: float | None, ahead: Ahead
) -> None:
    begin(ahead)
    state.hold("k", value)
    developments._changed(field, "k", worth)
    assert getattr(developments.draft(), field) == kept


@pytest.mark.parametrize(("lang", "first"), [("vi", "Mầm non 1,5"), ("en", "Preschool 1.5")])
def test_pupils_are_written_level_by_level(lang: str, first: str) -> None:
    said = developments.levels([1.5, 2.0, 3.0, 4.0], lang, decimals=1)
    assert said.startswith(first)
    assert said.count(", ") == 3


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_hundred_units_bring_is_told_before_it_is_saved(lang: str, ahead: Ahead) -> None:
    begin(ahead)
    draft = developments.draft()
    assert draft is not None
    assert "100" in developments._yield(ahead()[1], draft, lang)
