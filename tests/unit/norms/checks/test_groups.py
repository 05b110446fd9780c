"""Preschool groups: children by age, fewer for each child with a disability."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from spatial.norms import checks

BEFORE, AFTER = date(2025, 1, 30), date(2025, 1, 31)


@pytest.mark.parametrize(
    ("age", "children", "disabled", "kept"),
    [
        ("y3_4", 25, 0, [True]),
        ("y3_4", 26, 0, [False]),
        ("y5_6", 30, 1, [True, True]),  # 35 - 5
        ("y5_6", 31, 1, [False, True]),
        ("y5_6", 20, 3, [True, False]),  # 35 - 15, yet three are one too many
        ("m3_12", 15, None, [True]),
        ("unknown", 99, 0, []),
    ],
)
def test_groups_shrink_by_five_for_each_child_with_a_disability(
    age: str, children: int, disabled: int | None, kept: list[bool]
) -> None:
    group = {
        "school_id": "g",
        "age_group": age,
        "pupils": children,
        "pupils_with_disability": disabled,
    }
    found = checks.group_sizes(pd.DataFrame([group]), day=AFTER)
    assert [finding.kept for finding in found] == kept


def test_independent_groups_have_figures_of_their_own() -> None:
    group = {"school_id": "g", "age_group": "m3_12", "pupils": 13, "pupils_with_disability": 1}
    (finding,) = checks.group_sizes(pd.DataFrame([{**group, "independent": 1.0}]), day=AFTER)
    assert (finding.limit, finding.kept) == (12, False)


def test_a_row_of_several_classes_is_held_by_its_mean_class() -> None:
    row = {"school_id": "g", "age_group": "y4_5", "classes": 3, "pupils": 93}
    (size,) = checks.group_sizes(pd.DataFrame([row]), day=AFTER)
    assert (size.value, size.limit, size.kept) == (31, 30, False)
    two = pd.DataFrame([{**row, "pupils": 78, "pupils_with_disability": 3}])
    size, disability = checks.group_sizes(two, day=AFTER)
    # one child with a disability a class takes five places: 30 - 5, and the clause is cited too
    assert (size.value, size.limit, size.kept) == (26, 25, False)
    assert size.say(lang="vi").count("TT 52/2020") == 2
    assert (disability.value, disability.kept) == (1, True)


def test_a_mixed_group_without_a_figure_of_its_own_takes_the_one_of_mixed_groups() -> None:
    row = {"school_id": "g", "age_group": "mixed_nursery", "pupils": 21}
    (usual,) = checks.group_sizes(pd.DataFrame([row]), day=AFTER)
    (alone,) = checks.group_sizes(pd.DataFrame([{**row, "independent": 1}]), day=AFTER)
    assert (usual.limit, alone.limit) == (20, 20)
    assert usual.norm.topic != alone.norm.topic
