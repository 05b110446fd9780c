"""Whether the files can be used: the verdict, and the next step first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.errors import Fault
from spatial.ui.screens.files import use
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.text import say

View = Callable[..., UploadView]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_rows_with_a_fault_are_a_step_of_their_own(lang: str, upload_view: View) -> None:
    faults = [Fault(code="port_in_use", file="a.csv", row=3)]
    assert use._steps(upload_view(lang=lang, faults=faults)) == [
        say("files.verdict.rows", lang=lang)
    ]


def test_missing_tables_are_named(upload_view: View) -> None:
    view = upload_view(faults=[Fault(code="missing_table", value="schools")])
    (named,) = use._missing(view)
    assert named in use._steps(view)[0]


def test_without_anything_to_do_first_the_faults_are_next(upload_view: View) -> None:
    assert use._steps(upload_view()) == [say("files.verdict.faults", lang="vi")]


def test_what_is_open_is_counted_as_a_mark(upload_view: View) -> None:
    faults = [Fault(code="coverage_dirty"), Fault(code="port_in_use")]
    assert use.counts(upload_view(faults=faults)) == {"faults": " (2)", "borders": " (1)"}
    assert use.counts(upload_view()) == {}


@pytest.mark.parametrize(("units", "part"), [("wards_2024", "2024"), ("wards", "")])
def test_a_set_nobody_named_is_labelled_by_its_year(units: str, part: str) -> None:
    label = use._label(units)
    assert set(label) == {"vi", "en"}
    assert part in label["vi"]
