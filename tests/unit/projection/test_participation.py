"""From residents to pupils: who goes to school, and what a planner may set."""

from __future__ import annotations

import numpy as np
import pytest
from projections import RULES, ahead

from spatial import projection
from spatial.projection import participation
from spatial.records import LEVELS, Level, Outlook


def test_pupils_of_the_base_year_are_children_times_participation() -> None:
    now = ahead().table(2025)
    # 100 children an age; primary 5 ages x 99 %, lower secondary 4 x 95.5 %, upper 3 x 70 %
    assert now.loc["w00"].tolist()[1:] == pytest.approx([495, 382, 210])


def test_preschool_is_kindergarten_and_the_five_year_olds_and_nursery_a_line_of_its_own() -> None:
    years = {2019: 0.19, 2030: 0.35}, {2019: 0.757, 2030: 0.95}, {2019: 1.0, 2030: 0.999}
    nursery, garden, five = (
        np.interp(2025, list(values), list(values.values())) for values in years
    )
    found = ahead()
    assert found.table(2025)["mam_non"].iloc[0] == pytest.approx(200 * garden + 100 * five)
    assert found.nursery_of(2025).loc["w00"].tolist() == pytest.approx([100 * nursery] * 3)


def test_the_planners_own_nursery_rate_and_private_share_hold_for_nursery() -> None:
    years = {"years": range(2025, 2027), "known_to": 2025}
    own = Outlook(participation=(("nha_tre", 0.4),), private_share=((Level.MAM_NON, 0.5),))
    found = participation.nursery(RULES.ages, outlook=own, **years)  # type: ignore[arg-type]
    assert found.shape == (2, 3)
    assert found[1].tolist() == pytest.approx([0.2] * 3)  # 40 %, half of them in private places
    levels = participation.table(RULES.ages, outlook=own, **years)  # type: ignore[arg-type]
    assert levels[:, LEVELS.index(Level.MAM_NON), :3].max() == 0


def test_the_planners_participation_holds_after_the_last_known_year() -> None:
    own = Outlook(participation=(("thcs", 0.5),))
    plain, changed = ahead(), ahead(scenario="own", outlook=own)
    assert changed.table(2025)["thcs"].tolist() == plain.table(2025)["thcs"].tolist()
    ratio = changed.table(2026)["thcs"] / plain.table(2026)["thcs"]
    assert ratio.tolist() == pytest.approx([0.5 / 0.955] * 2)


def test_private_and_vocational_pupils_need_no_public_room() -> None:
    own = Outlook(private_share=((Level.THPT, 0.2),), vocational_share=0.5)
    plain, changed = ahead(), ahead(scenario="own", outlook=own)
    ratio = changed.pupils / plain.pupils
    assert ratio[..., LEVELS.index(Level.THPT)] == pytest.approx(0.4 * np.ones((11, 2)))
    assert ratio[..., LEVELS.index(Level.THCS)] == pytest.approx(np.ones((11, 2)))


def test_what_a_planner_may_edit_has_limits() -> None:
    assert projection.limits()["fertility"] == (0.5, 1.5)
