"""What the page of files works with, as a reading of uploads would be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import office_workbooks
import pytest
from locality import Locality

from spatial.intake.answers.settings import Settings
from spatial.intake.examine import Reading, examine
from spatial.ui.screens.files.desk import UploadView


@pytest.fixture
def upload_view(home: Path) -> Callable[..., UploadView]:
    """Give a view of uploads: nothing wrong with them unless told otherwise."""

    def made(*, lang: str = "vi", mine: bool = True, **reading: Any) -> UploadView:  # noqa: ANN401 - fields of a reading
        given = {
            "faults": [],
            "tables": [],
            "parts": [],
            "counts": [],
            "repairs": [],
            "offers": [],
            "joined": True,
            "base": None,
            "answers": Settings(),
            "loaded": (),
        }
        whole = SimpleNamespace(network=None, **(given | reading))
        return UploadView(lang=lang, folder=home, mine=mine, reading=whole)  # type: ignore[arg-type]

    return made


BOOK = "Danh sách trường.xlsx"


@pytest.fixture(scope="session")
def office_list(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """Read the list of 24 schools with two cells that stop, beside a small town's tables."""
    folder = tmp_path_factory.mktemp("office")
    Locality(without={"schools", "school_levels"}).write(folder)
    wrong = {"D9": "mười", "C20": "không rõ"}
    office_workbooks.banded_in(folder / BOOK, ("Tây", "Đông"), wrong)
    return examine(folder)


@pytest.fixture
def office_view(office_list: Reading, home: Path) -> UploadView:
    """Give the view of that list."""
    return UploadView(lang="vi", folder=home, mine=True, reading=office_list)
