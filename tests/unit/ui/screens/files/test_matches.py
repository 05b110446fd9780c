"""Doubtful pairs: the answer is a known school that was offered, or none."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from spatial.intake.joining.known_schools import Matching, SchoolMatch
from spatial.ui.screens.files import desk, matches
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.matches import MatchQuestion

pytestmark = pytest.mark.usefixtures("home")


def option(code: str) -> SchoolMatch:
    """Make a known school."""
    return SchoolMatch(
        listed="th-a",
        listed_name="TH A",
        known=code,
        known_name=f"Trường {code}",
        lon=106.6,
        lat=10.8,
        score=80.0,
        reasons=("same_name",),
    )


QUESTION = MatchQuestion(file="a.csv", listed="th-a", options=(option("k1"), option("k2")))


def click(kind: str, code: str | None) -> Any:  # noqa: ANN401 - a click of the map
    """Make a click."""
    return {"n": 1, "kind": kind, "id": code, "lon": 106.6, "lat": 10.8}


def test_every_school_in_doubt_is_a_question(upload_view: Callable[..., UploadView]) -> None:
    matching = Matching(certain=(), doubtful={"th-a": QUESTION.options}, unmatched=())
    tables = [
        SimpleNamespace(source=SimpleNamespace(name="a.csv"), matching=matching),
        SimpleNamespace(source=SimpleNamespace(name="b.csv"), matching=None),
    ]
    assert list(matches.questions(upload_view(tables=tables))) == [QUESTION]


@pytest.mark.parametrize("known", ["k1", matches.NONE])
def test_the_answer_is_kept_by_file_and_school(known: str) -> None:
    matches._answer(QUESTION, known)
    assert {name: dict(some) for name, some in desk.desk().answers().matches.items()} == {
        "a.csv": {"th-a": known}
    }


def test_a_known_school_is_taken_by_clicking_it() -> None:
    matches._clicked(QUESTION, click("site", "k2"))
    assert desk.desk().answers().matches["a.csv"]["th-a"] == "k2"


@pytest.mark.parametrize(("kind", "code"), [("ward", "k1"), ("site", "k9"), ("ground", None)])
def test_any_other_click_answers_nothing(kind: str, code: str | None) -> None:
    matches._clicked(QUESTION, click(kind, code))
    assert dict(desk.desk().answers().matches) == {}


def test_the_known_schools_are_marked_by_letters() -> None:
    marks = matches._places(QUESTION, "vi")["features"]
    assert [mark["properties"]["text"] for mark in marks] == ["A", "B"]
