"""Schools in doubt for their ward alone: one question for all of a list."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from spatial.intake.answers.settings import Settings
from spatial.intake.joining.known_schools import Matching, SchoolMatch
from spatial.ui.screens.files import desk, match_groups, matches, questions
from spatial.ui.screens.files.desk import UploadView

View = Callable[..., UploadView]
pytestmark = pytest.mark.usefixtures("home")
ELSEWHERE = ("same_name", "level_same", "ward_differs")


def pair(listed: str, *reasons: str) -> tuple[SchoolMatch, ...]:
    """Put a listed school beside the known one of its name."""
    return (
        SchoolMatch(
            listed=listed,
            listed_name=listed.upper(),
            known=f"k-{listed}",
            known_name=f"Trường {listed.upper()}",
            lon=106.6,
            lat=10.8,
            score=90.0,
            reasons=reasons,
        ),
    )


MATCHING = Matching(
    doubtful={
        "th-a": pair("th-a", *ELSEWHERE),
        "th-b": pair("th-b", *ELSEWHERE),
        "th-c": pair("th-c", "alike", "level_same"),
    }
)


def view(upload_view: View, matching: Matching = MATCHING, **reading: object) -> UploadView:
    table = SimpleNamespace(source=SimpleNamespace(name="a.csv"), matching=matching)
    return upload_view(tables=[table], **reading)


def test_those_of_another_ward_are_one_question_and_the_others_stay_apart(
    upload_view: View,
) -> None:
    seat = view(upload_view)
    (together,) = match_groups.questions(seat)
    assert list(together.options) == ["all", "none", "each"]
    assert "TH-A = Trường TH-A; TH-B = Trường TH-B" in together.gives[0]
    assert [each.listed for each in matches.questions(seat)] == ["th-c"]
    assert len(questions.waiting(seat)) == 2


@pytest.mark.parametrize(
    ("answer", "kept"),
    [("all", {"th-a": "k-th-a", "th-b": "k-th-b"}), ("none", {"th-a": "none", "th-b": "none"})],
)
def test_one_answer_is_kept_for_each_of_them(
    answer: str, kept: dict[str, str], upload_view: View
) -> None:
    (together,) = match_groups.questions(view(upload_view))
    together.keep(answer)
    assert dict(desk.desk().answers().matches["a.csv"]) == kept


def test_looking_at_each_asks_about_every_school(upload_view: View) -> None:
    (together,) = match_groups.questions(view(upload_view))
    together.keep("each")
    later = desk.desk().answers().later
    seat = view(upload_view, answers=Settings(later=later))
    assert match_groups.questions(seat) == []
    assert [each.listed for each in matches.questions(seat)] == ["th-a", "th-b", "th-c"]
    assert questions.left_open(seat) == []


def test_one_alone_is_asked_about_with_its_map(upload_view: View) -> None:
    seat = view(upload_view, Matching(doubtful={"th-a": pair("th-a", *ELSEWHERE)}))
    assert match_groups.questions(seat) == []
    assert len(list(matches.questions(seat))) == 1
