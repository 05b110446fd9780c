"""The desk of a visit: uploads taken, named in the link, removed; answers kept."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st

from spatial.errors import Fault, Severity
from spatial.intake.answers.settings import Settings
from spatial.store import Desk
from spatial.ui.screens.files import desk
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import state

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def taking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take uploads as they are: how they are looked at has tests of its own."""

    def put(self: Desk, name: str, content: bytes) -> list[object]:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(content)
        return []

    monkeypatch.setattr(Desk, "put", put)


def test_a_new_visit_has_an_empty_desk_and_nothing_in_its_link() -> None:
    assert not desk.uploaded()
    assert desk.link() == {}


@pytest.mark.usefixtures("taking")
def test_what_was_uploaded_is_there_and_named_in_the_link_until_it_is_removed() -> None:
    assert desk.put([("wards.csv", b"a"), ("schools.csv", b"b")]) == 2
    assert desk.uploaded()
    name = desk.link()["desk"]
    assert state.recall(desk.DESK) == name
    desk.remove("wards.csv")
    assert desk.uploaded()
    desk.remove("schools.csv")
    assert desk.link() == {}
    assert state.recall(desk.DESK) is None


@pytest.mark.parametrize("name", ["../../etc", "<b>", "khong co", ""])
def test_a_desk_somebody_typed_into_a_link_is_none(name: str) -> None:
    st.query_params["desk"] = name
    assert desk.link() == {}


@pytest.mark.usefixtures("taking")
def test_what_the_planner_confirmed_is_kept_with_the_uploads() -> None:
    desk.put([("wards.csv", b"a")])
    told = dataclasses.replace(Settings(), crs={"wards.csv": 9210})
    desk.answer(told)
    assert dict(desk.desk().answers().crs) == {"wards.csv": 9210}


def test_headers_under_a_known_name_are_not_asked_about() -> None:
    part = SimpleNamespace(
        source=SimpleNamespace(headers={"ward": ["Tên phường"]}),
        suggestions=[
            SimpleNamespace(header="Tên phường", score=10.0),
            SimpleNamespace(header="Mã", score=10.0),
            SimpleNamespace(header="ward_id", score=desk.headers.SURE),
        ],
    )
    assert [one.header for one in desk.doubtful(part)] == ["Mã"]  # type: ignore[arg-type]


def test_borrowed_tables_are_not_one_s_own() -> None:
    def source(name: str, table: str) -> SimpleNamespace:
        return SimpleNamespace(source=SimpleNamespace(name=name, table=table))

    borrowed = "co-san/wards.parquet"
    reading = SimpleNamespace(
        parts=[source("a.csv", "schools")], tables=[source(borrowed, "wards")]
    )
    assert desk.own_tables(reading) == {"schools"}  # type: ignore[arg-type]


def test_what_is_left_open_is_kept_with_the_uploads_until_it_is_taken_up() -> None:
    desk.leave("match a")
    desk.leave("match a")
    desk.leave("number b")
    assert desk.desk().answers().later == ("match a", "number b")
    desk.take_up("match a")
    assert desk.desk().answers().later == ("number b",)


def test_after_a_quick_check_files_are_usable_as_long_as_nothing_stops() -> None:
    note = Fault(code="a", severity=Severity.WARNING)
    for faults, usable in (([note], True), ([note, Fault(code="b")], False)):
        reading = SimpleNamespace(joined=False, network=None, faults=faults)
        view = UploadView(lang="vi", folder=Path(), mine=True, reading=reading)  # type: ignore[arg-type]
        assert view.usable is usable
