"""Figures, units and periods of targets as a reader writes them."""

from __future__ import annotations

import dataclasses

import pytest

from spatial import targets, words
from spatial.targets.pack import Target
from spatial.targets.units import figure, number, period_name, place_name, unit_name

TARGET = Target(
    indicator="class_size",
    level="thcs",
    period="2030",
    year=2030,
    value=40.0,
    op="=",
    unit="pupils",
    of="class",
    of_read=True,
    kind="target",
    raw=None,
    place="",
    of_parent=False,
    quote="",
    source="plan",
    note="",
    line=1,
)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (12.0, "12", "12"),
        (12.5, "12,5", "12.5"),
        (0.125, "0,125", "0.125"),
        (1_234.0, "1.234", "1,234"),
        (1 / 3, "0,33", "0.33"),  # a figure of endless digits has two
        ("tháng 6", "tháng 6", "tháng 6"),
        ((2.0, 3.5), "2–3,5", "2-3.5"),
        (None, "không có số liệu", "no data"),
    ],
)
def test_a_figure_keeps_the_digits_it_has(
    value: float | str | tuple[float, float] | None, vi: str, en: str
) -> None:
    assert (number(value, lang="vi"), number(value, lang="en")) == (vi, en)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_a_denominator_the_plan_does_not_name_is_marked(lang: str) -> None:
    named = unit_name(TARGET, lang=lang)
    meant = unit_name(dataclasses.replace(TARGET, of_read=False), lang=lang)
    assert meant == f"{named} {words.say('target.of_meant', lang=lang)}"


def test_a_unit_without_a_denominator_stands_alone() -> None:
    alone = dataclasses.replace(TARGET, of="")
    assert unit_name(alone, lang="en") == words.say("target.unit.pupils", lang="en")


@pytest.mark.parametrize(
    ("op", "begins"), [("=", "40"), (">=", "≥ 40"), ("~", "≈ 40"), ("range", "40")]
)
def test_a_figure_has_its_sign(op: str, begins: str) -> None:
    assert figure(dataclasses.replace(TARGET, op=op), lang="vi").startswith(begins)


def test_a_figure_the_plan_does_not_give_has_no_unit() -> None:
    assert figure(dataclasses.replace(TARGET, value=None, op=">="), lang="en") == "no data"


@pytest.mark.parametrize(
    ("period", "vi"),
    [
        ("2030", "2030"),
        ("2026-2030", "2026-2030"),
        ("2025-2026", "2025-2026"),  # a school year, not a month
        ("2025-06", "tháng 6/2025"),
        ("2025-13", "2025-13"),
        ("", ""),
    ],
)
def test_a_period_that_needs_no_words_stands_as_it_is(period: str, vi: str) -> None:
    assert period_name(period, lang="vi") == vi


@pytest.mark.parametrize(
    ("period", "en"),
    [("annual", "every year"), ("annual to 2030", "every year to 2030")],
)
def test_a_yearly_target_says_so(period: str, en: str) -> None:
    assert period_name(period, lang="en") == en


@pytest.mark.parametrize("period", ["c.2035", "to 2030", "2025-06-30"])
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_other_periods_are_put_into_words_with_their_figures(period: str, lang: str) -> None:
    said = period_name(period, lang=lang)
    assert said != period
    assert "{" not in said


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_everything_the_shipped_plans_say_has_its_words(lang: str) -> None:
    for locality in targets.localities():
        for target in targets.pack(locality).targets:
            assert unit_name(target, lang=lang) or not isinstance(target.value, float)
            assert figure(target, lang=lang)
            assert "{" not in period_name(target.period, lang=lang)
            assert bool(place_name(target.place, lang=lang)) == bool(target.place)


def test_a_target_without_a_figure_says_the_plans_own_words() -> None:
    worded = next(
        target for target in targets.pack("quan12").targets if target.indicator == "class_size"
    )
    assert worded.value is None
    assert figure(worded, lang="vi") == "“Đảm bảo sĩ số học sinh/lớp theo điều lệ nhà trường”"
