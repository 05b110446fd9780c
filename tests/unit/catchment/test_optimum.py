"""The optimum from scratch or from an earlier answer is one and the same."""

from __future__ import annotations

import numpy as np
import pytest
from drawn_towns import town

from spatial import catchment
from spatial.catchment import optimum


@pytest.mark.parametrize("share", [1.4, 1.03, 0.9])
def test_representatives_lead_to_the_same_optimum_as_all_cells_at_once(
    share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    pupils, seats, metres = town(1500, 40, share=share)
    few = catchment.best(pupils, seats, metres)
    assert few.road is catchment.TravelMethod.CHAINS
    assert few.rounds > 1
    monkeypatch.setattr(optimum, "_FEWEST", len(pupils))
    whole = catchment.best(pupils, seats, metres)
    assert whole.rounds == 1
    assert few.unserved.sum() == whole.unserved.sum()
    assert few.walked_m == pytest.approx(whole.walked_m, rel=1e-12)


def test_running_out_of_room_for_moves_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pupils, seats, metres = town(600, 30, share=0.95)
    expected = catchment.best(pupils, seats, metres)
    monkeypatch.setattr(optimum, "_ROOM", 1)
    found = catchment.best(pupils, seats, metres)
    assert found.walked_m == expected.walked_m
    assert found.unserved.sum() == expected.unserved.sum()


@pytest.mark.parametrize("change", ["close", "open", "resize", "empty"])
def test_starting_from_an_earlier_answer_gives_the_answer_from_scratch(change: str) -> None:
    pupils, seats, metres = town(1200, 30, share=1.02)
    seats[3] = 0
    start = catchment.best(pupils, seats, metres)
    seats = seats.copy()
    if change == "empty":
        pupils = np.where(np.arange(len(pupils)) < 100, 0.0, pupils)
    else:
        seats[{"close": 5, "open": 3, "resize": 7}[change]] = {
            "close": 0.0,
            "open": 150.0,
            "resize": seats[7] + 45,
        }[change]
    warm = catchment.best(pupils, seats, metres, start=start)
    cold = catchment.best(pupils, seats, metres)
    assert warm.unserved.sum() == cold.unserved.sum()
    assert warm.walked_m == pytest.approx(cold.walked_m, rel=1e-12)
