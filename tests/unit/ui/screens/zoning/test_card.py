"""The neighbourhood chosen: where it goes, what a move changes, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.ui.screens.zoning import card, model
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.zoning.problem import FREE

Work = Callable[..., tuple[Seen, ZoneWork]]
Asked = dict[str, dict[str, Any]]


def bordering(one: ZoneWork) -> int:
    """Find a neighbourhood of the west that touches the east's zone."""
    return next(cell for cell in range(4) if one.beside(cell))


def test_without_a_choice_the_card_says_how_to_make_one(
    work: Work, written: list[str], asked: Asked
) -> None:
    seen, one = work()
    card.draw(seen, one)
    assert say("zone.choose", lang="vi") in written[0]
    assert {"zone_undo", "zone_redo"} == set(asked)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_card_tells_ward_pupils_school_and_walk(
    lang: str, work: Work, written: list[str], asked: Asked
) -> None:
    seen, one = work(lang=lang)
    card.choose(str(one.cells[bordering(one)]))
    card.draw(seen, one)
    assert "Phường 0.0" in written[0]
    assert "Trường 0" in written[0]
    assert asked["zone_lock"]["label"] == say("zone.lock", lang=lang)


def test_a_move_is_offered_with_what_it_changes_and_done_on_a_click(
    work: Work, written: list[str], asked: Asked
) -> None:
    seen, one = work()
    cell = bordering(one)
    card.choose(str(one.cells[cell]))
    card.draw(seen, one)
    assert asked["zone_target"]["given"] == ([1],)
    assert card.effect(one, cell, 1, lang="vi") in written[1]
    asked["zone_move"]["on_click"](*asked["zone_move"]["args"])
    assert model.work(seen).school[cell] == 1
    assert model.work(seen).judged.school.tolist().count(1) == 5


def test_a_neighbourhood_amid_its_zone_cannot_be_moved(
    work: Work, written: list[str], asked: Asked
) -> None:
    seen, one = work()
    inside = next(cell for cell in range(4) if not one.beside(cell))
    card.choose(str(one.cells[inside]))
    card.draw(seen, one)
    assert say("zone.inside", lang="vi") in written[1]
    assert "zone_move" not in asked


def test_a_lock_is_set_and_let_go(work: Work, asked: Asked, written: list[str]) -> None:
    seen, one = work()
    card.choose("w00-0")
    card.draw(seen, one)
    asked["zone_lock"]["on_click"](*asked["zone_lock"]["args"])
    locked = model.work(seen)
    assert locked.standing is not None
    assert locked.standing.locked == {"w00-0"}
    card.draw(seen, locked)
    assert "■ " in "".join(written)
    asked["zone_lock"]["on_click"](*asked["zone_lock"]["args"])
    free = model.work(seen).standing
    assert free is not None
    assert free.locked == frozenset()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_effect_tells_the_walk_and_what_lies_beyond_the_seats(lang: str, work: Work) -> None:
    _, one = work()
    cell = bordering(one)
    said = card.effect(one, cell, 1, lang=lang)
    assert said.count(" · ") >= 1
    same = card.effect(one, cell, 0, lang=lang)
    assert same.count("±0") == 2


def test_a_zone_torn_apart_is_said(work: Work) -> None:
    _, one = work()
    far = next(cell for cell in range(4) if not one.beside(cell))
    assert say("zone.effect.broken", lang="vi") in card.effect(one, far, 1, lang="vi")


def test_no_school_has_a_name_too(work: Work) -> None:
    _, one = work()
    assert card.name_of(one, FREE, lang="vi") == say("zone.nobody", lang="vi")
    assert card.name_of(one, 1, lang="vi") == "Trường 1"


def test_choosing_another_forgets_the_target(work: Work) -> None:
    _, one = work()
    state.remember(card.TARGET, 1)
    card.choose("w00-3")
    assert state.recall(card.TARGET) is None
    assert card.chosen(one) == 3
