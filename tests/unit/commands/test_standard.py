"""The command of the national standard by year."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner
from standard_towns import told

from spatial import words
from spatial.cli import truonglop
from spatial.commands.standard import lines
from spatial.errors import UserError
from spatial.export import standard
from spatial.targets import pack

DAY = date(2026, 11, 28)


def test_the_district_is_told_what_would_bring_it() -> None:
    done = CliRunner().invoke(truonglop, ["standard"], catch_exceptions=False)
    assert (done.exit_code, done.output.strip()) == (0, words.say("standard_year.none", lang="vi"))


@pytest.mark.parametrize(
    ("lang", "year", "school"),
    [
        (
            "vi",
            "2027, mầm non: 1/4 trường đạt chuẩn (25 %); dự kiến thêm 1, cộng lại 50 %",
            "2027: Trường 1, Mầm non: dự kiến",
        ),
        (
            "en",
            "2027, preschool: schools recognised 1 of 4 (25 %); expected besides 1, together 50 %",
            "2027: Trường 1, Preschool:",
        ),
    ],
)
def test_years_and_schools_are_said(lang: str, year: str, school: str) -> None:
    _, assessed = told(["1", "0", "0", "0"], {"s1": 2027}, plan=pack("quan12"))
    said = "\n".join(lines(standard.tables(assessed, day=DAY), lang=lang))
    assert year in said
    assert school in said
    assert words.say("standard_year.years", lang=lang) in said


def test_what_is_proposed_has_no_part_in_it() -> None:
    with pytest.raises(UserError) as refused:
        CliRunner().invoke(
            truonglop, ["standard", "--scenario", "Phương án 1"], catch_exceptions=False
        )
    assert [fault.code for fault in refused.value.faults] == ["saved_scenario_no_part"]
    done = CliRunner().invoke(truonglop, ["standard", "--proposals", "de-xuat.csv"])
    assert done.exit_code == 2


@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "2020: Trường 1, Mầm non: quá hạn"), ("en", "2020: Trường 1, Preschool: overdue")],
)
def test_a_school_whose_year_went_by_is_said_to_be_overdue(lang: str, said: str) -> None:
    _, assessed = told(["1", "0"], {"s1": 2020})
    assert said in "\n".join(lines(standard.tables(assessed, day=DAY), lang=lang))
