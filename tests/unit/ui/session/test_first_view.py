"""Who asks for nothing sees the level that misses most."""

from __future__ import annotations

import pytest

from spatial.ui.session import assessments, first_view, method


def test_it_is_the_level_with_the_greatest_shortage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRUONGLOP_FOLDER", raising=False)
    source = assessments.source()
    view = first_view.of(source)
    short = assessments.assess(source, view.options).levels[method.columns(view.method).short]
    assert short[view.level.value] == short.max()
    assert view.ward is None
