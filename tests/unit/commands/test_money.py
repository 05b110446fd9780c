"""The command of capital by source and year."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from click.testing import CliRunner
from towns import town

from spatial import Options, assess, words
from spatial.cli import truonglop
from spatial.commands.money import lines
from spatial.export import capital


def test_the_district_tells_nothing_and_is_told_what_would_bring_it() -> None:
    done = CliRunner().invoke(truonglop, ["money"], catch_exceptions=False)
    assert done.exit_code == 0
    assert words.say("money.none", lang="vi") in done.output


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("vi", ("vượt 2,5", "ngân sách xã", "15 %; kế hoạch ít nhất 20 %, thiếu 50")),
        ("en", ("over 2.5", "budget of the commune", "15 %; the plan asks for at least 20 %")),
    ],
)
def test_years_sources_and_the_budget_are_said(lang: str, expected: tuple[str, ...]) -> None:
    known = town()
    rows = [(2027, "commune", "", 10.0), (2027, "commune", "a", 12.5)]
    told = dataclasses.replace(
        known,
        locality=dataclasses.replace(known.locality, key="duc_pho"),
        capital=pd.DataFrame(rows, columns=["year", "fund", "project_id", "billion_vnd"]).assign(
            kind="published"
        ),
        budget=pd.DataFrame(
            {
                "year": [2026],
                "account": ["quyet_toan"],
                "total_billion_vnd": [1_000.0],
                "education_billion_vnd": [150.0],
                "education_recurrent_billion_vnd": [float("nan")],
                "kind": ["published"],
            }
        ),
    )
    found = assess(told, Options(year=2030))
    said = "\n".join(lines(found, capital.tables(found), lang=lang))
    assert all(one in said for one in expected), said
    assert words.say("money.none", lang=lang) not in said
