"""A time limit reaches every program that is handed to the solver, whatever asks for it."""

from __future__ import annotations

from typing import Any

import pytest
from highspy import Highs
from towns import town

from spatial import recommend
from spatial.recommend import Request, cover
from spatial.records import Level
from spatial.siting.model import Site
from spatial.solver import highs

LIMIT_S = 3.0


@pytest.fixture
def limits_s(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Note the limit of every program HiGHS is given."""
    noted: list[float] = []

    class Noting(Highs):
        """Notes its limit where it begins, in this thread or in one of its own."""

        def passModel(self, *given: Any) -> Any:  # noqa: ANN401, N802 - its name and types
            noted.append(self.getOptionValue("time_limit")[1])
            return super().passModel(*given)

    monkeypatch.setattr(highs, "Highs", Noting)
    return noted


def asked() -> Request:
    """Ask about six sites along a street of the town."""
    sites = tuple(
        Site(
            site_id=f"k{at}",
            name=f"k{at}",
            x_m=600_200.0 + 300.0 * at,
            y_m=1_200_500.0,
            land_m2=20_000.0,
        )
        for at in range(6)
    )
    return Request(
        levels=(Level.TIEU_HOC,), sites=sites, years=(2026, 2030), time_limit_s=LIMIT_S, points=3
    )


def test_no_program_of_a_recommendation_is_given_more_than_the_time_left(
    limits_s: list[float],
) -> None:
    recommend.recommend(town(), asked())
    assert limits_s
    assert max(limits_s) <= LIMIT_S


def test_no_program_of_covering_is_given_more_than_its_share_of_the_time(
    limits_s: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spatial.location.set_cover.least", lambda *_: 0)  # so that it must prove
    cover.cover(town(), Level.TIEU_HOC, request=asked(), radius_m=300.0)
    assert limits_s
    assert max(limits_s) <= LIMIT_S
