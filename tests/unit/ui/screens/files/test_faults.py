"""What is wrong with uploads: counted by kind, the errors first, mended cells listed."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from spatial.errors import Fault, Severity
from spatial.ui.screens.files import faults
from spatial.ui.screens.files.desk import UploadView

View = Callable[..., UploadView]
BAD = Fault(code="port_in_use", file="<a>.csv", value="8501", blanks={"address": "x"})
NOTE = Fault(
    code="port_in_use", file="b.csv", value="1", severity=Severity.WARNING, blanks={"address": "x"}
)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_faults_are_counted_by_file_and_kind_the_errors_first(
    lang: str, upload_view: View, written: list[str]
) -> None:
    faults._counted(upload_view(lang=lang, faults=[NOTE, NOTE, NOTE, BAD, BAD]))
    html = written[0]
    assert html.count("<tr") == 3
    assert html.index("&lt;a&gt;.csv") < html.index("b.csv")
    assert "<div>2</div>" in html
    assert "<div>3</div>" in html


def test_mended_cells_are_listed_as_text_and_cut(
    upload_view: View, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "_REPAIRS", 2)
    cells = [(row, "<1>", "1") for row in range(2, 7)]
    repair = SimpleNamespace(file="a.csv", column="rooms", cells=lambda: cells)
    faults.repairs(upload_view(repairs=[repair]))
    assert written[0].count("<tr") == 3
    assert "<1>" not in written[0]
    assert "3" in written[1]


def test_nothing_mended_is_not_listed(upload_view: View, written: list[str]) -> None:
    faults.repairs(upload_view())
    assert written == []
