"""Bringing files: limits told, refusals listed, each file understood or asked about."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from spatial.errors import Fault
from spatial.store.uploads import ROOM
from spatial.ui.screens.files import desk, upload
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import state
from spatial.ui.text import say

FAULT = Fault(code="port_in_use", value="8501", blanks={"address": "x"})
pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_how_much_may_be_brought_is_told_before(lang: str, written: list[str]) -> None:
    upload.bring(lang)
    assert str(ROOM.files) in "".join(written)
    assert say("files.refused", lang=lang, count=1) not in "".join(written)


def test_what_was_refused_is_listed(written: list[str]) -> None:
    state.remember(desk.REFUSED, (FAULT,))
    upload.bring("vi")
    assert 'role="alert"' in written[-1]
    assert "8501" in written[-1]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_file_nothing_was_read_from_says_so_as_text(lang: str) -> None:
    row = upload._unread("<a>.csv", lang)
    assert row.cells[0] == "&lt;a&gt;.csv"
    assert say("files.unread", lang=lang) in row.cells[1]


@pytest.mark.parametrize(("first", "aside", "parts"), [(2, 0, 0), (5, 0, 1), (5, 3, 2), (2, 3, 1)])
def test_where_the_data_begin_is_said_where_it_is_not_the_second_row(
    first: int, aside: int, parts: int
) -> None:
    frame = pd.DataFrame({"a": [1]}, index=[first])
    part: Any = SimpleNamespace(frame=frame, aside=[None] * aside)
    said = upload._first_row(part, "vi")
    assert len([one for one in said.split("; ") if one]) == parts


def test_why_reading_ended_is_an_alert(written: list[str]) -> None:
    upload.stopped([FAULT, FAULT], "vi")
    assert written[0].count("<li>") == 2
    assert 'role="alert"' in written[0]


@pytest.mark.parametrize("form", ["workbook", "archive"])
def test_a_template_is_a_packed_file(form: str) -> None:
    assert upload._template(form, "vi").startswith(b"PK")


def test_an_empty_desk_offers_nothing_to_remove(
    asked: dict[str, Any], upload_view: Callable[..., UploadView]
) -> None:
    upload.remove("vi")
    assert asked == {}
    assert upload_view().mine
