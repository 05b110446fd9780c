"""Rows a planner set aside, as the answers of a folder tell them."""

from __future__ import annotations

from spatial.intake.answers import rows_aside


def test_whatever_stands_in_the_place_of_rows_is_passed_over() -> None:
    given = [{"row": True}, {"row": "3"}, {"row": -1}, 5, None, {"row": 4, "reason": None}]
    assert rows_aside.read("a.csv", given) == [
        rows_aside.RowAside(file="a.csv", sheet=None, row=4, reason="")
    ]
    assert rows_aside.read("a.csv", {"row": 4}) == []
