"""Using the files: rows counted once, faults named, sets of wards labelled."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from spatial.errors import Fault
from spatial.store.desks import BORROWED
from spatial.ui.screens.files import use
from spatial.ui.screens.files.desk import UploadView

View = Callable[..., UploadView]


def count(table: str, *, rows: int = 24, kept: int = 24, file: str = "a.xlsx") -> SimpleNamespace:
    """Count the rows of a table."""
    return SimpleNamespace(
        file=file, sheet="S", table=table, rows=rows, kept=kept, set_aside=rows - kept
    )


def test_a_row_of_two_tables_counts_once_and_what_is_lent_not_at_all(upload_view: View) -> None:
    counts = [
        count("schools", kept=23),
        count("school_levels", kept=22),
        count("wards", file=f"{BORROWED}/wards.geojson"),
    ]
    assert use._own_rows(upload_view(counts=counts)) == [(24, 22)]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_files_that_cannot_be_used_name_their_faults_and_the_way_back(
    lang: str, upload_view: View, written: list[str], asked: dict[str, Any]
) -> None:
    faults = [Fault(code="port_in_use", file="a.csv", row=3, value="1", blanks={"address": "x"})]
    use._counts(upload_view(lang=lang, faults=faults, counts=[count("schools")]))
    assert 'role="alert"' in written[0]
    assert "a.csv" in "".join(written)
    assert list(asked) == ["files_onward_check"]


@pytest.mark.parametrize(("units", "part"), [("wards_2024", "2024"), ("wards", "")])
def test_a_set_nobody_named_is_labelled_by_its_year(units: str, part: str) -> None:
    label = use._label(units)
    assert set(label) == {"vi", "en"}
    assert part in label["vi"]
