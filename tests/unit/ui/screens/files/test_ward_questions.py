"""Wards of before a merger or of after it: asked once a file, each answer with what it gives."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from spatial.errors import Fault, Severity
from spatial.ui.screens.files import desk, questions, ward_questions
from spatial.ui.screens.files.desk import UploadView

pytestmark = pytest.mark.usefixtures("home")
FAULT = Fault(
    code="wards_of_after",
    file="a.xlsx",
    value="Tây",
    blanks={"count": 3, "names": "Phường Đông"},
)


@pytest.mark.parametrize(
    ("lang", "options"),
    [
        ("vi", ["Phường trước sắp xếp", "Phường sau sắp xếp"]),
        ("en", ["Of before the merger", "Of after the merger"]),
    ],
)
def test_one_question_a_file_with_what_each_answer_gives(
    lang: str, options: list[str], upload_view: Callable[..., UploadView]
) -> None:
    (question,) = ward_questions.questions(upload_view(lang=lang, faults=[FAULT, FAULT]))
    assert list(question.options.values()) == options
    assert "Tây" in question.words
    assert "Phường Đông" in question.gives[1]


def test_the_answer_is_kept_for_the_file(upload_view: Callable[..., UploadView]) -> None:
    view = upload_view(faults=[FAULT])
    assert [questions.key_of(each) for each in questions.waiting(view)] == ["ward a.xlsx"]
    (question,) = ward_questions.questions(view)
    question.keep("before")
    assert desk.desk().answers().numbers == {"a.xlsx": {"ward": "before"}}


def test_a_note_is_no_question(upload_view: Callable[..., UploadView]) -> None:
    note = dataclasses.replace(FAULT, severity=Severity.WARNING)
    assert ward_questions.questions(upload_view(faults=[note])) == []
