"""What no walk joins is solved by itself, and comes to the same as all at once."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import block_diag, csr_array

from spatial.catchment import best, regions
from spatial.catchment.case import SeatedPupils


def walks(seed: int, cells: int, schools: int) -> csr_array:
    """Draw walks in whole centimetres, so that no two ways cost the same."""
    dice = np.random.default_rng(seed)
    return csr_array(np.round(dice.uniform(100, 3_000, (cells, schools)), 2))


NORTH, SOUTH = walks(1, 30, 4), walks(2, 40, 5)
BOTH = csr_array(block_diag([NORTH, SOUTH], format="csr"))
PUPILS = np.random.default_rng(3).integers(1, 20, 70).astype(float)
SEATS = np.r_[np.full(4, 40.0), np.full(5, 200.0)]  # too few in the north, enough in the south


def test_cells_and_schools_that_walks_join_are_one_region() -> None:
    found = regions.find(BOTH, PUPILS.astype(np.int64))
    assert [one.cells.tolist() for one in found] == [[*range(30)], [*range(30, 70)]]
    assert [one.schools.tolist() for one in found] == [[0, 1, 2, 3], [4, 5, 6, 7, 8]]


def test_a_question_in_one_piece_is_not_parted() -> None:
    assert regions.find(NORTH, np.ones(30, dtype=np.int64)) == []
    assert regions.find(BOTH.toarray(), np.ones(70, dtype=np.int64)) == []


def test_where_nobody_lives_nothing_is_joined() -> None:
    bridge = BOTH.toarray()
    bridge[0, 8] = 500.0  # the only cell that reaches both
    empty = PUPILS.astype(np.int64)
    assert regions.find(csr_array(bridge), empty) == []
    empty[0] = 0
    assert len(regions.find(csr_array(bridge), empty)) == 2


def test_two_regions_together_find_what_each_alone_finds_to_the_byte() -> None:
    whole = best(PUPILS, SEATS, BOTH)
    alone = [best(PUPILS[:30], SEATS[:4], NORTH), best(PUPILS[30:], SEATS[4:], SOUTH)]
    assert whole.cell.tobytes() == np.r_[alone[0].cell, alone[1].cell + 30].tobytes()
    assert whole.school.tobytes() == np.r_[alone[0].school, alone[1].school + 4].tobytes()
    for name in ("pupils", "distance_m", "unserved"):
        parts = np.r_[getattr(alone[0], name), getattr(alone[1], name)]
        assert getattr(whole, name).tobytes() == parts.tobytes()


def test_regions_come_to_the_optimum_of_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parted = best(PUPILS, SEATS, BOTH)
    monkeypatch.setattr(regions, "find", lambda *_: [])
    at_once = best(PUPILS, SEATS, BOTH)
    assert parted.seated == at_once.seated == 160 + PUPILS[30:].sum()
    assert parted.walked_m == pytest.approx(at_once.walked_m, rel=1e-12)


def test_a_school_more_is_solved_from_the_answer_before_across_regions() -> None:
    before = best(PUPILS, SEATS, BOTH)
    more = SEATS + np.where(np.arange(9) == 2, 100.0, 0.0)
    after = best(PUPILS, more, BOTH, start=before)
    anew = best(PUPILS, more, BOTH)
    assert after.seated == anew.seated
    assert after.walked_m == pytest.approx(anew.walked_m, rel=1e-12)


def test_a_place_without_a_walk_keeps_its_pupils_and_its_empty_seats() -> None:
    lonely = csr_array(block_diag([NORTH, SOUTH, csr_array((2, 1))], format="csr"))
    found = best(np.r_[PUPILS, 7.0, 0.0], np.r_[SEATS, 50.0], lonely)
    assert found.unserved[70:].tolist() == [7.0, 0.0]
    assert found.load[9] == 0.0
    assert found.prices_cm[9] == 0.0


def test_memory_follows_the_largest_region() -> None:
    assert regions.estimate_bytes(BOTH, PUPILS) == 24 * 7**2  # 5 schools, 2 that are none
    assert regions.estimate_bytes(csr_array((3, 0)), np.ones(3)) == 0


def test_an_earlier_walk_out_of_its_region_is_let_go() -> None:
    _, south = regions.find(BOTH, PUPILS.astype(np.int64))
    before = SeatedPupils(
        cell=np.array([29, 30, 31]),
        school=np.array([0, 4, 3]),  # the last from the south to the north
        flow=np.array([5, 6, 7]),
        unseated=np.arange(70),
        prices=np.arange(9.0),
    )
    own = south.start(before)
    assert (own.cell.tolist(), own.school.tolist(), own.flow.tolist()) == ([0], [0], [6])
    assert own.unseated.tolist() == [*range(30, 70)]
    assert own.prices.tolist() == [4.0, 5.0, 6.0, 7.0, 8.0]
