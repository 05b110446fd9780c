"""Two profiles over the same data, and the clause that made the difference."""

from __future__ import annotations

import pandas as pd

from spatial import norms
from spatial.norms.comparison import FOLLOWS, compare, differences
from spatial.records import LEVELS, Level

NOTHING = pd.DataFrame(0.0, index=list(LEVELS), columns=list(FOLLOWS))


def test_land_differs_by_the_clauses_of_both_circulars() -> None:
    a, b = norms.rules("quan12-2024"), norms.rules("tt23-urban")
    found = compare(NOTHING.assign(land_short_m2=500.0), NOTHING, rules_a=a, rules_b=b)
    assert found.wards.loc["thcs", "land_short_m2_change"] == -500
    (sentence,) = found.why("land_short_m2", Level.THCS, lang="en")
    assert "from 8 to 6" in sentence
    assert "TT 13/2020" in sentence
    assert "QĐ 1255/QĐ-TTg" in sentence
    assert "unverified" not in sentence
    (thpt,) = found.why("land_short_m2", Level.THPT, lang="vi")
    assert "từ 10 thành 6 m²/học sinh" in thpt
    assert found.why("rooms_short_class", Level.THCS, lang="vi") == ()


def test_the_floor_rule_is_named_where_floor_stands_for_land_and_nowhere_else() -> None:
    a, b = norms.rules("quan12-2024"), norms.rules("tt23-urban")
    with_floor = NOTHING.assign(land_from_floor_m2=400.0)
    found = compare(NOTHING, with_floor, rules_a=a, rules_b=b)
    last = found.why("land_short_m2", Level.THPT, lang="en")[-1]
    assert last == "Floor counted in place of land (m² of land for 1 m² of floor): no → 1.00."
    (only,) = compare(NOTHING, NOTHING, rules_a=a, rules_b=b).why(
        "land_short_m2", Level.THPT, lang="en"
    )
    assert only.startswith("Least site area")


def test_choices_that_are_no_norm_are_named_too() -> None:
    a, b = norms.rules("tt23-urban"), norms.rules("hcmc-300")
    found = compare(NOTHING, NOTHING, rules_a=a, rules_b=b)
    assert found.why("rooms_short_per_10k", Level.TIEU_HOC, lang="vi") == (
        "Phòng trên 10.000 tính trên học sinh → dân số trong độ tuổi đi học.",
    )
    assert found.why("rooms_short_class", Level.THPT, lang="en") == (
        "Share of two-session classes, upper secondary: 100 % → 80 %.",
    )


def test_a_profile_differs_from_itself_in_nothing() -> None:
    assert differences(norms.rules("qcvn-2026"), norms.rules("qcvn-2026")) == ()


def test_the_planning_codes_differ_in_their_radius() -> None:
    changed = differences(norms.rules("qcvn-2021"), norms.rules("qcvn-2026"))
    assert {change.topic for change in changed} == {"radius_m"}
