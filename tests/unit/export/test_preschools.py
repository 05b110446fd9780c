"""Preschools apart, as tables and files."""

from __future__ import annotations

import dataclasses
import math
from datetime import date

import pandas as pd
import pytest
from towns import School, town

from spatial import Options, assess
from spatial.assessment import Assessment
from spatial.export import preschools, table_files
from spatial.records import Level


def made(*, groups: bool = True) -> Assessment:
    """Assess a public school of 60 children, a private one of 30, an independent group of 10."""
    schools = tuple(School(x=x, y=0.5, level=Level.MAM_NON) for x in (0.25, 0.75, 1.5))
    known = town(schools=schools)
    told = pd.DataFrame({"school_id": ["s0"], "age_group": ["y4_5"], "pupils": [60.0]})
    return assess(
        dataclasses.replace(
            known,
            schools=known.schools.assign(
                ownership=["cong_lap", "ngoai_cong_lap", "ngoai_cong_lap"],
                school_type=["", "", "doc_lap"],
            ),
            school_levels=known.school_levels.assign(pupils=[60.0, 30.0, 10.0]),
            groups=told if groups else told.iloc[:0],
        ),
        Options(year=2030),
    )


def test_an_independent_group_is_a_child_s_place_and_no_school() -> None:
    """One of two schools is private; 40 of 100 children are."""
    shares = preschools.private_shares(made(), day=date(2026, 11, 28))
    assert shares == {"schools": pytest.approx(50), "children": pytest.approx(40)}


def test_every_table_is_a_file_and_what_is_not_known_is_blank() -> None:
    tables = preschools.tables(made())
    assert list(tables) == ["preschool_enrolment", "preschool_supply"]
    files = table_files.every(tables)
    assert set(files) == {"preschool_enrolment.csv", "preschool_supply.csv"}
    assert "independent" in files["preschool_supply.csv"].decode("utf-8-sig")
    east = tables["preschool_enrolment"].set_index("ward_id").loc["w10"]
    assert math.isnan(east["kindergarten_percent"])


def test_independent_groups_alone_are_told_and_a_plain_town_tells_nothing() -> None:
    assert list(preschools.tables(made(groups=False))) == ["preschool_supply"]
    assert preschools.tables(assess(town(), Options(year=2030))) == {}
