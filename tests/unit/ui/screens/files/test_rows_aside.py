"""Single rows set aside: only with a reason, and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.errors import Fault
from spatial.intake.answers.rows_aside import RowAside
from spatial.intake.answers.settings import Settings
from spatial.ui.screens.files import desk, rows_aside
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import state

ROW = RowAside(file="a.csv", sheet=None, row=3, reason="đóng cửa")


@pytest.fixture
def kept(home: object, monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """Keep answers in memory."""
    assert home is not None
    answers = [Settings()]

    class Memory:
        @staticmethod
        def answers() -> Settings:
            return answers[-1]

    monkeypatch.setattr(desk, "desk", Memory)
    monkeypatch.setattr(desk, "answer", answers.append)
    return answers


def test_whether_faulty_rows_are_set_aside_is_kept_with_the_uploads(kept: list[Settings]) -> None:
    for switch in (True, False):
        state.hold("files_aside", switch)
        rows_aside._all("files_aside")
        assert kept[-1].set_aside is switch


def test_rows_with_a_fault_are_offered_once_in_their_order(
    upload_view: Callable[..., UploadView],
) -> None:
    faults = [
        Fault(code="x", file="a.csv", row=3),
        Fault(code="y", file="a.csv", row=3),
        Fault(code="x", file="b.xlsx", sheet="S", row=2),
        Fault(code="x", file="a.csv"),
    ]
    places = rows_aside._places(upload_view(faults=faults))
    assert places == [("a.csv", None, 3), ("b.xlsx", "S", 2)]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_row_is_named_by_file_sheet_and_number(lang: str) -> None:
    said = rows_aside._named(("b.xlsx", "S", 2), lang)
    assert "b.xlsx · S" in said
    assert "2" in said


def test_a_row_is_set_aside_with_its_reason_trimmed_and_used_again(kept: list[Settings]) -> None:
    state.hold("files_row", ("a.csv", None, 3))
    state.hold("files_row_why", "  đóng \n cửa ")
    rows_aside._ask()
    assert kept[-1].rows == (ROW,)
    rows_aside._take_back(ROW)
    assert kept[-1].rows == ()


@pytest.mark.parametrize("why", ["", "   ", None])
def test_without_a_reason_no_row_is_set_aside(why: str | None, kept: list[Settings]) -> None:
    state.hold("files_row", ("a.csv", None, 3))
    state.hold("files_row_why", why)
    rows_aside._ask()
    assert len(kept) == 1
    assert [one.key for one in state.told()] == ["notice.files_row_why"]
