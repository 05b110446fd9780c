"""Whose thread it is: the visit a script runs for, nobody beside the pages."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from spatial.ui.session import visitor


def test_beside_the_pages_nobody_visits() -> None:
    assert visitor.of_thread() is None


def test_a_script_runs_for_the_visit_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    run = SimpleNamespace(session_id="abc")
    monkeypatch.setattr(visitor, "get_script_run_ctx", lambda **_: run)
    found = visitor.of_thread()
    assert found is not None
    assert found.name == "abc"


@pytest.mark.parametrize(
    ("runs", "active", "gone"), [(True, True, False), (True, False, True), (False, False, False)]
)
def test_a_visit_has_ended_once_its_window_is_closed(
    runs: bool, active: bool, gone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a server there is no window to close."""
    server = SimpleNamespace(is_active_session=lambda name: active and name == "abc")
    monkeypatch.setattr(visitor, "exists", lambda: runs)
    monkeypatch.setattr(visitor, "get_instance", lambda: server)
    assert visitor._ended("abc") is gone
