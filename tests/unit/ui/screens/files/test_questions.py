"""Questions one at a time: what is asked, what each answer gives, what is left open."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from spatial.errors import Fault
from spatial.intake.answers.settings import Settings
from spatial.ui.screens.files import desk, questions
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.planner_question import PlannerQuestion
from spatial.ui.session import state

View = Callable[..., UploadView]
pytestmark = pytest.mark.usefixtures("home")
NUMBER = Fault(
    code="number_question",
    file="a.xlsx",
    column="Diện tích (m2)",
    value="3.12",
    blanks={
        "count": 4,
        "at": 9,
        "thousands": "3 120",
        "decimals": "3.12",
        "unit": "m2",
        "field": "land_m2",
    },
)


def only(view: UploadView) -> PlannerQuestion:
    """Return the one question there is."""
    (question,) = questions._waiting(view)
    assert isinstance(question, PlannerQuestion)
    return question


@pytest.mark.parametrize(
    ("lang", "gives"),
    [
        ("vi", ["3.12 được đọc là 3.120 m²", "3.12 được đọc là 3,12 m²"]),
        ("en", ["3.12 is read as 3,120 m²", "3.12 is read as 3.12 m²"]),
    ],
)
def test_a_convention_is_asked_with_what_each_answer_gives(
    lang: str, gives: list[str], upload_view: View
) -> None:
    question = only(upload_view(lang=lang, faults=[NUMBER]))
    assert list(question.options) == ["thousands", "decimals"]
    assert list(question.gives) == gives
    assert "3.12" in question.words


def test_the_answer_is_kept_for_the_column(upload_view: View) -> None:
    only(upload_view(faults=[NUMBER])).keep("thousands")
    assert dict(desk.desk().answers().numbers["a.xlsx"]) == {"land_m2": "thousands"}


def test_one_odd_figure_of_a_row_is_mended_in_its_cell_alone(office_view: UploadView) -> None:
    file = next(part.source.name for part in office_view.reading.loaded if part.source.sheet)
    fault = dataclasses.replace(NUMBER, file=file, row=10, value="2827")
    for answer, value in (("thousands", "2827000"), ("decimals", "2827")):
        questions._keep_number(office_view, fault, "land_m2")(answer)
        cells = desk.desk().answers().cells
        assert [cell.value for cell in cells] == ([value] if value != "2827" else [])
    assert dict(desk.desk().answers().numbers) == {}


def test_what_was_left_open_is_not_asked_until_it_is_taken_up(upload_view: View) -> None:
    key = only(upload_view(faults=[NUMBER])).key
    left = upload_view(faults=[NUMBER], answers=Settings(later=(key, "loan")))
    assert questions._waiting(left) == []
    assert questions.left_open(left) == [key]


def test_an_answer_that_was_not_offered_is_refused(upload_view: View) -> None:
    question = only(upload_view(faults=[NUMBER]))
    state.hold(questions._CHOSEN + question.key, "thousandths")
    questions._answer(question)
    assert dict(desk.desk().answers().numbers) == {}


def test_only_the_first_question_is_shown(
    upload_view: View, written: list[str], asked: dict[str, Any]
) -> None:
    other = dataclasses.replace(NUMBER, file="b.xlsx")
    questions.draw(upload_view(faults=[NUMBER, other]))
    assert "Câu hỏi 1 trong 2" in written[0]
    assert [key for key in asked if key.startswith(questions._CHOSEN)] == [
        questions._CHOSEN + "number a.xlsx land_m2"
    ]
    asked["files_ask_later_all"]["on_click"](*asked["files_ask_later_all"]["args"])
    assert len(desk.desk().answers().later) == 2


@pytest.mark.parametrize(
    ("code", "answers"), [("unit_question", ["header", "plain"]), ("unit_missing", ["ha", "plain"])]
)
def test_a_unit_in_doubt_is_asked_for_the_column_with_what_each_answer_gives(
    code: str, answers: list[str], upload_view: View
) -> None:
    blanks = {**NUMBER.blanks, "scaled": "23 100 000", "plain": "2 310"}
    fault = dataclasses.replace(NUMBER, code=code, value="2310", blanks=blanks)
    question = only(upload_view(faults=[fault]))
    assert list(question.options) == answers
    assert list(question.gives) == [
        "2310 được đọc là 23.100.000 m²",
        "2310 được đọc là 2.310 m²",
    ]
    question.keep(answers[0])
    assert dict(desk.desk().answers().numbers["a.xlsx"]) == {"land_m2": answers[0]}


def test_one_odd_unit_is_left_to_its_cell(upload_view: View) -> None:
    fault = dataclasses.replace(NUMBER, code="unit_question", row=9)
    assert questions._waiting(upload_view(faults=[fault])) == []
