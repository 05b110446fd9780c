"""A city's list of names against the schools known: 3,000 schools in 168 wards, with the check."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from rapidfuzz import fuzz, process

from benchmarks.intake_speed import _READ, _child
from benchmarks.measure import Row, seconds
from spatial.intake.joining import known_schools
from spatial.intake.joining.known_schools import ListedSchool

WARDS, SCHOOLS, ACROSS = 168, 3_000, 14
_SIDE, _WEST, _SOUTH = 0.02, 106.4, 10.6  # degrees
_LEVELS = {
    "mam_non": ("Trường Mầm non", "MN"),
    "tieu_hoc": ("Trường Tiểu học", "TH"),
    "thcs": ("Trường Trung học cơ sở", "THCS"),
    "thpt": ("Trường Trung học phổ thông", "THPT"),
}
_FAMILY = ["Nguyễn", "Lê", "Trần", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ"]
_MIDDLE = ["Văn", "Thị", "Minh", "Thành", "Quang", "Hữu", "Đình", "Ngọc"]
_GIVEN = [
    "Trãi",
    "Du",
    "Lợi",
    "Lai",
    "Khai",
    "Ơn",
    "Tám",
    "Hiếu",
    "Sáu",
    "Trọng",
    "Phú",
    "Thọ",
    "Bình",
    "An",
    "Sơn",
    "Mai",
    "Lan",
    "Huệ",
    "Hạnh",
    "Đức",
]


def schools() -> pd.DataFrame:
    """Draw schools by a seed, some of one name, each in a ward of its own place."""
    chance = np.random.default_rng(4)
    at = np.arange(SCHOOLS)
    ward = at % WARDS
    levels = np.array(list(_LEVELS))[at % len(_LEVELS)]
    own = [
        " ".join(chance.choice(words) for words in (_FAMILY, _MIDDLE, _GIVEN))
        for _ in range(SCHOOLS)
    ]
    inside = chance.random((SCHOOLS, 2)) * 0.9 + 0.05
    return pd.DataFrame(
        {
            "school_id": [f"k{number}" for number in at],
            "own": own,
            "level": levels,
            "ward_id": [f"{number:05d}" for number in ward],
            "lon": (_WEST + (ward % ACROSS + inside[:, 0]) * _SIDE).round(6),
            "lat": (_SOUTH + (ward // ACROSS + inside[:, 1]) * _SIDE).round(6),
        }
    )


def city(folder: Path, drawn: pd.DataFrame) -> None:
    """Write the city: the known schools with places, the list with names and wards alone."""
    at = np.arange(WARDS)
    west, south = _WEST + at % ACROSS * _SIDE, _SOUTH + at // ACROSS * _SIDE
    ids = [f"{number:05d}" for number in at]
    gpd.GeoDataFrame(
        {"ward_id": ids, "ward": [f"Phường {number + 1}" for number in at]},
        geometry=shapely.box(west, south, west + _SIDE, south + _SIDE),
        crs=4326,
    ).to_file(folder / "wards.gpkg")
    full = [
        f"{_LEVELS[level][0]} {own}"
        for level, own in zip(drawn["level"], drawn["own"], strict=True)
    ]
    short = [
        f"{_LEVELS[level][1]} {own}"
        for level, own in zip(drawn["level"], drawn["own"], strict=True)
    ]
    drawn.assign(name=full)[["school_id", "name", "lon", "lat"]].to_csv(
        folder / "known_schools.csv", index=False
    )
    listed = drawn.assign(school_id=drawn["school_id"].str.replace("k", "r"), name=short)
    listed[["school_id", "name", "ward_id"]].to_csv(folder / "schools.csv", index=False)
    listed.assign(rooms=20, land_m2=8_000)[["school_id", "level", "rooms", "land_m2"]].to_csv(
        folder / "school_levels.csv", index=False
    )
    years = pd.MultiIndex.from_product([ids, [2025], range(18)], names=["ward_id", "year", "age"])
    years.to_frame(index=False).assign(people=500).to_csv(folder / "residents.csv", index=False)


def rows() -> list[Row]:
    """Measure the matching beside bare comparing of all names, and the whole check."""
    drawn = schools()
    known, listed = (
        [
            ListedSchool(
                school_id=row.school_id,
                name=f"{_LEVELS[row.level][at]} {row.own}",
                ward_id=row.ward_id,
            )
            for row in drawn.itertuples(index=False)
        ]
        for at in (0, 1)
    )
    names = [[each.name for each in side] for side in (listed, known)]
    ours = seconds(lambda: known_schools.match(listed, known), runs=5, clock=time.process_time)
    bare = seconds(
        lambda: process.cdist(*names, scorer=fuzz.ratio), runs=5, clock=time.process_time
    )
    result = known_schools.match(listed, known)
    right = sum(each.listed == each.known for each in result.certain)
    size = f"{SCHOOLS:,} × {SCHOOLS:,} names, {WARDS} wards"
    with tempfile.TemporaryDirectory() as home:
        city(Path(home), drawn)
        took, _, usable, faults = sorted(_child(_READ, Path(home)) for _ in range(3))[1]
    return [
        Row(
            task=f"match: {len(result.certain):,} certain ({right:,} right), "
            f"{len(result.doubtful)} asked",
            size=size,
            ours=f"{ours:.2f} s",
            peer="rapidfuzz, all pairs, no witnesses",
            peers=f"{bare:.2f} s",
            ratio=f"{bare / ours:.2f}",
        ),
        Row(
            task="match and check" + ("" if usable else " (UNUSABLE)") + f", {faults} notes",
            size=size,
            ours=f"{took:.1f} s",
            goal="≤ 5 s",
        ),
    ]
