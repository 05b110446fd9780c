"""Findings as a file: a row each, its verdict and clause in words, no name a formula."""

from __future__ import annotations

import csv
import dataclasses
import io
from datetime import date

import district
import pytest

from spatial import assess
from spatial.export import checks as files
from spatial.norms import checks
from spatial.norms.checks import CheckResults


@pytest.fixture(scope="module")
def found() -> CheckResults:
    """Hold the embedded district against the law of a day."""
    assessment = assess(district.town(), district.PLAN)
    return checks.run(
        assessment.network, assessment.wards, rules=assessment.rules, day=date(2026, 11, 28),
        area=assessment.rules.area, units=district.PLAN.units,
    )  # fmt: skip


def test_without_a_finding_the_file_has_its_heads(found: CheckResults) -> None:
    none = dataclasses.replace(found, findings={})
    (head,) = csv.reader(io.StringIO(files.csv(none, lang="en").decode("utf-8-sig")))
    assert head[:3] == ["Check", "Place", "Level"]


@pytest.mark.parametrize(
    ("lang", "heads", "verdicts"),
    [
        ("vi", ["Kiểm tra", "Nơi", "Cấp"], {"đạt", "không đạt"}),
        ("en", ["Check", "Place", "Level"], {"yes", "no"}),
    ],
)
def test_the_file_has_a_row_a_finding_in_words(
    lang: str, heads: list[str], verdicts: set[str], found: CheckResults
) -> None:
    text = files.csv(found, lang=lang).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    every = [one for findings in found.findings.values() for one in findings]
    assert head[:3] == heads
    assert len(rows) == len(every) > 0
    assert {row[7] for row in rows} <= verdicts
    assert [row[8] for row in rows] == [one.clause(lang=lang) for one in every]
