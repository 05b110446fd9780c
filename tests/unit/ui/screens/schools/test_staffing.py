"""Teachers on the page: what is told, what would bring it to life."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from towns import town

from spatial import words
from spatial.network import Network
from spatial.ui.screens.schools import staffing
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")


def staffed() -> Network:
    known = town()
    rows = known.school_levels.assign(classes=10.0, teachers=12.0, pupils_two_session=350.0,
                                      pupils=350.0)  # fmt: skip
    told = pd.DataFrame(
        [("s0", "tieu_hoc", "<b>Tin học</b>", 1.0, 0.0)],
        columns=["school_id", "level", "subject", "posts", "teachers"],
    )
    return dataclasses.replace(known, school_levels=rows, subject_teachers=told)


def test_a_town_that_tells_no_teachers_says_what_would_bring_them(
    see: Callable[..., Seen], written: list[str]
) -> None:
    staffing.draw(see())
    assert words.say("staffing.none", lang="vi") in written[0]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_wards_schools_and_subjects_are_drawn_names_as_text(
    lang: str, see: Callable[..., Seen], written: list[str]
) -> None:
    """10 classes at 1.5 are 15 posts: 3 short of the 12 there."""
    staffing.draw(see(staffed(), lang=lang))
    page = "".join(written)
    assert page.count("<table") == 3
    assert say("posts.head.nursery_pupils", lang=lang) in page
    assert words.say("staffing.zones", lang=lang) in page
    assert page.count("Đ.3 k.1-2, TT 20/2023/TT-BGDĐT") == 1  # of the one level there is, in zone 3
    assert say("posts.teachers_schools", lang=lang) in page
    assert "&lt;b&gt;Tin học&lt;/b&gt;" in page
    assert ">3<" in page


def test_the_manifest_names_every_table_and_the_command(
    see: Callable[..., Seen], asked: dict[str, dict[str, Any]]
) -> None:
    staffing.draw(see(staffed()))
    told = json.loads(asked["posts_manifest"]["given"][0]())
    assert told["command"][0] == "teachers"
    assert set(told["files"]) == {
        "teachers_schools.csv", "teachers_wards.csv", "teachers_subjects.csv",
    }  # fmt: skip
