"""The command of nursery and kindergarten apart."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from click.testing import CliRunner
from towns import School, town

from spatial import Options, assess, words
from spatial.cli import truonglop
from spatial.commands.preschools import differing, lines
from spatial.export import preschools
from spatial.records import Development, Level, Outlook


def test_the_district_tells_nothing_and_is_told_what_would_bring_it() -> None:
    done = CliRunner().invoke(truonglop, ["preschools"], catch_exceptions=False)
    assert (done.exit_code, done.output.strip()) == (0, words.say("preschools.none", lang="vi"))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("vi", ("3–5 tuổi (%) 20 (60 trong 300)", "nhóm trẻ, lớp mẫu giáo độc lập: 1 cơ sở",
                "36 trẻ dưới 36 tháng")),
        ("en", ("ages 3–5 (%) 20 (60 of 300)", "independent groups: 1 places",
                "36 children under 36 months")),
    ],
)  # fmt: skip
def test_wards_holders_and_zones_are_said(lang: str, expected: tuple[str, ...]) -> None:
    known = town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON),))
    told = dataclasses.replace(
        known,
        schools=known.schools.assign(ownership="ngoai_cong_lap", school_type="doc_lap"),
        school_levels=known.school_levels.assign(pupils=60.0),
        groups=pd.DataFrame({"school_id": ["s0"], "age_group": ["y4_5"], "pupils": [60.0]}),
    )
    zone = Development(
        development_id="kcn", name="KCN A", sort="industry", units=1_000, ward_id="w10",
        first_year=2028, last_year=2029,
    )  # fmt: skip
    found = assess(told, Options(year=2030, outlook=Outlook(developments=(zone,))))
    said = "\n".join(lines(found, preschools.tables(found), lang=lang))
    assert all(one in said for one in expected), said


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("vi", "4 cơ sở có số trẻ"), ("en", "from the sum of their groups: 4 (Trường 0 59 and 60")],
)
def test_places_of_two_numbers_are_said_the_first_by_name(lang: str, expected: str) -> None:
    known = town(schools=tuple(School(x=0.5, y=0.5, level=Level.MAM_NON) for _ in range(4)))
    told = dataclasses.replace(
        known,
        school_levels=known.school_levels.assign(pupils=59.0),
        groups=pd.DataFrame(
            {"school_id": [f"s{at}" for at in range(4)], "age_group": "y4_5", "pupils": 60.0}
        ),
    )
    found = assess(told, Options(year=2030))
    (said,) = differing(found, lang=lang)
    assert expected in said
    assert words.say("preschools.differ_more", lang=lang, count=1) in said
