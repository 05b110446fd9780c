"""Cells gathered into crowds."""

from __future__ import annotations

from siting_towns import FAR, stage

from spatial.siting.cell_groups import gather


def test_cells_that_reach_the_same_places_are_one_crowd_with_its_shortest_walks() -> None:
    found = gather(stage([60, 40, 5], [9, 9], [[500, 100], [300, 900], [FAR, 50]]))
    both = next(g for g, people in enumerate(found.pupils.tolist()) if people == 100)
    mine = found.crowd == both
    assert found.place[mine].tolist() == [0, 1]
    assert found.most[mine].tolist() == [100, 100]
    assert found.least_m[mine].tolist() == [300, 100]
    assert sorted(found.pupils.tolist()) == [5, 100]


def test_pupils_no_place_can_be_reached_by_are_counted_and_have_no_pair() -> None:
    found = gather(stage([60, 7], [9], [[100], [FAR]]))
    assert found.pupils.sum() == 67
    assert found.most.tolist() == [60]


def test_a_cell_nobody_lives_in_makes_no_pair() -> None:
    found = gather(stage([60, 0], [9, 9], [[100, FAR], [100, 100]]))
    assert (found.place.tolist(), found.most.tolist()) == ([0], [60])


def test_too_many_crowds_are_gathered_by_their_nearest_places() -> None:
    cells = stage([10, 4], [9, 9], [[100, 200], [150, FAR]])
    assert len(gather(cells).pupils) == 2
    found = gather(cells, pairs=2)
    assert found.pupils.tolist() == [14]
    assert found.most.tolist() == [14, 10]  # no more to a place than live where it is reached
    assert found.least_m.tolist() == [100, 200]
