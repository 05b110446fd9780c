"""Several lists of schools: asked of which year each is that tells none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.errors import Fault
from spatial.ui.screens.files import desk, questions, year_questions
from spatial.ui.screens.files.desk import UploadView

pytestmark = pytest.mark.usefixtures("home")
View = Callable[..., UploadView]


def several(code: str, file: str, other: str, table: str = "schools") -> Fault:
    return Fault(code=code, file=file, blanks={"other": other, "table": table})


@pytest.mark.parametrize(
    ("fault", "asked"),
    [
        (several("two_files", "b.csv", "a.csv"), ["year a.csv", "year b.csv"]),
        (several("older_list", "ds 2024-2025.csv", "a.csv"), ["year a.csv"]),
        (several("older_list", "ds 2024.csv", "ds 2025.csv"), []),
        (several("two_files", "b.csv", "a.csv", table="wards"), []),
    ],
)
def test_a_list_whose_name_tells_no_year_is_asked_for_it(
    fault: Fault, asked: list[str], upload_view: View
) -> None:
    view = upload_view(faults=[fault])
    assert [question.key for question in year_questions.questions(view)] == asked
    assert [questions.key_of(each) for each in questions.waiting(view)] == asked


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_answer_is_kept_by_the_year_it_ends_in(lang: str, upload_view: View) -> None:
    view = upload_view(lang=lang, faults=[several("two_files", "b.csv", "a.csv")])
    first, _ = year_questions.questions(view)
    assert first.options["2026"] == "2025-2026"
    assert len(first.gives) == len(first.options)
    first.keep("2026")
    assert desk.desk().answers().school_years == {"a.csv": 2026}
