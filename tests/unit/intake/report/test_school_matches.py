"""Listed schools beside the known ones, in lines and records."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from spatial.intake.checking.check import Checked
from spatial.intake.examine import Reading
from spatial.intake.joining.known_schools import Matching, SchoolMatch
from spatial.intake.reading.find import Source
from spatial.intake.report import school_matches


def match(listed: str, known: str) -> SchoolMatch:
    """Make a pair alike in name and level."""
    return SchoolMatch(
        listed=listed, listed_name=f"TH {listed}", known=known, known_name=f"Tiểu học {known}",
        lon=106.6, lat=10.8, score=95.0, reasons=("alike", "level_same"),
    )  # fmt: skip


def reading(matching: Matching | None) -> Reading:
    """Make a reading of one list."""
    table = Checked(
        source=Source(table="schools", path=Path("ds.csv"), name="ds.csv"),
        frame=pd.DataFrame(),
        sound=np.array([], dtype=bool),
        whole=True,
        faults=(),
        matching=matching,
    )
    return Reading(network=None, faults=(), tables=(table,))


MATCHING = Matching(
    certain=(match("a", "k1"),), doubtful={"b": (match("b", "k2"),)}, unmatched=("c",)
)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("vi", "  ? TH b  |  Tiểu học k2 (k2): tên gần giống, cùng cấp."),
        ("en", "  ? TH b  |  Tiểu học k2 (k2): name alike, same level."),
    ],
)
def test_only_the_doubtful_pairs_are_put_into_lines_with_their_reasons(
    lang: str, expected: str
) -> None:
    (line,) = school_matches.lines(reading(MATCHING), lang=lang)
    assert line.split() == expected.split()


def test_a_record_holds_all_three_sorts_and_the_place_offered() -> None:
    (record,) = school_matches.as_records(reading(MATCHING))
    assert record["file"] == "ds.csv"
    assert record["unmatched"] == ["c"]
    assert record["certain"] == [
        {"listed": "a", "listed_name": "TH a", "known": "k1", "known_name": "Tiểu học k1",
         "lon": 106.6, "lat": 10.8, "score": 95.0, "reasons": ["alike", "level_same"]}
    ]  # fmt: skip


def test_a_table_nobody_asked_about_gives_nothing() -> None:
    assert school_matches.lines(reading(None), lang="vi") == []
    assert school_matches.as_records(reading(None)) == []
