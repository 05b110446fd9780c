"""Schools that may be one: named as the list names them, merged and taken apart."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pandas as pd
import pytest

from spatial.intake.joining.duplicates import Merge
from spatial.ui.screens.files import desk, merges
from spatial.ui.screens.files.desk import UploadView

View = Callable[..., UploadView]
pytestmark = pytest.mark.usefixtures("home")


def test_schools_are_named_as_read(upload_view: View) -> None:
    frame = pd.DataFrame({"school_id": [1], "name": ["Trường A"]})
    table = SimpleNamespace(source=SimpleNamespace(table="schools"), frame=frame)
    assert merges._names(upload_view(tables=[table])) == {"1": "Trường A"}
    assert merges._names(upload_view()) == {}


def test_a_merge_is_kept_and_all_are_taken_back() -> None:
    merges._merge(Merge(keep="a", drop="b", reason="same", alike=100.0, apart_m=3.0))
    assert dict(desk.desk().answers().merges) == {"b": "a"}
    merges._unmerge()
    assert dict(desk.desk().answers().merges) == {}
