"""The projection an assessment asks for: its scenario, engine and outlook, up to its year."""

from __future__ import annotations

import pytest

from spatial import norms, projection
from spatial.records import Options, Outlook

RULES = norms.rules("quan12-2024")


def test_a_request_takes_over_every_choice_of_the_options() -> None:
    outlook = Outlook(fertility=0.9)
    options = Options(scenario="own", engine="mix", outlook=outlook)
    asked = projection.request(options, RULES.ages, last=2035)
    assert (asked.scenario, asked.engine, asked.outlook) == ("own", "mix", outlook)
    assert (asked.ages, asked.last) == (RULES.ages, 2035)


def test_every_name_that_is_offered_is_there() -> None:
    assert all(hasattr(projection, name) for name in projection.__all__)
    assert len(set(projection.__all__)) == len(projection.__all__)


@pytest.mark.parametrize("engine", ["cohort", "mix"])
def test_the_engines_an_office_may_name_are_known(engine: str) -> None:
    assert engine in projection.ENGINES
