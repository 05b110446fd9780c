"""Pairs of schools judged by the guidance: nearest first, by commune, and as a file."""

from __future__ import annotations

import csv
import dataclasses
import io

import numpy as np
import pandas as pd
import pytest
from towns import School, town

from spatial import assess
from spatial.export import mergers
from spatial.network import Network
from spatial.records import Kind, Options

BASE = town(schools=(School(x=0.3, y=0.5), School(x=0.7, y=0.5), School(x=1.5, y=0.5)))
THREE = dataclasses.replace(BASE, schools=BASE.schools.assign(ready=np.nan))
OPTIONS = Options(year=2030, profile="quan12-2024", units="wards")


def judged(
    network: Network = THREE, *, limit_m: float | None = None, lang: str = "vi"
) -> pd.DataFrame:
    """Judge the pairs of a town's own schools."""
    return mergers.pairs(
        assess(network, OPTIONS), mergers.walks(network), limit_m=limit_m, lang=lang
    )


def test_a_school_whose_place_is_estimated_is_none() -> None:
    guessed = THREE.schools.assign(kind=[Kind.SURVEYED, Kind.ESTIMATED, Kind.PUBLISHED])
    made = assess(dataclasses.replace(THREE, schools=guessed), OPTIONS)
    assert mergers.schools(made)["school_id"].tolist() == ["s0", "s2"]


def test_every_pair_is_judged_the_nearest_first() -> None:
    found = judged()
    assert found["walk_m"].is_monotonic_increasing
    assert {found["first"].iloc[0], found["second"].iloc[0]} == {"Trường 0", "Trường 1"}
    assert found["allowed"].tolist() == [True, False, False]  # the third is in the other ward
    assert "khác xã, phường" in found["why"].iloc[-1]
    assert " / " in found["commune"].iloc[-1]


def test_a_limit_forbids_the_far_ones() -> None:
    assert judged()["allowed"].any()
    assert not judged(limit_m=100.0)["allowed"].any()


def test_a_school_that_is_only_proposed_is_in_no_pair() -> None:
    two = dataclasses.replace(THREE, schools=THREE.schools.iloc[:2])
    made = mergers.pairs(assess(THREE, OPTIONS), mergers.walks(two), limit_m=None, lang="vi")
    assert len(made) == 1


@pytest.mark.parametrize(
    ("lang", "heads", "verdicts"),
    [
        ("vi", ["Trường", "Trường kia"], ["được phép", "không được", "không được"]),
        ("en", ["School", "Other school"], ["allowed", "not allowed", "not allowed"]),
    ],
)
def test_the_file_has_every_pair_with_its_verdict_and_whole_metres(
    lang: str, heads: list[str], verdicts: list[str]
) -> None:
    text = mergers.csv(judged(lang=lang), lang=lang).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head[:2] == heads
    assert [row[5] for row in rows] == verdicts
    assert all(row[4].isdecimal() for row in rows)


def test_without_a_pair_the_file_has_its_heads() -> None:
    one = dataclasses.replace(THREE, schools=THREE.schools.iloc[:1])
    none = mergers.pairs(assess(THREE, OPTIONS), mergers.walks(one), limit_m=None, lang="vi")
    text = mergers.csv(none, lang="vi").decode("utf-8-sig")
    heads = 'Trường,Trường kia,Cấp học,"Xã, phường",Đường đi (m),Kết luận,Lý do'
    assert text.splitlines() == [heads]


def test_a_walk_no_street_leads_is_blank() -> None:
    lost = judged().assign(walk_m=np.inf)
    text = mergers.csv(lost, lang="vi").decode("utf-8-sig")
    assert [row[4] for row in list(csv.reader(io.StringIO(text)))[1:]] == ["", "", ""]
