"""A snapshot's link, its page's messages made by hand: whoever has it writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
import server
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from spatial.intake import read_network
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import Profiles, Workspace
from spatial.store.snapshots import Snapshot, Snapshots
from spatial.ui.server.visitor_cookie import VISITOR_COOKIE

ANSWER_S = 120.0
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


class Visitor:
    """Somebody who speaks the page's protocol without a page."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.buttons: dict[str, str] = {}  # labels by id, of all runs so far
        self.said = ""

    def run(self, link: dict[str, str], pressed: tuple[str, ...] = ()) -> None:
        """Ask for a run of the page of proposals, with buttons pressed; read all of it."""
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(link)
        asked.rerun_script.page_name = "propose"
        for button in pressed:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.trigger_value = button, True
        self.socket.send(asked.SerializeToString())
        self.said = ""
        while True:
            answer = ForwardMsg.FromString(bytes(self.socket.recv(ANSWER_S, decode=False)))
            kind = answer.WhichOneof("type")
            if kind == "delta":
                element = answer.delta.new_element
                self.said += str(element.html.body)
                if element.WhichOneof("type") == "button":
                    self.buttons[element.button.id] = element.button.label
            early = answer.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
            if kind == "script_finished" and not early:
                assert answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                return


@contextmanager
def visiting(app: server.Server, secret: str) -> Iterator[Visitor]:
    """Open a page's connection as the browser with this secret."""
    with connect(
        f"{app.url.replace('http', 'ws', 1)}/_stcore/stream",
        origin=websockets.Origin(app.url),
        subprotocols=[websockets.Subprotocol("streamlit")],
        additional_headers={"Cookie": f"{VISITOR_COOKIE}={secret}"},
        max_size=None,
    ) as socket:
        yield Visitor(socket)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    with server.serving(tmp_path_factory.mktemp("snapshot")) as running:
        yield running


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
    with visiting(app, OWNER) as owner, visiting(app, "s" * 32) as reader:
        owner.run({"scenario": "ban-goc"})
        assert "Trường mới" in owner.said
        reader.run({"snapshot": word})
        assert "Bản chụp chỉ xem của “Bờ sông” ngày 28/11/2026" in reader.said
        assert "Trường mới" in reader.said
        assert "ban-goc" not in reader.said
        pressed = {**owner.buttons, **reader.buttons}
        assert {"Xoá", "Phương án trống", "Tạo liên kết bản chụp"} <= set(pressed.values())
        assert not {"Phương án trống", "Tạo liên kết bản chụp"} & set(reader.buttons.values())
        for link in ({"snapshot": word}, {"scenario": "ban-goc"}, {}):
            reader.run(link, tuple(pressed))
            assert "không có gì được sửa hay lưu" in reader.said  # "Xoá" of his own page was heard
        assert kept(place, key) == before
        # the same message of the owner's does change it: the buttons are real ones
        remove = next(one for one, label in owner.buttons.items() if label == "Xoá")
        owner.run({"scenario": "ban-goc"}, (remove,))
    assert kept(place, key) != before
