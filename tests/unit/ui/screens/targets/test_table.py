"""Targets of plans: filtered, counted, each with its source; none shown says so."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from towns import town

from spatial import readings
from spatial.assessment import Assessment
from spatial.commands.targets import rows
from spatial.targets import localities, pack, registry
from spatial.targets.measures import Facts
from spatial.ui.screens.targets import table
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")
PLAN = pack(localities()[0])
FOUND = registry(PLAN, None)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_target_is_a_row_with_its_own_words(lang: str) -> None:
    told = list(zip(FOUND, rows(FOUND, lang=lang), strict=True))
    html = table.table(told, lang=lang)
    assert html.count("<tr") == 1 + len(FOUND)
    assert say("targets.head.indicator", lang=lang) in html


def test_columns_nobody_fills_are_left_out() -> None:
    """Nothing is measured without a locality: no gap to tell."""
    told = list(zip(FOUND, rows(FOUND, lang="vi"), strict=True))
    assert say("targets.head.gap", lang="vi") not in table.table(told, lang="vi")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_none_left_by_the_filters_is_said(lang: str) -> None:
    assert say("targets.none", lang=lang) in table.table([], lang=lang)


@pytest.mark.parametrize("asked", ["flagged", "measured", "parent"])
def test_a_question_keeps_only_the_rows_that_answer_it(asked: str) -> None:
    kept = [row for row in FOUND if table._answers(row, asked)]
    tests = {
        "flagged": lambda row: bool(row.flags),
        "measured": lambda row: row.observed is not None,
        "parent": lambda row: row.parent is not None,
    }
    assert kept == [row for row in FOUND if tests[asked](row)]
    assert all(table._answers(row, table.ANY) for row in FOUND)


def test_a_kind_filters_and_the_summary_counts_what_is_shown(
    see: Callable[..., Seen], written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    kind = FOUND[0].target.kind
    state.remember("targets.pack", localities()[0])
    state.remember("targets.kind", kind)
    table.draw(see(lang="en"))
    count = sum(row.target.kind == kind for row in FOUND)
    assert written[1].count("<tr") == 1 + count
    assert str(count) in written[0]
    assert kind in asked["targets.kind"]["given"][0]


@pytest.mark.parametrize(("known", "css"), [(True, "<b>"), (False, "tl-none")])
def test_a_figure_that_is_not_known_is_quiet(known: bool, css: str) -> None:
    html = table._or_none("<3>", known=known)
    assert css in html
    assert "&lt;3&gt;" in html


def test_a_list_of_schools_is_of_the_year_of_the_day_shown(
    see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = town()
    own = dataclasses.replace(
        known, locality=dataclasses.replace(known.locality, key=localities()[0])
    )
    years, measured = [], readings.facts

    def facts(assessment: Assessment, *, day: date) -> Facts:
        found = measured(assessment, day=day)
        years.append(found.listed_year)
        return found

    monkeypatch.setattr(readings, "facts", facts)
    table.draw(see(own, on=date(2037, 3, 1)))
    assert years == [2037]
