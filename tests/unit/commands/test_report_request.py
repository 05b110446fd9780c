"""What documents are asked for: buses as the planner says, else as assumed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from spatial.commands.report_request import ReportRequest


@pytest.mark.parametrize(
    ("seats", "rounds", "assumed"),
    [
        (None, None, (29, 1, True, True)),
        (40, None, (40, 1, False, True)),
        (None, 2, (29, 2, True, False)),
        (40, 2, (40, 2, False, False)),
    ],
)
def test_each_figure_of_a_bus_says_by_itself_whether_it_was_told(
    seats: int | None, rounds: int | None, assumed: tuple[int, int, bool, bool]
) -> None:
    asked = SimpleNamespace(bus_seats=seats, bus_rounds=rounds)
    plan = ReportRequest.buses(cast("ReportRequest", asked))
    assert (plan.seats, plan.rounds, plan.seats_assumed, plan.rounds_assumed) == assumed
