"""Access by every measure: by cell and ward, who is left out, made once for the same choices."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from towns import School, town

from spatial import access
from spatial.records import LEVELS, Proposal
from spatial.ui.screens.access import measures
from spatial.ui.session.assessments import Seen

See = Callable[..., Seen]
TWIN = town(schools=(School(x=0.5, y=0.5, rooms=20), School(x=1.5, y=0.5, rooms=20)))


@pytest.mark.parametrize("name", measures.NAMES)
def test_every_measure_has_a_value_a_cell_and_a_row_a_ward(name: str, see: See) -> None:
    one = measures.shown(see(), name)
    assert one.value.shape == one.good.shape == one.pupils.shape == (8,)
    assert set(one.by_ward.index) == {"w00", "w10"}


@pytest.mark.parametrize("name", measures.NAMES)
def test_a_tenth_of_the_pupils_is_left_out_whatever_the_measure(name: str, see: See) -> None:
    assert measures.shown(see(), name).left_out.sum() == pytest.approx(100)


def test_the_ward_without_a_school_is_where_they_are_left_out(see: See) -> None:
    table = measures.shown(see(), "balanced").by_ward
    assert table.index[0] == "w10"
    assert table.loc["w00", "left_out"] == pytest.approx(0)


def test_cover_is_one_within_the_radius_and_nothing_beyond(see: See) -> None:
    one = measures.shown(see(), "coverage")
    assert one.value.tolist() == [1.0] * 4 + [0.0] * 4
    assert one.told["mean"] == pytest.approx(0.5)


def test_two_equal_wards_are_served_alike(see: See) -> None:
    told = measures.shown(see(TWIN), "balanced").told
    assert told["gini"] == pytest.approx(0, abs=1e-9)
    assert told["beyond"] == 0.0
    assert np.isfinite(told["walk_m"])


def test_a_town_without_schools_has_access_to_nothing(see: See) -> None:
    one = measures.shown(see(town(schools=())), "balanced")
    assert not np.nan_to_num(one.value).any()


def test_costs_have_no_palma_and_tell_who_is_beyond_reach(see: See) -> None:
    told = measures.shown(see(), access.RAAM).told
    assert np.isnan(told["palma"])
    assert told["beyond"] >= 0


def test_a_measure_is_made_once(see: See) -> None:
    assert measures.shown(see(), "balanced") is measures.shown(see(), "balanced")
    assert measures.shown(see(), "balanced") is not measures.shown(see(), "coverage")


def test_proposals_count_where_they_are_asked_to(see: See, site: Proposal) -> None:
    seen = see(proposals=(site,))
    now, was = (measures.shown(seen, "balanced", proposals=on) for on in (True, False))
    assert list(now.asked.seats.index) == ["s0", "proposal:p1"]
    assert list(was.asked.seats.index) == ["s0"]
    assert now.told["mean"] > was.told["mean"]


def test_every_level_is_measured_for_itself(see: See) -> None:
    found = measures.every_level(see(), "coverage")
    assert list(found) == [level.value for level in LEVELS]
    assert found["tieu_hoc"].told["mean"] == pytest.approx(0.5)
    assert found["thcs"].told["mean"] == pytest.approx(0.0)


def test_a_mean_of_nobody_is_missing() -> None:
    nobody = np.zeros(2)
    assert np.isnan(measures._mean(np.ones(2), nobody))
    assert measures._mean(np.array([1.0, 3.0]), np.array([1.0, 3.0])) == 2.5
