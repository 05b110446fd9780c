"""Which schools may be closed."""

from __future__ import annotations

import pytest

from spatial import assess
from spatial.errors import UserError
from spatial.network import Network
from spatial.recommend import Request, closing
from spatial.records import Level


def test_closing_keeps_to_the_rules_of_merging(town: Network) -> None:
    found = assess(town)
    table = found.schools.reset_index()
    only = table.groupby("school_id")["level"].transform("size") == 1
    level = table[(table["level"] == "tieu_hoc") & only]
    ward = level["ward_id"].value_counts().index[0]
    school = str(level.loc[level["ward_id"] == ward, "school_id"].iloc[0])
    near = Request(close=(school,), walk_limit_m={Level.TIEU_HOC: 1.0})
    with pytest.raises(UserError) as problem:  # nobody within a metre
        closing.check(found, near)
    assert [fault.code for fault in problem.value.faults] == ["siting_merge"]
    closing.check(found, Request(close=(school,), walk_limit_m={Level.TIEU_HOC: 1e6}))
    pairs = closing.takers(found, school, Level.TIEU_HOC, Request(walk_factor=100))
    other = [one for one in pairs if "other_commune" in one.forbidden]
    assert other
    assert all(not one.allowed for one in other)
