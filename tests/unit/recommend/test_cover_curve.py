"""What a curve of covering tells of itself, on a line of three neighbourhoods."""

from __future__ import annotations

import json

import numpy as np
import pytest
from scipy.sparse import csr_array
from siting_towns import site
from towns import town

from spatial import assess
from spatial.recommend import Request
from spatial.recommend.cover_curve import CoverCurve, Distance
from spatial.records import Level, Options


@pytest.fixture(scope="module")
def curve() -> CoverCurve:
    """Put 50 children by the school, 30 by site W, 20 by neither; W is the only site."""
    return CoverCurve(
        before=assess(town(), Options(year=2030, profile="quan12-2024")),
        request=Request(levels=(Level.TIEU_HOC,)),
        level=Level.TIEU_HOC,
        radius_m=500.0,
        distance=Distance.CIRCLE,
        pupils=np.array([50.0, 30.0, 20.0]),
        near=csr_array(np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])),
        schools=1,
        sites=(site("W"),),
        covered=np.array([50.0, 80.0]),
        bound=np.array([50.0, 80.0]),
        choices=(np.array([], dtype=np.int64), np.array([0])),
        fewest=np.array([0]),
        fewest_bound=1,
    )


def test_shares_are_of_all_children_and_who_nothing_reaches_is_counted(curve: CoverCurve) -> None:
    assert curve.total == 100
    assert curve.share.tolist() == [0.5, 0.8]
    assert curve.unreached.tolist() == [0.0, 0.0, 20.0]
    assert curve.within(np.array([], dtype=np.int64)).tolist() == [True, False, False]
    assert curve.within(np.array([0])).tolist() == [True, True, False]
    assert curve.proven
    assert repr(curve) == "<CoverCurve tieu_hoc: 1 schools, 50.0% to 80.0%>"


def test_what_is_written_names_sites_and_can_be_carried_as_json(curve: CoverCurve) -> None:
    tree = json.loads(json.dumps(curve.written()))
    assert tree["choices"] == [[], ["W"]]
    assert (tree["fewest"], tree["fewest_bound"]) == (["W"], 1)
    assert (tree["covered"], tree["bound"]) == ([50.0, 80.0], [50.0, 80.0])
    assert (tree["radius_m"], tree["distance"]) == (500.0, "circle")
    assert tree["request"]["levels"] == ["tieu_hoc"]
