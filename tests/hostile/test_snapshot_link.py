"""A snapshot's link, its page's messages made by hand: whoever has it writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import server
from handmade_page import visiting

from spatial.intake import read_network
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import Profiles, Workspace
from spatial.store.snapshots import Snapshot, Snapshots
from spatial.ui.server.visitor_cookie import VISITOR_COOKIE

OWNER = "o" * 32
SCENARIO = Scenario(name="Bờ sông").put(
    Proposal(
        proposal_id="p1",
        name="Trường mới",
        level=Level.TIEU_HOC,
        rooms=12,
        land_m2=4_200.0,
        lon=106.6468,
        lat=10.8651,
    )
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    with server.serving(tmp_path_factory.mktemp("snapshot")) as running:
        yield running


def cookie(secret: str) -> str:
    """Return what the browser with this secret sends."""
    return f"{VISITOR_COOKIE}={secret}"


def kept(place: Path, key: str) -> tuple[object, ...]:
    """Return all that is kept of scenarios, profiles and snapshots."""
    scenarios = Workspace(place).saved(locality=key)
    return (
        [(one.scenario_id, one.revision) for one in scenarios],
        Profiles(place).saved(locality=key),
        Snapshots(place)._all(locality=key),
    )


def test_neither_every_button_of_the_owner_s_page_nor_another_address_makes_a_visit_write(
    app: server.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(app.home))
    place, key = app.home / "workspace.sqlite", read_network().locality.key
    Workspace(place, visitor=OWNER).save("ban-goc", SCENARIO, locality=key)
    taken = Snapshot(scenario=SCENARIO, made_on="2026-11-28", ends_on="2026-12-05")
    word = Snapshots(place, visitor=OWNER).take(taken, locality=key)
    before = kept(place, key)
    with (
        visiting(app.url, Cookie=cookie(OWNER)) as owner,
        visiting(app.url, Cookie=cookie("s" * 32)) as reader,
    ):
        owner.run({"scenario": "ban-goc"})
        assert "Trường mới" in owner.said
        reader.run({"snapshot": word})
        assert "Bản chụp chỉ xem của “Bờ sông” ngày 28/11/2026" in reader.said
        assert "Trường mới" in reader.said
        assert "ban-goc" not in reader.said
        pressed = {**owner.buttons, **reader.buttons}
        assert {"Xoá", "Phương án trống", "Tạo liên kết bản chụp"} <= set(pressed.values())
        changing = {"Phương án trống", "Tạo liên kết bản chụp", "Xoá", "Hoàn tác", "Thêm đề xuất"}
        assert changing <= set(owner.buttons.values())
        assert not changing & set(reader.buttons.values())
        for link in ({"snapshot": word}, {"scenario": "ban-goc"}, {}):
            reader.run(link, tuple(pressed))
            assert "Trường mới" in reader.said  # what the owner's "Xoá" takes away still stands
        assert kept(place, key) == before
        # the same message of the owner's does change it: the buttons are real ones
        remove = next(one for one, label in owner.buttons.items() if label == "Xoá")
        owner.run({"scenario": "ban-goc"}, (remove,))
    assert kept(place, key) != before
