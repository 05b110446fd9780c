"""The server is killed under an open page and started anew: the work is there and goes on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
import server
from handmade_page import visiting

from spatial.intake import read_network
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace
from spatial.ui.server.visitor_cookie import VISITOR_COOKIE

OWNER = "o" * 32
HEAD = {"Cookie": f"{VISITOR_COOKIE}={OWNER}"}


def site(name: str) -> Proposal:
    """Return a proposal in Thạnh Lộc."""
    return Proposal(
        proposal_id=name,
        name=name,
        level=Level.TIEU_HOC,
        rooms=12,
        land_m2=4_200.0,
        lon=106.6865,
        lat=10.8651,
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_what_was_done_before_the_server_was_killed_is_there_and_can_be_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = read_network().locality.key
    link = {"scenario": "mot", "locality": key}
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    with server.serving(first) as app:
        monkeypatch.setenv("TRUONGLOP_HOME", str(app.home))
        store = Workspace(app.home / "workspace.sqlite", visitor=OWNER)
        store.save("mot", Scenario(name="Một").put(site("Trường 1")), locality=key)
        with visiting(app.url, **HEAD) as page:
            page.run(link)
            (remove,) = (one for one, label in page.buttons.items() if label == "Xoá")
            page.run(link, (remove,))
            assert "Đề xuất (0)" in page.said
            os.killpg(app.pid, signal.SIGKILL)  # no goodbye to the page either
    again = server.serving(second, settings={"TRUONGLOP_HOME": str(first / "home")})
    with again as app, visiting(app.url, **HEAD) as page:
        page.run(link)
        assert "Đề xuất (0)" in page.said
        (undo,) = (one for one, label in page.buttons.items() if label == "Hoàn tác")
        page.run(link, (undo,))
        assert "Đề xuất (1)" in page.said
        assert "Trường 1" in page.said
    assert store.latest("mot", locality=key).revision == 3
