"""What the page of files works with, as a reading of uploads would be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from spatial.intake.answers.settings import Settings
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
