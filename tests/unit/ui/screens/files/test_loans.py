"""What the files lack: lent by the locality in use, said in one line, offered where missing."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from spatial.errors import Fault
from spatial.ui.screens.files import desk, loans
from spatial.ui.screens.files.desk import UploadView

View = Callable[..., UploadView]
pytestmark = pytest.mark.usefixtures("home")


def table(name: str) -> SimpleNamespace:
    """Make a table of a file."""
    stem = name.rpartition("/")[2].partition(".")[0]
    return SimpleNamespace(source=SimpleNamespace(name=name, table=stem))


def test_what_is_missing_is_named(upload_view: View) -> None:
    faults = [Fault(code="missing_table", value=name) for name in ("residents", "wards")]
    assert loans.missing(upload_view(faults=faults).reading) == {"residents", "wards"}


def test_only_what_comes_from_the_locality_in_use_is_lent(upload_view: View) -> None:
    names = ["schools.csv", "quan12/wards.geojson", "quan12/known_schools.csv"]
    view = upload_view(tables=[table(name) for name in names])
    assert loans.tables(view.reading, "vi") == "Ranh giới phường"


@pytest.mark.parametrize(
    ("name", "lent"), [("a.csv", False), ("bieu-mau/A.docx", False), ("co-san/wards.csv", True)]
)
def test_a_file_in_another_folder_is_lent(name: str, lent: bool) -> None:
    assert desk.lent(name) is lent


def test_missing_people_are_offered_and_what_is_lent_is_said(
    upload_view: View, written: list[str], asked: dict[str, Any]
) -> None:
    loans.draw(upload_view(tables=[table("a.csv")]))
    assert written == []
    loans.draw(upload_view(faults=[Fault(code="missing_table", value="residents")]))
    assert list(asked) == ["files_borrow_do"]
    loans.draw(upload_view(tables=[table("quan12/wards.geojson")]))
    assert "Ranh giới phường" in written[-1]


@pytest.mark.parametrize(
    ("file", "table"),
    [("wards.geojson", "wards"), ("wards_2024.parquet", "wards"), ("schools.csv", "schools")],
)
def test_a_mended_file_holds_the_table_of_its_name(file: str, table: str) -> None:
    assert loans._table(file) == table
