"""Which schools may merge: pairs judged, nearest first, written to a file."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from towns import School, town

from spatial.records import Kind
from spatial.ui.screens.schools import mergers
from spatial.ui.session.assessments import Seen

See = Callable[..., Seen]
BASE = town(schools=(School(x=0.3, y=0.5), School(x=0.7, y=0.5), School(x=1.5, y=0.5)))
THREE = dataclasses.replace(BASE, schools=BASE.schools.assign(ready=np.nan))


def test_a_school_whose_place_is_estimated_is_none(see: See) -> None:
    guessed = THREE.schools.assign(kind=[Kind.SURVEYED, Kind.ESTIMATED, Kind.PUBLISHED])
    table = mergers.schools(see(dataclasses.replace(THREE, schools=guessed)))
    assert table["school_id"].tolist() == ["s0", "s2"]


def test_every_pair_is_judged_the_nearest_first(see: See) -> None:
    found = mergers.pairs(see(THREE), None)
    assert len(found) == 3
    assert found["walk_m"].is_monotonic_increasing
    assert {found["first"].iloc[0], found["second"].iloc[0]} == {"Trường 0", "Trường 1"}


def test_a_limit_forbids_the_far_ones(see: See) -> None:
    free, held = (mergers.pairs(see(THREE), limit) for limit in (None, 100.0))
    assert held["allowed"].sum() <= free["allowed"].sum()
    assert not held["allowed"].any()


@pytest.mark.parametrize(("walk", "written"), [(1_234.4, "1.234"), (np.inf, "–")])
def test_a_walk_no_street_leads_is_a_dash(walk: float, written: str) -> None:
    assert mergers._metres(walk, "vi") == written


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_file_has_heads_in_words_and_whole_metres(lang: str, see: See) -> None:
    found = mergers.pairs(see(THREE, lang=lang), None).drop(columns="allowed")
    lines = mergers.csv(found, lang=lang).decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert "walk_m" not in lines[0]
    assert mergers._whole(float("inf")) is None
    assert isinstance(found, pd.DataFrame)
