"""A recommendation in sentences: nothing is called proven or planned that is not."""

from __future__ import annotations

import dataclasses

import district
import numpy as np
import pytest

from spatial.export import siting_lines
from spatial.recommend import Recommendation
from spatial.solver.effort import End


@pytest.fixture(scope="module")
def found() -> Recommendation:
    return district.recommendation()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_anything_to_build_it_is_said_and_nothing_is_called_proven(
    found: Recommendation, lang: str
) -> None:
    bare = dataclasses.replace(found, model=dataclasses.replace(found.model, actions=()))
    lines = siting_lines.lines(bare, lang=lang)
    (line,) = [each for each in lines if "--grid" in each]
    assert str(len(found.screened)) in line
    assert not any("proven" in each or "chứng minh" in each for each in lines)


def test_a_search_cut_short_with_nothing_to_do_is_no_plan_with_a_bound(
    found: Recommendation,
) -> None:
    cut = dataclasses.replace(found.plan.reached[0], end=End.TIME)
    nothing = dataclasses.replace(
        found.plan.outcome, chosen=np.zeros_like(found.plan.outcome.chosen)
    )
    reached = (cut, *found.plan.reached[1:])
    idle = dataclasses.replace(found.plan, outcome=nothing, reached=reached)
    lines = siting_lines.lines(dataclasses.replace(found, plans=(idle, *found.plans)), lang="en")
    assert lines == siting_lines.lines(found, lang="en")
    alone = siting_lines.lines(dataclasses.replace(found, plans=(idle,)), lang="en")
    assert any(
        "time limit reached" in line for line in alone
    )  # with no other, it is all there is to say
