"""Money on the page: years, sources, the budget's share; without any, what would bring it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pandas as pd
import pytest
from towns import town

from spatial import words
from spatial.records import Proposal
from spatial.ui.screens.targets import money
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")


def test_a_town_that_tells_nothing_says_what_would_bring_it(
    see: Callable[..., Seen], written: list[str]
) -> None:
    money.draw(see())
    assert words.say("money.none", lang="vi") in written[0]
    assert len(written) == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_over_stands_with_its_year_and_source_and_the_share_beside_the_plan(
    lang: str, see: Callable[..., Seen], written: list[str]
) -> None:
    """60 of a ceiling of 50 in 2027: 10 over; 150 of 1,000 are 15 %, Quận 12 asks 20."""
    known = town()
    told = dataclasses.replace(
        known,
        locality=dataclasses.replace(known.locality, key="quan12"),
        capital=pd.DataFrame(
            [(2027, "province", "", 50.0), (2027, "province", "p1", 60.0)],
            columns=["year", "fund", "project_id", "billion_vnd"],
        ).assign(kind="published", source=""),
        budget=pd.DataFrame(
            [(2026, "quyet_toan", 1_000.0, 150.0, float("nan"))],
            columns=["year", "account", "total_billion_vnd", "education_billion_vnd",
                     "education_recurrent_billion_vnd"],
        ).assign(kind="published", source=""),
    )  # fmt: skip
    money.draw(see(told, lang=lang))
    page = "".join(written)
    assert page.count("<table") == 4
    assert say("funds.head.over", lang=lang) in page
    assert words.say("money.fund.province", lang=lang) in page
    for cell in ("2027", "10", "15", "20"):
        assert f">{cell}<" in page


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_capital_of_what_is_proposed_is_named_as_counted(
    lang: str, see: Callable[..., Seen], site: Proposal, written: list[str]
) -> None:
    told = dataclasses.replace(
        town(),
        capital=pd.DataFrame(
            [(2027, "province", "", 50.0)], columns=["year", "fund", "project_id", "billion_vnd"]
        ).assign(kind="published", source=""),
    )
    sentence = say("funds.proposed", lang=lang)
    money.draw(see(told, lang=lang))
    assert sentence not in "".join(written)
    money.draw(see(told, (site,), lang=lang))
    assert sentence in "".join(written)
