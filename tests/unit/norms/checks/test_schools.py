"""A main school and its sites are one school; what a site does not tell is not guessed."""

from __future__ import annotations

import dataclasses
from datetime import date

import pandas as pd
import pytest
import towns

from spatial import Options, assess, norms
from spatial.network import Network
from spatial.norms import checks
from spatial.records import Level

DAY = date(2026, 11, 22)


def town(*, sites: bool = True, **columns: list[object]) -> Network:
    """Draw a main school s0 with a site s1, and a school s2 by itself, all lower secondary."""
    made = towns.town(
        schools=tuple(
            towns.School(x=0.2 + at / 2, y=0.5, level=Level.THCS, rooms=10, land_m2=3_000)
            for at in range(3)
        )
    )
    schools = made.schools.assign(
        parent_id=["", "s0" if sites else "", ""],
        storeys=[3, 6, float("nan")],
        area_exception=["", "", ""],
        school_type=["", "", ""],
    )
    levels = made.school_levels.assign(
        classes=[20, 2, 10], pupils=[800, 60, 400], teachers=[40, 4, float("nan")]
    )
    return dataclasses.replace(made, schools=schools, school_levels=levels.assign(**columns))


def test_a_school_and_its_site_are_counted_as_one() -> None:
    whole = checks.whole(town()).set_index("school_id")
    assert list(whole.index) == ["s0", "s2"]
    row = whole.loc["s0"]
    assert (row["sites"], row["classes"], row["pupils"], row["land_m2"]) == (2, 22, 860, 6_000)
    assert (row["smallest_site_classes"], row["storeys"], row["teachers"]) == (2, 6, 44)
    assert whole.loc["s2", "sites"] == 1
    assert pd.isna(whole.loc["s2", "smallest_site_classes"])
    assert pd.isna(whole.loc["s2", "storeys"])


def test_where_no_school_names_a_main_one_nobody_knows_the_sites() -> None:
    whole = checks.whole(town(sites=False))
    assert whole["sites"].isna().all()
    assert len(whole) == 3


def test_a_hole_in_one_site_leaves_the_school_unknown() -> None:
    whole = checks.whole(town(classes=[20, float("nan"), 10])).set_index("school_id")
    assert pd.isna(whole.loc["s0", "classes"])
    assert pd.isna(whole.loc["s0", "smallest_site_classes"])
    assert whole.loc["s2", "classes"] == 10


def test_a_difficult_area_is_read_from_the_main_school() -> None:
    made = town()
    schools = made.schools.assign(area_exception=["kho_khan", "", ""])
    whole = checks.whole(dataclasses.replace(made, schools=schools)).set_index("school_id")
    assert list(whole["exception"]) == ["difficult", "general"]


def test_preschool_classes_come_from_the_groups_where_nothing_else_tells_them() -> None:
    made = towns.town(schools=(towns.School(x=0.5, y=0.5, level=Level.MAM_NON),))
    groups = pd.DataFrame(
        [
            ("s0", "m25_36", "", 2, 40, 0, float("nan"), "surveyed"),
            ("s0", "y5_6", "Lá 1", float("nan"), 36, 1, float("nan"), "surveyed"),
        ],
        columns=["school_id", "age_group", "group", "classes", "pupils",
                 "pupils_with_disability", "independent", "kind"],
    )  # fmt: skip
    made = dataclasses.replace(made, groups=groups)
    row = checks.whole(made).iloc[0]
    assert (row["classes"], row["pupils"]) == (3, 76)
    assert row["nursery_share"] == pytest.approx(2 / 3)
    found = checks.run(
        made,
        assess(made, Options(year=2030)).wards,
        rules=norms.rules("quan12-2024"),
        day=DAY,
        area="urban_special",
    )
    over = checks.broken(found.findings["groups"])
    # 36 children in a class of 35, less five for one child with a disability
    assert [(one.subject, one.value, one.limit) for one in over] == [("Trường 0 · Lá 1", 36, 30)]


@pytest.mark.parametrize(("rows", "classes"), [(["s0"], [5]), (["s0", "s1"], [3, 2])])
def test_the_groups_of_a_site_count_in_the_row_its_children_stand_in(
    rows: list[str], classes: list[int]
) -> None:
    """Three groups at the main school, two at its site; the school has five either way."""
    places = [towns.School(x=x, y=0.5, level=Level.MAM_NON) for x in (0.4, 0.6)]
    made = towns.town(schools=tuple(places))
    levels = made.school_levels
    made = dataclasses.replace(
        made,
        schools=made.schools.assign(parent_id=["", "s0"]),
        school_levels=levels[levels["school_id"].isin(rows)],
        groups=pd.DataFrame(
            {"school_id": ["s0", "s1"], "age_group": "y3_4", "classes": [3, 2], "pupils": [60, 40]}
        ),
    )
    counted = checks.groups_by_row(made).groupby("school_id")["classes"].sum()
    assert counted.to_dict() == dict(zip(rows, classes, strict=True))
    (whole,) = checks.whole(made).to_dict("records")
    assert (whole["classes"], whole["pupils"]) == (5, 100)


def test_groups_of_a_town_without_preschools_change_nothing() -> None:
    groups = pd.DataFrame({"school_id": ["s0"], "age_group": ["y3_4"], "classes": [1], "pupils": 9})
    made = dataclasses.replace(town(), groups=groups)
    assert list(checks.whole(made)["classes"]) == [22, 10]


def test_every_check_of_a_town_names_the_school_the_level_and_the_clause() -> None:
    made = town()
    found = checks.run(
        made,
        assess(made, Options(year=2030)).wards,
        rules=norms.rules("quan12-2024"),
        day=DAY,
        area="urban_special",
    )
    broken = {name: checks.broken(findings) for name, findings in found.findings.items()}
    sizes = {one.norm.topic: one.value for one in broken["size"] if one.subject == "Trường 0"}
    # a site of 2 classes and a block of 6 storeys; 22 classes and 2 sites are allowed
    assert sizes == {"classes_per_site_min": 2, "storeys_max": 6}
    # 860 pupils x 8 m2 = 6,880 m2 of 6,000
    assert [(one.subject, one.limit) for one in broken["land"]] == [
        ("Trường 0", 6_880),
        ("Trường 2", 3_200),
    ]
    assert [one.limit for one in broken["teachers"]] == [1.9]
    for findings in found.findings.values():
        for one in findings:
            assert one.norm.clause in one.say(lang="vi")
            assert one.norm.source in one.say(lang="en")
    # only children are told in this town, so no figure of the planning code is computed
    assert found.findings["planning"] == ()


def test_people_of_all_ages_are_the_totals_the_wards_carry() -> None:
    made = towns.town(columns=2)
    sets = dict(made.ward_sets)
    sets["wards"] = sets["wards"].assign(
        population_2019=[8_000, 0], population_2025=[30_000, 10_000], kind="published"
    )
    made = dataclasses.replace(made, ward_sets=sets)
    known = checks.residents(made)
    assert known is not None
    assert (known.year, known.kind, list(known.people)) == (2025, "published", [30_000, 10_000])
    merged = checks.residents(made, units="merged")
    assert merged is not None
    # the merged wards carry none themselves: their places' shares of the wards add up
    assert (merged.kind, list(merged.people)) == ("estimated", [30_000, 10_000])
    assert checks.residents(towns.town()) is None


def test_grown_ups_among_the_residents_are_counted_where_no_total_is_later() -> None:
    made = towns.town(columns=1)
    older = pd.DataFrame([("w00", 2025, 60, 5_000.0, "surveyed")], columns=made.residents.columns)
    made = dataclasses.replace(made, residents=pd.concat([made.residents, older]))
    known = checks.residents(made)
    assert known is not None
    assert (known.people["w00"], known.kind) == (18 * 100 + 5_000, "estimated")
