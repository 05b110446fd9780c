"""The files of a report: made only when asked, anew when the answers change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.ui.screens.files import report_files
from spatial.ui.screens.files.desk import UploadView

pytestmark = pytest.mark.usefixtures("home")


def test_nothing_is_made_before_it_is_wanted(
    upload_view: Callable[..., UploadView], asked: dict[str, Any]
) -> None:
    report_files.draw(upload_view())
    assert list(asked) == ["files_make"]


def test_another_state_of_the_files_is_another_report(
    upload_view: Callable[..., UploadView],
) -> None:
    view = upload_view()
    view.folder.mkdir(parents=True, exist_ok=True)
    before = report_files._state_of(view)
    (view.folder / "intake.yaml").write_text("files: {}", encoding="utf-8")
    assert report_files._state_of(view) != before
