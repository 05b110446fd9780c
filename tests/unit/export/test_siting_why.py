"""Why a project is in the plan, in words."""

from __future__ import annotations

import dataclasses

import district
import pandas as pd

from spatial.export import siting_why
from spatial.siting.model import ActionKind
from spatial.siting.reasons import Reason


def changed(**fields: object) -> Reason:
    """Take the first reason of the district's plan, with fields changed."""
    return dataclasses.replace(district.recommendation().reasons[0], **fields)


def said(reason: Reason) -> str:
    return siting_why.sentence(district.recommendation(), reason, lang="en")


def ward() -> tuple[str, str]:
    """Return code and name of a ward."""
    names = district.town().wards(district.recommendation().before.options.units)["ward"]
    return str(names.index[0]), str(names.iloc[0])


def test_the_ward_most_pupils_come_from_is_named_with_all_it_serves() -> None:
    code, name = ward()
    served = pd.Series([1_200.0, 34.0], index=[code, "elsewhere"])
    assert said(changed(served=served)).startswith(f"Serves 1,234 pupils, most of them in {name}.")


def test_every_ward_whose_shortage_it_closes_is_named_with_its_pupils() -> None:
    code, name = ward()
    told = said(changed(closes=pd.Series([70.0, 5.0], index=[code, "x-9"])))
    assert f"Closes the shortage of {name} (70), x-9 (5)." in told


def test_what_is_lost_without_it_is_counted_from_the_plan() -> None:
    short = district.recommendation().plan.outcome.unseated
    assert "Without it 12 more pupils" in said(changed(without=short + 12.0))
    assert "Without it 0 more pupils" in said(changed(without=short - 3.0))


def test_where_nothing_is_closed_and_nothing_else_fits_it_says_so() -> None:
    told = said(changed(closes=pd.Series(dtype=float), instead=None))
    assert "no further ward" in told
    assert told.endswith("No other site is left to stand in.")


def test_a_ward_without_a_name_goes_by_its_code() -> None:
    assert siting_why.ward_name(district.recommendation(), "nowhere") == "nowhere"


def test_what_leans_on_a_real_schools_share_is_marked() -> None:
    """Schools of OpenStreetMap have shares of the plan's totals; new land has not."""
    plan = district.recommendation()
    reason = next(one for one in plan.reasons if one.action.deed is ActionKind.BUILD)
    new = dataclasses.replace(reason, instead=None)
    assert siting_why.figures(plan, new, lang="en") == ""
    level = reason.action.level.value
    school = next(name for name, at in sorted(plan.before.network.apportioned) if at == level)
    action = dataclasses.replace(reason.action, site_id=f"{school}.{level}")
    extended = dataclasses.replace(reason, action=action, instead=None)
    assert siting_why.figures(plan, extended, lang="en").startswith("apportioned estimate")
