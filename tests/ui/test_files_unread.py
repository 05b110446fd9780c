"""Uploads that cannot be read within the limits: said at once at every click, not read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import screens
from locality import Locality
from streamlit.testing.v1 import AppTest

from spatial.errors import Fault, InputFaults
from spatial.ui.screens.files import loans

Visit = Callable[..., AppTest]
STOPPED = "Tệp hỏng đến mức việc đọc bị đứt ngang."
PLAIN = "application/octet-stream"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note every reading of a desk; each breaks down."""
    folders: list[Path] = []
    examine = loans.examine

    def break_down(folder: Path, **how: Path) -> object:
        if folder.parent.name != "uploads":
            return examine(folder, **how)
        folders.append(folder)
        raise InputFaults(Fault(code="reading_broken"))

    monkeypatch.setattr(loans, "examine", break_down)
    return folders


def test_what_could_not_be_read_is_told_at_each_click_and_read_again_only_when_asked_or_changed(
    visit: Visit, read: list[Path], tmp_path: Path
) -> None:
    at = visit("files")
    schools = (Locality().write(tmp_path) / "schools.csv").read_bytes()
    at.file_uploader[0].set_value([("schools.csv", schools, PLAIN)])
    at.run()
    for _ in range(3):
        assert STOPPED in screens.words(at)
        at.run()
    assert len(read) == 1
    at.button(key="files_again").click().run()
    assert STOPPED in screens.words(at)
    assert len(read) == 2
    at.file_uploader[0].set_value([("schools.csv", schools + b"\n", PLAIN)])
    at.run()
    assert STOPPED in screens.words(at)
    assert len(read) == 3
    at.button(key="files_remove_all").click().run()
    assert "Đang dùng: Quận 12" in screens.words(at)
    assert STOPPED not in screens.words(at)
