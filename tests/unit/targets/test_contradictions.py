"""Targets that contradict their base or each other."""

from __future__ import annotations

from spatial import targets
from spatial.targets.contradictions import worse


def test_figures_of_other_units_are_neither_better_nor_worse() -> None:
    plan = targets.pack("quan12")
    share = next(target for target in plan.targets if target.unit == "%")
    land = next(target for target in plan.targets if target.unit == "m2")
    text = next(target for target in plan.targets if target.indicator == "review_milestones")
    assert not worse(share, land)
    assert not worse(text, text)
