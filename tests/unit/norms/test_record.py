"""What a norm is: in force on a day, in an area, with its mark."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from spatial.norms.record import AREAS, Binding, Confidence, Norm, Statement

FOREVER = Norm(
    norm_id="t.x",
    topic="t",
    level=None,
    variant="",
    series="general",
    value=1.0,
    unit="rooms",
    clause="Đ.1",
    source="TT 1",
    confidence=Confidence.LAW_READ,
    binding=Binding.MUST,
    valid_from=date(2025, 1, 1),
    valid_to=None,
    areas=(),
    label={"vi": "x", "en": "x"},
    read_on=date(2025, 2, 1),
)
A_YEAR = dataclasses.replace(FOREVER, valid_to=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("norm", "day", "holds"),
    [
        (FOREVER, date(2024, 12, 31), False),
        (FOREVER, date(2025, 1, 1), True),
        (FOREVER, date(2199, 1, 1), True),
        (A_YEAR, date(2025, 12, 31), True),
        (A_YEAR, date(2026, 1, 1), False),
    ],
)
def test_first_and_last_day_are_both_in_force(norm: Norm, day: date, *, holds: bool) -> None:
    assert norm.holds_on(day) is holds


@pytest.mark.parametrize(
    ("areas", "asked", "holds"),
    [
        ((), "rural", True),
        ((), None, True),
        (("rural", "island"), "rural", True),
        (("rural", "island"), "urban_1", False),
        (("rural",), None, True),
    ],
)
def test_a_norm_without_areas_holds_everywhere(
    areas: tuple[str, ...], asked: str | None, *, holds: bool
) -> None:
    assert dataclasses.replace(FOREVER, areas=areas).holds_in(asked) is holds


@pytest.mark.parametrize("confidence", Confidence)
def test_only_what_nobody_read_carries_its_mark(confidence: Confidence) -> None:
    norm = dataclasses.replace(FOREVER, confidence=confidence)
    assert norm.unverified is (confidence is Confidence.UNVERIFIED)


def test_confidence_stands_surest_first() -> None:
    assert list(Confidence) == ["law_read", "restated", "reported", "unverified"]


def test_what_a_norm_does_not_say_is_empty() -> None:
    assert (FOREVER.note, FOREVER.ends, FOREVER.entry, FOREVER.dates_read) == ({}, {}, (), True)


def test_norms_of_other_words_and_the_same_figure_may_be_keys() -> None:
    other = dataclasses.replace(FOREVER, label={"vi": "khác", "en": "other"})
    assert hash(other) == hash(FOREVER)
    assert other != FOREVER


def test_area_classes_have_one_name_each() -> None:
    assert len(set(AREAS)) == len(AREAS) == 8


def test_a_statement_keeps_the_terms_a_check_needs() -> None:
    said = Statement(
        statement_id="s.x",
        topic="s",
        text={"vi": "x", "en": "x"},
        source="TT",
        confidence=Confidence.REPORTED,
        read_on=date(2025, 1, 1),
        entry=(),
        terms={"mandatory": ["1.1"]},
    )
    assert said.terms["mandatory"] == ["1.1"]
