"""A word no list knows: asked once for all its rows, the answer kept by the word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.errors import Fault
from spatial.intake.answers import word_answers
from spatial.intake.answers.settings import Settings
from spatial.ui.screens.files import desk, questions, word_questions
from spatial.ui.screens.files.desk import UploadView

pytestmark = pytest.mark.usefixtures("home")
View = Callable[..., UploadView]


def odd(row: int, *, field: str = "ownership", value: str = "Bán công") -> Fault:
    """Make the fault of one row."""
    sort = field if field in {"level", "kind"} else "choice"
    blanks = {"field": field}
    return Fault(
        code=f"unknown_{sort}", file="a.xlsx", column="Cột", row=row, value=value, blanks=blanks
    )


def test_a_word_is_asked_once_with_its_rows(upload_view: View) -> None:
    view = upload_view(faults=[odd(9), odd(4), odd(10), odd(11), odd(12, value="Hội")])
    first, second = word_questions.questions(view)
    assert first.options == {
        "cong_lap": "Công lập",
        "ngoai_cong_lap": "Ngoài công lập",
        "chua_ro": "Chưa rõ",
    }
    assert "(4 dòng)" in first.words
    assert first.gives[1] == "Các dòng 9, 4, 10 … được tính là: Ngoài công lập"
    assert "Hội" in second.words


def test_the_answer_is_kept_by_the_word_beside_those_before(upload_view: View) -> None:
    view = upload_view(faults=[odd(9), odd(10), odd(12, value="Hội")])
    for question, choice in zip(
        word_questions.questions(view), ("cong_lap", "ngoai_cong_lap"), strict=True
    ):
        question.keep(choice)
    answers = desk.desk().answers()
    assert answers.words == {
        "a.xlsx": {"ownership": {"Bán công": "cong_lap", "Hội": "ngoai_cong_lap"}}
    }
    assert answers.cells == ()


@pytest.mark.parametrize(
    ("field", "first", "last"),
    [
        ("level", "Mầm non", "THPT"),
        ("kind", "Công bố", "Để trống (không ghi gì)"),
        ("school_type", "Phổ thông", "Để trống (không ghi gì)"),
    ],
)
def test_levels_and_other_lists_are_asked_by_their_words(
    field: str, first: str, last: str, upload_view: View
) -> None:
    view = upload_view(faults=[odd(9, field=field)])
    assert [questions.key_of(each) for each in questions.waiting(view)] == [
        f"kind a.xlsx {field} Bán công"
    ]
    (question,) = word_questions.questions(view)
    called = [one.casefold() for one in question.options.values()]
    assert (called[0], called[-1]) == (first.casefold(), last.casefold())


def test_every_word_of_a_list_has_a_name_in_both_languages() -> None:
    for field in word_answers.listed().keys() - {"level", "kind"}:
        for choice in word_questions._options(word_answers.listed()[field]):
            for lang in ("vi", "en"):
                assert word_questions.called(field, choice, lang) not in {choice, ""}, field


def test_an_answer_is_shown_with_its_word_and_can_be_taken_back(
    upload_view: View, asked: dict[str, Any]
) -> None:
    told = {"a.xlsx": {"ownership": {"Bán công": "ngoai_cong_lap", "Hội": "cong_lap"}}}
    view = upload_view(answers=Settings(words=told))
    desk.answer(view.told)
    word_questions.answered(view)
    (first, _) = (one for key, one in asked.items() if key.startswith("files_word_"))
    assert first["label"] == "Hỏi lại “Bán công”, đang là Ngoài công lập"
    first["on_click"](*first["args"])
    assert desk.desk().answers().words == {"a.xlsx": {"ownership": {"Hội": "cong_lap"}}}
    word_questions._forget("a.xlsx", "ownership", "Hội")
    assert desk.desk().answers() == Settings()
