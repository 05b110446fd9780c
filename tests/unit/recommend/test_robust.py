"""A search stopped says so."""

from __future__ import annotations

import pytest

from spatial.cancellation import cancelled_when
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.recommend import Request, recommend
from spatial.recommend.robust import cancelled_in_words
from spatial.records import Level


def test_a_search_stopped_before_its_first_plan_says_so_and_not_that_there_is_none(
    town: Network,
) -> None:
    with pytest.raises(UserError) as problem, cancelled_when(lambda: True), cancelled_in_words():
        raise UserError(Fault(code="siting_no_plan"))
    assert problem.value.faults[0].code == "siting_stopped"
    with pytest.raises(UserError) as problem, cancelled_in_words():
        raise UserError(Fault(code="siting_no_plan"))
    assert problem.value.faults[0].code == "siting_no_plan"
    with cancelled_when(lambda: True):
        try:
            recommend(town, Request(levels=(Level.THCS,)))
        except UserError as stopped:
            assert stopped.faults[0].code == "siting_stopped"  # noqa: PT017 - a plan may be there too
