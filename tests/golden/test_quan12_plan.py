"""The published tables of the Quận 12 plan (draft of December 2024), through the command line."""

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest

from spatial import assess, defaults, read_network
from spatial.records import LEVELS

PLAN = defaults.preset(read_network(), "quan12-2024")
SETS = ("wards_2024", "wards_2025")


def _row(**figures: int) -> dict[str, int]:
    return figures


# Tables 3.1 and 3.2; net and gross are not printed there but follow from it.
PUBLISHED = {
    "mam_non": _row(
        pupils=29_327, rooms_have=1_272, rooms_need_per_10k=880, rooms_short_per_10k=0,
        rooms_net_per_10k=-392, rooms_need_class=978, rooms_short_class=0,
        land_have_m2=220_888, land_need_m2=293_271, land_short_m2=72_383,
    ),
    "tieu_hoc": _row(
        pupils=58_089, rooms_have=817, rooms_need_per_10k=1_743, rooms_short_per_10k=926,
        rooms_net_per_10k=926, rooms_need_class=1_660, rooms_short_class=843,
        land_have_m2=175_615, land_need_m2=464_712, land_short_m2=289_097,
    ),
    "thcs": _row(
        pupils=41_811, rooms_have=598, rooms_need_per_10k=1_254, rooms_short_per_10k=656,
        rooms_net_per_10k=656, rooms_need_class=930, rooms_short_class=332,
        land_have_m2=152_788, land_need_m2=334_488, land_short_m2=181_700,
    ),
    "thpt": _row(
        pupils=28_989, rooms_have=424, rooms_need_per_10k=870, rooms_short_per_10k=446,
        rooms_net_per_10k=446, rooms_need_class=645, rooms_short_class=221,
        land_have_m2=86_407, land_need_m2=289_891, land_short_m2=203_484,
    ),
    "total": _row(
        pupils=158_216, rooms_have=3_111, rooms_need_per_10k=4_746, rooms_short_per_10k=2_028,
        rooms_net_per_10k=1_635, rooms_need_class=4_213, rooms_short_class=1_396,
        land_have_m2=635_698, land_need_m2=1_382_362, land_short_m2=746_664,
    ),
}  # fmt: skip


@pytest.mark.parametrize("units", SETS)
def test_the_command_line_reproduces_the_plan(units: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "spatial.cli", "assess", "--year", "2030"]
    command += ["--profile", "quan12-2024", "--units", units, "--out", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    summary = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    found = {**summary["levels"], "total": summary["total"]}
    for level, figures in PUBLISHED.items():
        assert {name: found[level][name] for name in figures} == figures, level


def test_the_printed_whole_pupils_give_the_printed_land_but_for_one_square_metre() -> None:
    town = read_network()
    whole = dataclasses.replace(
        town, pupils=town.pupils.assign(pupils=town.pupils["pupils"].round())
    )
    summary = assess(whole, PLAN).summary()
    land = [summary["levels"][level]["land_need_m2"] for level in LEVELS]
    assert land == [293_270, 464_712, 334_488, 289_890]
    assert summary["total"]["land_need_m2"] == 1_382_360
    assert summary["total"]["rooms_need_per_10k"] == 4_746


def test_half_day_teaching_at_secondary_levels_needs_3583_rooms() -> None:
    summary = assess(read_network(), dataclasses.replace(PLAN, two_session_share=0.0)).summary()
    needs = [summary["levels"][level]["rooms_need_class"] for level in LEVELS]
    assert needs == [978, 1_660, 558, 387]
    assert summary["total"]["rooms_need_class"] == 3_583


def test_both_sets_of_wards_add_up_to_the_district_before_rounding() -> None:
    town = read_network()
    sums = [
        "pupils",
        "rooms_have",
        "rooms_need_per_10k",
        "rooms_need_class",
        "land_have_m2",
        "land_need_m2",
    ]
    for units, wards in zip(SETS, (11, 5), strict=True):
        found = assess(town, dataclasses.replace(PLAN, units=units))
        assert len(found.wards) == wards * len(LEVELS)
        by_level = found.wards[sums].groupby(level="level", sort=False).sum()
        for level in LEVELS:
            for name in sums:
                assert by_level.loc[level, name] == pytest.approx(found.levels.loc[level, name])


def test_the_wards_own_shortages_are_told_apart_from_the_district_s() -> None:
    total = assess(read_network(), PLAN).summary()["total"]
    assert total["rooms_short_per_10k"] == 2_028
    assert int(str(total["rooms_short_wards"])) > 2_028  # some wards have spare preschool rooms
    assert int(str(total["land_short_wards_m2"])) > 746_664
