"""What a zoning is worth, and what is wrong with it, in figures and sentences."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from spatial.ui.screens.zoning import card, figures, model
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import zone_plans
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Work = Callable[..., tuple[Seen, ZoneWork]]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_four_figures_are_drawn_and_the_bound_apart(lang: str, work: Work) -> None:
    seen, one = work(lang=lang)
    html = figures.html(seen, one)
    assert html.count('class="tl-label"') == 4
    for key in ("over", "walk", "whole", "hand"):
        assert say(f"zone.card.{key}", lang=lang) in html
    gap = say("zone.card.gap", lang=lang)
    assert gap not in html
    assert gap in figures.bound(one, lang=lang)


def test_zones_in_one_piece_are_counted_of_those_used(work: Work) -> None:
    assert "<b>2 / 2</b>" in figures.html(*work())


def test_a_hand_is_counted_and_its_walk_told_as_a_change(work: Work) -> None:
    seen, one = work()
    cell = next(cell for cell in range(4) if one.beside(cell))
    zone_plans.give(one.case.assessment.network, model.key(seen), str(one.cells[cell]), "s1")
    cards = figures._row(seen, model.work(seen))
    assert cards[3].value == "1"
    assert cards[1].change.startswith("+")
    assert not cards[1].good


def test_a_plan_nothing_is_wrong_with_says_so(work: Work) -> None:
    """20 rooms of 35 seats a school for 200 pupils, both zones whole; the search was complete."""
    seen, one = work()
    assert say("zone.find.none", lang="vi") in figures.findings(seen, one)


def test_a_zone_in_pieces_is_named(work: Work) -> None:
    seen, one = work()
    far = next(cell for cell in range(4) if not one.beside(cell))
    zone_plans.give(one.case.assessment.network, model.key(seen), str(one.cells[far]), "s1")
    html = figures.findings(seen, model.work(seen))
    assert "Trường 1" in html
    assert "tl-story" in html


def test_without_a_search_every_neighbourhood_is_lost(work: Work) -> None:
    seen, one = work(planned=False)
    html = figures.findings(seen, one)
    assert say("zone.find.lost", lang="vi", count="8") in html


def test_a_plan_of_another_question_is_said_to_be(work: Work) -> None:
    seen, one = work()
    steps = tuple(dataclasses.replace(step, question="khác") for step in one.plan.steps)
    other = dataclasses.replace(one, plan=dataclasses.replace(one.plan, steps=steps))
    assert say("zone.find.other", lang="vi") in figures.findings(seen, other)


def test_only_the_first_schools_are_named_and_the_rest_counted(work: Work) -> None:
    _, one = work()
    names = one.case.assessment.network.schools["name"]
    fake = SimpleNamespace(case=one.case, schools=[*one.schools, *one.schools, *one.schools])
    said = figures._named(fake, np.arange(5), np.arange(5.0), lang="vi")  # type: ignore[arg-type]
    assert said.count(";") == 3
    assert names.iloc[0] in said
    assert say("zone.find.more", lang="vi", count=2) in said


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_a_bound_the_gap_is_not_told(lang: str, work: Work) -> None:
    seen, one = work(lang=lang)
    gap = figures._gap(one.judged, lang=seen.lang)
    assert gap.value == "–"
    assert gap.lines == (say("zone.line.gap_none", lang=lang),)
    assert card.name_of(one, 0, lang=lang) == "Trường 0"
