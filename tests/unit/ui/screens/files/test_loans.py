"""What a list of schools alone lacks: lent unasked, never what the planner has himself."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from spatial.errors import Fault
from spatial.ui.screens.files import desk, loans
from spatial.ui.screens.files.desk import UploadView

View = Callable[..., UploadView]
pytestmark = pytest.mark.usefixtures("home")


def part(table: str) -> SimpleNamespace:
    """Make a file that holds a table."""
    return SimpleNamespace(source=SimpleNamespace(name=f"{table}.csv", table=table))


def lacking(*tables: str) -> list[Fault]:
    """Say which tables are missing."""
    return [Fault(code="missing_table", value=name) for name in tables]


@pytest.mark.parametrize(
    ("own", "missing", "lent"),
    [
        (["schools"], ["wards", "residents"], True),
        (["school_levels"], ["wards", "residents", "schools"], True),
        (["schools", "wards"], ["residents"], False),  # their people are not those of other wards
        (["residents"], ["wards", "schools"], False),
        (["schools"], [], False),
    ],
)
def test_only_a_list_of_schools_without_wards_is_lent_the_rest(
    own: list[str], missing: list[str], lent: bool, upload_view: View
) -> None:
    view = upload_view(parts=[part(name) for name in own], faults=lacking(*missing))
    assert loans.lends(view.reading) is lent


def test_what_was_given_back_is_not_lent_again(upload_view: View) -> None:
    view = upload_view(parts=[part("schools")], faults=lacking("wards"))
    loans.give_back()
    assert desk.desk().answers().later == (loans.NO_LOAN,)
    assert not loans.lends(view.reading)


@pytest.mark.parametrize(
    ("file", "table"),
    [("wards.geojson", "wards"), ("wards_2024.parquet", "wards"), ("schools.csv", "schools")],
)
def test_a_mended_file_holds_the_table_of_its_name(file: str, table: str) -> None:
    assert loans._table(file) == table
