"""What the next click may ask is made beside the page, the nearest year first, and no longer."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from towns import lonlat

from spatial import access
from spatial.errors import Fault, UserError
from spatial.records import LEVELS, Level, Proposal
from spatial.ui import page_turns, prefetch
from spatial.ui.screens.access import measures
from spatial.ui.session import assessments, placing, state
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupils import Future
from spatial.ui.widgets import headline, ward_card

AHEAD = Future(scenario="base")


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Callable[[Any], object]]]:
    """Catch the work that would be begun beside the page."""
    works: list[tuple[str, Callable[[Any], object]]] = []

    class Shelf:
        @staticmethod
        def begin(key: str, work: Callable[[Any], object], **_: object) -> None:
            works.append((key, work))

    monkeypatch.setattr(prefetch, "jobs", Shelf)
    return works


@pytest.fixture
def asked_years(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Note the years that would be drawn, and with how many proposals."""
    years: list[tuple[int, int]] = []
    monkeypatch.setattr(
        prefetch, "draw", lambda seen: years.append((seen.view.year, len(seen.proposals)))
    )
    return years


def test_known_totals_have_nothing_to_be_made(
    see: Callable[..., Seen], begun: list[object]
) -> None:
    seen = see()
    prefetch.years(seen.source, seen.view, ())
    assert begun == []


def test_the_nearest_year_is_made_first(
    see: Callable[..., Seen],
    begun: list[tuple[str, Callable[[Any], object]]],
    asked_years: list[tuple[int, int]],
) -> None:
    seen = see(future=AHEAD, year=2030, ward="w10")
    asked_years.clear()
    prefetch.years(seen.source, seen.view, ())
    begun[0][1](None)
    years = [year for year, _ in asked_years]
    assert years[:3] == [2030, 2029, 2031]
    assert [abs(year - 2030) for year in years] == sorted(abs(year - 2030) for year in years)


def test_with_proposals_each_year_is_made_with_them(
    see: Callable[..., Seen],
    site: Proposal,
    begun: list[tuple[str, Callable[[Any], object]]],
    asked_years: list[tuple[int, int]],
) -> None:
    seen = see(future=AHEAD, year=2030, ward="w10")
    asked_years.clear()
    prefetch.years(seen.source, seen.view, (site,))
    begun[0][1](None)
    assert asked_years[:2] == [(2030, 1), (2029, 1)]


def test_it_ends_when_its_time_is_over(
    see: Callable[..., Seen],
    begun: list[tuple[str, Callable[[Any], object]]],
    asked_years: list[tuple[int, int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = see(future=AHEAD, year=2030, ward="w10")
    asked_years.clear()
    monkeypatch.setattr(prefetch, "LIMIT_S", -1.0)
    prefetch.years(seen.source, seen.view, ())
    begun[0][1](None)
    assert asked_years == []


def test_a_year_that_cannot_be_assessed_ends_it_without_a_word(
    see: Callable[..., Seen],
    begun: list[tuple[str, Callable[[Any], object]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = see(future=AHEAD, year=2030, ward="w10")

    def fail(*_: object, **__: object) -> None:
        raise UserError(Fault(code="port_in_use"))

    monkeypatch.setattr(assessments, "see", fail)
    prefetch.years(seen.source, seen.view, ())
    assert begun[0][1](None) is None


def test_the_year_shown_does_not_begin_the_same_work_anew(
    see: Callable[..., Seen], begun: list[tuple[str, Callable[[Any], object]]]
) -> None:
    for year in (2030, 2027):
        seen = see(future=AHEAD, year=year)
        prefetch.years(seen.source, seen.view, ())
    assert begun[0][0] == begun[1][0]


def test_a_year_is_drawn_as_the_page_draws_it(
    see: Callable[..., Seen],
    begun: list[tuple[str, Callable[[Any], object]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Once drawn ahead, the page's own headline of that year is the very same, not made again."""
    seen = see(future=AHEAD, year=2030, ward="w10")
    prefetch.years(seen.source, seen.view, ())
    begun[0][1](None)
    monkeypatch.setattr(headline, "_row", lambda _: pytest.fail("drawn anew"))
    assert "tl-figure" in headline.html(see(future=AHEAD, year=2031, ward="w10"))


@pytest.mark.usefixtures("session", "home")
def test_the_school_about_to_be_placed_is_assessed_as_it_will_stand(
    see: Callable[..., Seen],
    begun: list[tuple[str, Callable[[Any], object]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = see()
    prefetch.placed(seen)
    assert begun == []
    placing.choose_place(seen, *lonlat(1.5, 0.5))
    prefetch.placed(seen)
    begun[0][1](None)
    placing.put(seen)
    monkeypatch.setattr(assessments.plan, "assess", lambda *_, **__: pytest.fail("assessed anew"))
    after = assessments.see(seen.source, seen.view, state.scenario().proposals).after
    assert len(after.network.schools) == len(seen.after.network.schools) + 1


@pytest.mark.usefixtures("session", "home")
def test_the_figures_of_the_school_about_to_be_placed_are_drawn_for_its_own_level(
    see: Callable[..., Seen],
    begun: list[tuple[str, Callable[[Any], object]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = see()
    placing.choose_place(seen, *lonlat(1.5, 0.5))
    draft = state.draft()
    assert draft is not None
    other = next(level for level in LEVELS if level is not seen.view.level)
    state.set_draft(dataclasses.replace(draft, level=other))
    drawn: list[tuple[Level, int]] = []
    monkeypatch.setattr(
        headline, "html", lambda one: drawn.append((one.view.level, len(one.proposals)))
    )
    prefetch.placed(seen)
    begun[0][1](None)
    assert drawn == [(other, 1)]


def test_the_dearest_measure_is_made_for_the_level_shown(
    see: Callable[..., Seen], begun: list[tuple[str, Callable[[Any], object]]]
) -> None:
    seen = see()
    prefetch.dearest(seen)
    ((key, work),) = begun
    assert seen.view.level in key
    assert work(None) is measures.shown(seen, access.RAAM).value


def test_the_card_of_every_ward_is_drawn_as_the_page_draws_it(
    see: Callable[..., Seen],
    begun: list[tuple[str, Callable[[Any], object]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Once drawn ahead, the page's own card of that ward is the very same, not made again."""
    seen = see()
    prefetch.cards(seen)
    begun[0][1](None)
    monkeypatch.setattr(ward_card, "reasons", lambda _: pytest.fail("made a second time"))
    for ward in ("w00", "w10"):
        assert f'aria-label="{seen.name(ward)}"' in ward_card.top(see(ward=ward))
        assert "tl-card" in ward_card.rest(see(ward=ward))


def test_narrowed_to_one_ward_no_other_card_is_drawn(
    see: Callable[..., Seen], begun: list[object]
) -> None:
    prefetch.cards(see(home_ward="w10"))
    assert begun == []


def test_while_others_wait_for_their_page_no_card_is_drawn_ahead(
    see: Callable[..., Seen], begun: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = [1]
    monkeypatch.setattr(page_turns.turns(), "others", lambda: waiting[0])
    prefetch.cards(see())
    assert begun == []
    waiting[0] = 0
    prefetch.cards(see())
    assert len(begun) == 1
