"""Who goes where, for a notebook."""

from __future__ import annotations

import pytest

import spatial
from spatial import Level, UserError, catchment, questions


def test_catchments_are_those_of_the_model_asked(found: spatial.Assessment) -> None:
    got = spatial.catchments(found, "thcs", model="nearest")
    flows = catchment.MODELS["nearest"](questions.of_level(found, Level.THCS))
    assert got.flows["pupils"].sum() == pytest.approx(found.demand.pupils[Level.THCS].sum())
    assert got.flows.equals(flows)
    assert len(got.schools) == len(got.load)
    assert got.lines.crs == found.network.crs


def test_a_model_nobody_knows_is_refused_with_those_there_are(found: spatial.Assessment) -> None:
    with pytest.raises(UserError, match="nearest_first"):
        spatial.catchments(found, "thcs", model="gần nhất")
