"""What is checked at the door of every siting problem, and how far a value is from its bound."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.errors import UserError
from spatial.solver import answer
from spatial.solver.answer import Answer
from spatial.solver.effort import End


def code(problem: pytest.ExceptionInfo[UserError]) -> str:
    return problem.value.faults[0].code


def test_the_gap_is_a_share_of_the_larger_and_never_negative() -> None:
    assert answer.gap(100.0, 80.0) == answer.gap(80.0, 100.0) == 0.2
    assert answer.gap(0.0, 0.0) == 0.0
    found = Answer(
        chosen=np.array([0]), value=100.0, bound=80.0, assigned=np.array([0]), end=End.TIME
    )
    assert found.gap == 0.2


def test_the_noise_of_sums_does_not_part_a_value_from_its_bound() -> None:
    assert answer.meets(1.0, 1.0 + 1e-7)
    assert not answer.meets(1.0, 1.001)
    assert answer.meets(1.0, 1.001, tolerance=0.01)


@pytest.mark.parametrize("values", [[1.0], [[]], [[np.nan]], [[-1.0]]])
def test_a_table_that_is_none_is_refused_by_its_name(values: object) -> None:
    with pytest.raises(UserError) as problem:
        answer.matrix(values, name="cost")
    assert (code(problem), problem.value.faults[0].value) == ("siting_matrix", "cost")


def test_a_facility_out_of_reach_is_no_fault_of_the_table() -> None:
    assert answer.matrix([[1, np.inf]], name="cost").tolist() == [[1.0, np.inf]]


@pytest.mark.parametrize("values", [[1.0, 2.0], [1.0, np.nan, 1.0], [1.0, -1.0, 1.0]])
def test_a_column_too_short_or_impossible_is_refused(values: list[float]) -> None:
    with pytest.raises(UserError) as problem:
        answer.column(values, 3, name="weights")
    assert code(problem) == "siting_column"


def test_a_column_not_given_takes_its_default() -> None:
    assert answer.column(None, 2, name="weights").tolist() == [1, 1]
    assert answer.column(None, 2, name="existing", default=0.0).tolist() == [0, 0]


def test_positions_are_put_in_order_once_each_and_stay_inside() -> None:
    assert answer.positions([2, 0, 2], 3).tolist() == [0, 2]
    assert answer.positions((), 3).tolist() == []
    for outside in ([3], [-1]):
        with pytest.raises(UserError) as problem:
            answer.positions(outside, 3)
        assert code(problem) == "siting_fixed"


@pytest.mark.parametrize(("p", "fixed"), [(0, []), (1, [0, 1]), (4, [])])
def test_a_number_open_that_cannot_be_is_refused(p: int, fixed: list[int]) -> None:
    with pytest.raises(UserError) as problem:
        answer.count(p, np.array(fixed, dtype=np.int64), 3)
    assert code(problem) == "siting_count"
    assert answer.count(2, np.array([0, 1]), 3) == 2
