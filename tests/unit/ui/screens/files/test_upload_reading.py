"""The uploads as read: an answer about a cell is checked at once, all else reads anew."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from spatial.intake.answers.settings import Settings
from spatial.intake.examine import Reading
from spatial.ui.screens.files import cell_table, desk, upload_reading
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import state

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def held(office_view: UploadView) -> Reading:
    """Have the list read, with a file on the desk."""
    desk.answer(Settings())
    (desk.desk().folder / "a.csv").write_text("x", encoding="utf-8")
    state.remember(desk.READ, (upload_reading._files_state(), office_view.reading))
    return office_view.reading


def answered(reading: Reading, view: UploadView) -> Settings:
    """Answer about a cell."""
    answer = cell_table.tables(view)[0].answer(9, "Số phòng học", "10")
    assert answer is not None
    return dataclasses.replace(reading.answers, cells=(answer,))


def test_nothing_answered_since_is_what_was_read(held: Reading) -> None:
    assert upload_reading._at_once(whole=False) is held
    assert upload_reading._at_once(whole=True) is held


def test_a_cell_is_checked_at_once_and_only_once(held: Reading, office_view: UploadView) -> None:
    desk.answer(answered(held, office_view))
    quick = upload_reading._at_once(whole=False)
    assert quick is not None
    assert quick.answers.cells
    assert upload_reading._at_once(whole=False) is quick
    assert upload_reading._at_once(whole=True) is None


def test_another_file_is_read_anew(held: Reading) -> None:
    assert held.answers == Settings()
    (desk.desk().folder / "b.csv").write_text("y", encoding="utf-8")
    assert upload_reading._at_once(whole=False) is None


def test_answers_are_no_other_files(held: Reading, office_view: UploadView) -> None:
    before = upload_reading._files_state()
    desk.answer(answered(held, office_view))
    assert upload_reading._files_state() == before
    assert any(Path(name).name == "a.csv" for name, _, _ in before)
