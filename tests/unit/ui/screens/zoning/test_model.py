"""The zoning shown: the question of the first grade, how the plan stands, and its judgement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.records import Level
from spatial.ui.screens.zoning import model
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import state, zone_plans
from spatial.ui.session.assessments import Seen
from spatial.zoning.problem import FREE

Work = Callable[..., tuple[Seen, ZoneWork]]


def test_before_a_search_no_neighbourhood_has_a_school(work: Work) -> None:
    _, one = work(planned=False)
    assert one.standing is None
    assert one.school.tolist() == [FREE] * 8


def test_a_plan_stands_by_position_and_is_judged_by_the_core(work: Work) -> None:
    _, one = work()
    assert one.school.tolist() == [0] * 4 + [1] * 4
    assert one.judged.parts.tolist() == [1, 1]
    assert one.judged.beyond == pytest.approx(one.searched.beyond)


def test_primary_schools_are_zoned_for_their_first_grade_unless_told_otherwise(
    work: Work,
) -> None:
    """A fifth of 1,000 primary pupils is in the first grade."""
    seen, one = work(planned=False)
    assert model.enters(seen)
    assert model.key(seen) == "tieu_hoc.first"
    state.remember(model.ENTERING, model.WHOLE)
    assert model.key(seen) == "tieu_hoc"
    whole = model.work(seen)
    assert whole.asked.pupils.sum() == pytest.approx(1_000)
    assert one.asked.pupils.sum() == pytest.approx(200)
    assert one.digest != whole.digest


def test_preschool_has_no_entrance_grade(work: Work) -> None:
    seen, _ = work(planned=False, level=Level.MAM_NON)
    assert not model.enters(seen)


def test_a_neighbourhood_on_the_border_touches_the_other_zone(work: Work) -> None:
    _, one = work()
    touching = [one.beside(cell) for cell in range(8)]
    assert [1] in touching[:4]
    assert [0] in touching[4:]
    assert [] in touching  # those on the far edges


def test_moving_one_is_judged_without_moving_it(work: Work) -> None:
    _, one = work()
    before = one.school.copy()
    moved = one.moved(0, 1)
    assert moved.school[0] == 1
    assert (one.school == before).all()


def test_locks_are_pins_of_the_next_search(work: Work) -> None:
    seen, one = work()
    zone_plans.lock(one.case.assessment.network, model.key(seen), str(one.cells[2]), locked=True)
    one = model.work(seen)
    assert one.pins.tolist() == [FREE, FREE, 0] + [FREE] * 5
    asked = model.searchable(one, change_m=100.0)
    assert asked.pins.tolist() == one.pins.tolist()
    assert asked.last.tolist() == one.school.tolist()
    assert len(model.searchable(one, change_m=0.0).last) == 0


def test_an_id_nobody_has_is_no_position(work: Work) -> None:
    _, one = work()
    assert one.at("w00-1") == 1
    assert one.at("x") is None
    assert one.at(None) is None


def test_a_school_that_is_gone_leaves_its_neighbourhoods_free(work: Work) -> None:
    _, one = work()
    assert one.positions({"w00-0": "gone", "w00-1": "s1"}).tolist()[:2] == [FREE, 1]
