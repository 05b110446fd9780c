"""Duties of the five plans: their words, their doors, their tests, their days."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import plan_sections
import pytest

from spatial.cli import COMMANDS
from spatial.targets.duties import AGAIN, STATES, answers, duties, offices
from spatial.targets.pack import localities, pack


@pytest.mark.parametrize("plan", localities())
def test_every_duty_stands_in_the_section_it_names(plan: str, shared: Path) -> None:
    seed = (shared / "seeds" / pack(plan).doc).read_text(encoding="utf-8")
    parts = plan_sections.parts(plan, seed)
    for duty in duties(plan):
        assert plan_sections.flat(duty.quote) in parts[duty.section], (duty.section, duty.quote)


def test_no_duty_of_a_plan_is_told_twice() -> None:
    told = Counter((duty.plan, duty.section, duty.quote) for duty in duties())
    assert max(told.values()) == 1
    assert {duty.plan for duty in duties()} == set(localities())


@pytest.mark.parametrize("key", answers())
def test_every_door_and_test_an_answer_names_is_there(key: str, root: Path) -> None:
    answer = answers()[key]
    for door in answer.doors:
        assert (root / door).is_file() if "/" in door else door in COMMANDS, door
    for named in answer.tests:
        file, _, test = named.partition("::")
        assert f"\ndef {test}(" in (root / file).read_text(encoding="utf-8"), named


def test_what_works_has_a_test_and_what_does_not_says_what_it_lacks() -> None:
    for answer in answers().values():
        assert answer.state in STATES
        assert bool(answer.tests) == (answer.state in {"whole", "part"}), answer.key
        assert bool(answer.lacks) == (answer.state != "whole"), answer.key
        assert bool(answer.doors) == bool(answer.tests), answer.key
        assert not answer.beyond or answer.state == "whole", answer.key
        assert answer.beyond.keys() in (set(), {"vi", "en"}), answer.key


def test_every_answer_and_office_is_used() -> None:
    assert {duty.answer.key for duty in duties()} == set(answers())
    named = {duty.office.name["vi"] for duty in duties() if duty.office is not None}
    assert named == {office.name["vi"] for office in offices().values()}


def test_before_the_fifth_of_december_the_fourth_is_the_last_day() -> None:
    (due,) = [duty.due for duty in duties("duc_pho") if duty.due is not None]
    assert (due.before, due.last, due.again, due.until) == (
        date(2025, 12, 5),
        date(2025, 12, 4),
        "year",
        2030,
    )


def test_early_in_2026_is_read_as_its_first_quarter_and_never_as_a_printed_day() -> None:
    early = next(
        duty.due for duty in duties("quan12") if duty.due and duty.due.first == date(2026, 1, 1)
    )
    assert (early.last, early.before) == (date(2026, 3, 31), None)


def test_every_due_day_has_somebody_who_reports_and_somebody_reported_to() -> None:
    for duty in duties():
        if duty.due is not None:
            assert duty.office is not None, duty.key
            assert set(duty.due.reports_to) == {"vi", "en"}
            assert duty.due.again in AGAIN
            assert duty.due.first <= duty.due.last
