"""One row of several levels: asked once a file, each answer with what it gives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.errors import Fault
from spatial.ui.screens.files import desk, level_rows, questions
from spatial.ui.screens.files.desk import UploadView

pytestmark = pytest.mark.usefixtures("home")
FAULT = Fault(
    code="level_of_several",
    file="a.xlsx",
    value="TH&THCS A",
    blanks={"count": 3, "level": "tieu_hoc", "levels": "tieu_hoc + thcs"},
)


@pytest.mark.parametrize(
    ("lang", "options"),
    [
        ("vi", ["Của tất cả các cấp (Tiểu học + THCS)", "Chỉ của Tiểu học"]),
        ("en", ["Of all its levels together (Primary + Lower secondary)", "Of Primary alone"]),
    ],
)
def test_one_question_a_file_names_the_levels(
    lang: str, options: list[str], upload_view: Callable[..., UploadView]
) -> None:
    (question,) = level_rows.questions(upload_view(lang=lang, faults=[FAULT, FAULT]))
    assert list(question.options.values()) == options
    assert "TH&THCS A" in question.words
    assert len(question.gives) == len(question.options)


def test_the_answer_is_kept_for_the_file_and_not_asked_again(
    upload_view: Callable[..., UploadView],
) -> None:
    view = upload_view(faults=[FAULT])
    assert [questions.key_of(each) for each in questions.waiting(view)] == ["level a.xlsx"]
    (question,) = level_rows.questions(view)
    question.keep("all_levels")
    assert desk.desk().answers().numbers == {"a.xlsx": {"level": "all_levels"}}
