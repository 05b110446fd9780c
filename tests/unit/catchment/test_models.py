"""The city's rule, wards, mixes, and what is told about any flows; all by hand."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from spatial import catchment
from spatial.catchment.report import quantile
from spatial.errors import UserError
from spatial.streets import DETOUR, Travel


def question(**change: object) -> catchment.Question:
    """
    Hold one valid question: a street of four places 1 km apart.

    Cells a, b, c at 0, 1 and 2 km; schools N at 0 km and F at 3 km. Wards: a and N in west, the
    rest in east. Distances are straight times the detour.
    """
    given = {
        "pupils": pd.Series([60.0, 60.0, 10.0], index=["a", "b", "c"]),
        "seats": pd.Series([100, 100], index=["N", "F"]),
        "travel": Travel(
            np.array([[0, 0], [1000, 0], [2000, 0.0]]), np.array([[0, 0], [3000, 0.0]])
        ),
        "cell_ward": np.array(["west", "east", "east"], dtype=object),
        "school_ward": np.array(["west", "east"], dtype=object),
    }
    return catchment.Question(**{**given, **change})  # type: ignore[arg-type]


def flows(model: str, **change: object) -> dict[tuple[str, str | None], float]:
    """Run a model: pupils by cell and school."""
    table = catchment.MODELS[model](question(**change))
    pairs = zip(table["cell_id"], table["school_id"], strict=True)
    return {
        (cell, school if isinstance(school, str) else None): pupils
        for (cell, school), pupils in zip(pairs, table["pupils"], strict=True)
        if pupils
    }


def test_nearest_takes_no_notice_of_seats() -> None:
    assert flows("nearest") == {("a", "N"): 60, ("b", "N"): 60, ("c", "F"): 10}


def test_of_more_pupils_than_seats_the_nearer_stay_and_the_farther_move_on() -> None:
    assert flows("nearest_first") == {
        ("a", "N"): 60,
        ("b", "N"): 40,
        ("b", "F"): 20,
        ("c", "F"): 10,
    }


def test_the_departments_example_300_places_350_children() -> None:
    # Dân Việt, 2024-07-11: 300 places, 350 children nearby, the farther ones move on
    found = catchment.nearest_first([200, 150], [300, 100], np.array([[100, 900], [400, 700.0]]))
    assert found.pupils.tolist() == [200, 100, 50]
    assert found.school.tolist() == [0, 0, 1]


def test_the_rule_can_strand_a_pupil_whom_the_best_assignment_seats() -> None:
    # b is nearer to N than a, fills it, and a has nowhere else to go
    metres = np.array([[500, np.inf], [100, 600.0]])
    ruled = catchment.nearest_first([10, 10], [10, 10], metres)
    ideal = catchment.best([10, 10], [10, 10], metres)
    assert (ruled.unserved.sum(), ideal.unserved.sum()) == (10, 0)


def test_of_equally_near_pupils_the_cell_listed_first_is_seated() -> None:
    found = catchment.nearest_first([10, 10], [10], np.array([[100.0], [100.0]]))
    assert found.unserved.tolist() == [0, 10]


def test_the_rule_goes_beyond_the_first_band_of_distances() -> None:
    metres = np.array([[1.0, 1e5], [2.0, 1e5], [3.0, 1e5]])
    found = catchment.nearest_first([10, 10, 10], [10, 20], metres)
    assert found.unserved.sum() == 0
    assert found.distance_m.tolist() == [1, 1e5, 1e5]


def test_best_sends_the_overflow_where_it_costs_least() -> None:
    assert flows("best") == {("a", "N"): 60, ("b", "N"): 40, ("b", "F"): 20, ("c", "F"): 10}


def test_ward_bound_pupils_never_cross_the_border() -> None:
    assert flows("ward_bound") == {("a", "N"): 60, ("b", "F"): 60, ("c", "F"): 10}


def test_ward_bound_pupils_without_a_seat_at_home_are_kept_without_one() -> None:
    found = flows("ward_bound", seats=pd.Series([50, 50], index=["N", "F"]))
    assert found[("a", None)] == 10
    assert found[("b", None)] == 20


def test_without_known_wards_nobody_is_bound() -> None:
    assert flows("ward_bound", cell_ward=None) == flows("best")


def test_a_limit_on_the_walk_leaves_the_far_without() -> None:
    assert flows("best", limit_m=1500.0)[("b", None)] == 20


def test_load_names_every_school_and_its_mean_walk() -> None:
    asked = question()
    table = catchment.load(asked, catchment.MODELS["best"](asked))
    assert table["pupils"].tolist() == [100, 30]
    assert table["utilisation"].tolist() == [1.0, 0.3]
    assert table.loc["N", "mean_m"] == pytest.approx(40 * 1000 * DETOUR / 100)


def test_unserved_pupils_are_counted_by_cell_and_ward() -> None:
    asked = question(seats=pd.Series([50, 0], index=["N", "F"]))
    by_cell, by_ward = catchment.unserved(asked, catchment.MODELS["best"](asked))
    assert by_cell.tolist() == [10, 60, 10]
    assert by_ward.to_dict() == {"east": 70, "west": 10}


def test_displaced_pupils_are_listed_with_the_extra_metres() -> None:
    asked = question()
    table = catchment.displaced(asked, catchment.MODELS["best"](asked))
    assert table["cell_id"].tolist() == ["b"]
    assert table["nearest_id"].tolist() == ["N"]
    assert table["extra_m"].tolist() == pytest.approx([1000 * DETOUR])


def test_the_in_out_matrix_adds_up_to_all_pupils() -> None:
    asked = question(seats=pd.Series([100, 20], index=["N", "F"]))
    table = catchment.matrix(asked, catchment.MODELS["best"](asked))
    assert table.loc["west"].to_dict() == {"east": 0, "west": 60, "": 0}
    assert table.loc["east"].to_dict() == {"east": 20, "west": 40, "": 10}
    assert table.to_numpy().sum() == 130


def test_distances_are_weighted_by_pupils_and_count_the_unseated_as_not_within() -> None:
    asked = question(seats=pd.Series([100, 20], index=["N", "F"]))
    told = catchment.distances(catchment.MODELS["best"](asked), norm_m=1000 * DETOUR)
    assert told.without == 10
    assert told.within_share == pytest.approx((60 + 40 + 10) / 130)
    assert told.mean_m == pytest.approx((40 * 1000 + 10 * 2000 + 10 * 1000) * DETOUR / 120)


def test_no_pupils_walk_no_distance() -> None:
    told = catchment.distances(catchment.MODELS["best"](question())[:0], norm_m=1.0)
    assert np.isnan(told.mean_m)
    assert np.isnan(quantile(np.zeros(0), np.zeros(0), 0.5))
    assert told.within_share == 1.0


def test_a_mix_gives_private_pupils_private_seats_only() -> None:
    asked = question()
    private = np.array([False, True])
    found = catchment.mix(
        asked.pupils,
        asked.seats,
        [
            catchment.Part(share=0.5, schools=private, pairs=asked.pairs),
            catchment.Part(share=0.5, schools=~private, pairs=asked.pairs),
        ],
    )
    assert found.load.tolist() == [65, 65]
    np.testing.assert_allclose(np.bincount(found.cell, found.pupils), asked.pupils)


def test_a_part_seated_later_finds_the_seats_the_first_left() -> None:
    asked = question(seats=pd.Series([40, 30], index=["N", "F"]))
    everywhere = np.array([True, True])
    found = catchment.mix(
        asked.pupils,
        asked.seats,
        [
            catchment.Part(share=0.5, schools=everywhere, pairs=asked.pairs_at_home),
            catchment.Part(
                share=0.5,
                schools=everywhere,
                pairs=asked.pairs,
                rule=catchment.nearest_first,
            ),
        ],
    )
    assert found.load.tolist() == [40, 30]
    assert found.unserved.sum() == pytest.approx(60)


def test_shares_that_do_not_sum_to_one_are_refused() -> None:
    part = catchment.Part(share=0.5, schools=np.array([True]), pairs=csr_array((1, 1)))
    with pytest.raises(UserError):
        catchment.mix([1], [1], [part])
    with pytest.raises(UserError):
        catchment.mix([1], [1], [dataclasses.replace(part, share=1.5), part])


def test_one_seat_more_seats_the_pupil_at_the_end_of_the_chain() -> None:
    # the stranded pupil of cell 1 can only go to school 0; cell 0 may move on to school 1
    metres = np.array([[100.0, 400.0], [100.0, np.inf]])
    found = catchment.best([10, 10], [10, 5], metres)
    price = catchment.price_of_seat(found, metres)
    assert price["pupils"].tolist() == [1, 1]
    # a seat at 0 takes the pupil in at 100 m; one at 1 moves a pupil on (+300 m) to make room
    assert price["metres"].tolist() == pytest.approx([-100, -400])


def test_one_seat_more_saves_metres_where_everybody_has_one() -> None:
    metres = np.array([[100.0, 900.0], [200.0, 300.0]])
    found = catchment.best([60, 60], [50, 100], metres)
    price = catchment.price_of_seat(found, metres)
    assert price["pupils"].tolist() == [0, 0]
    assert price["metres"].tolist() == [800, 0]


def test_a_place_without_seats_is_priced_by_its_first() -> None:
    metres = np.array([[900.0, 100.0]])
    found = catchment.best([10], [20, 0], metres)
    assert catchment.price_of_seat(found, metres)["metres"].tolist() == [0, 800]


def test_the_price_of_a_room_is_checked_by_solving_again() -> None:
    metres = np.array([[100.0, 900.0], [200.0, 300.0]])
    table = catchment.price_of_room(
        [60, 60], [50, 100], metres, catchment.best([60, 60], [50, 100], metres), room_seats=35
    )
    assert table.index.tolist() == [0, 1]
    # ten pupils of cell 0 come back (800 m each); the next 25 of cell 1 gain 100 m each
    assert table.loc[0, "checked_metres"] == 10 * 800 + 25 * 100
    assert table.loc[0, "metres"] == 35 * 800  # the price of the first seat is the dearest
    asked = catchment.price_of_room(
        [60, 60],
        [50, 100],
        metres,
        catchment.best([60, 60], [50, 100], metres),
        room_seats=35,
        check=[1],
    )
    assert np.isnan(asked.loc[0, "checked_metres"])


def test_the_stress_test_parts_missing_seats_from_misallocated_ones() -> None:
    # x has 10 seats; b (nearer) fills it under the rule and a is stranded; b could go to y
    asked = question(
        pupils=pd.Series([10.0, 10.0, 5.0], index=["a", "b", "c"]),
        seats=pd.Series([10, 10], index=["N", "F"]),
        travel=Travel(
            np.array([[-1000, 0], [500, 0], [9000, 0.0]]), np.array([[0, 0], [2000, 0.0]])
        ),
        limit_m=2000.0,
    )
    told = catchment.stress(asked, norm_m=1000.0)
    assert (told.missing, told.misallocated) == (5, 10)
    assert told.wards["unserved_best"].to_dict() == {"east": 5, "west": 0}
    assert told.wards["misallocated"].to_dict() == {"east": 0, "west": 10}


def test_whom_no_school_is_open_to_is_not_displaced() -> None:
    asked = question(
        seats=pd.Series([], index=pd.Index([], dtype=object), dtype=int),
        travel=Travel(np.array([[0, 0], [1000, 0], [2000, 0.0]]), np.empty((0, 2))),
        school_ward=np.array([], dtype=object),
    )
    for model in ("nearest", "best"):
        assert catchment.displaced(asked, catchment.MODELS[model](asked)).empty
    by_cell, _ = catchment.unserved(asked, catchment.MODELS["best"](asked))
    assert by_cell.tolist() == [60, 60, 10]
