"""A plan is chosen once for every view of the targets."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from towns import town

from spatial.targets import localities, pack
from spatial.ui.screens.targets import plan_choice
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen

pytestmark = pytest.mark.usefixtures("session")


def test_the_plan_once_chosen_stays_and_every_plan_is_offered(
    see: Callable[..., Seen], asked: dict[str, dict[str, Any]]
) -> None:
    assert plan_choice.draw(see(lang="vi")) == localities()[0]  # the town of the tests has no plan
    state.remember("targets.pack", "duc_pho")
    assert plan_choice.draw(see(lang="vi")) == "duc_pho"
    assert asked.keys() == {"targets.pack"}


def results(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Make a table of results by indicator, level and denominator."""
    table = pd.DataFrame(rows, columns=["indicator", "level", "of"])
    return table.assign(ward_id="", school_id="", year=2026, value=40.0, office="", source="")


def test_data_of_no_plan_s_own_follow_the_plan_their_results_fit(
    see: Callable[..., Seen], asked: dict[str, dict[str, Any]]
) -> None:
    """Of three rows Quận 12 takes two, Đức Phổ one; the third is nobody's."""
    both = ("national_standard_schools_share", "tieu_hoc", "schools")
    told = results(both, ("two_sessions_day_schools_share", "tieu_hoc", ""), ("?", "thcs", ""))
    mine = dataclasses.replace(town(), progress=told)
    assert plan_choice.draw(see(mine, lang="vi")) == "quan12"
    assert asked.keys() == {"targets.pack"}
    followed = [one for one in localities() if plan_choice.is_followed(mine, pack(one))]
    assert followed == ["duc_pho", "quan12"]
    assert not any(plan_choice.is_followed(town(), pack(one)) for one in localities())


def test_data_of_a_plan_s_locality_follow_no_other() -> None:
    told = results(("national_standard_schools_share", "tieu_hoc", "schools"))
    here = dataclasses.replace(town(), progress=told)
    there = dataclasses.replace(here, locality=dataclasses.replace(here.locality, key="quan11"))
    followed = [one for one in localities() if plan_choice.is_followed(there, pack(one))]
    assert followed == ["quan11"]


def test_a_plan_of_another_place_never_passes_for_the_office_s_own() -> None:
    told = results(("national_standard_schools_share", "tieu_hoc", "schools"))
    mine = dataclasses.replace(town(), progress=told)
    said = plan_choice.standing(mine, pack("quan12"), lang="vi")
    assert "là của Quận 12" in said
    assert "cũng khớp kế hoạch" in said
    assert "Đức Phổ" in said
    empty = plan_choice.standing(town(), pack("quan12"), lang="vi")
    assert empty.startswith("Dữ liệu đang mở không phải của địa bàn này")
    own = dataclasses.replace(mine, locality=dataclasses.replace(mine.locality, key="quan12"))
    assert plan_choice.standing(own, pack("quan12"), lang="vi") == ""
