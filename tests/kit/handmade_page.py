"""The page's own protocol spoken without a page: runs asked for and buttons pressed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

ANSWER_S = 120.0


class HandmadePage:
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
def visiting(url: str, **headers: str) -> Iterator[HandmadePage]:
    """Open a page's connection with these headers; underscores stand for hyphens."""
    with connect(
        f"{url.replace('http', 'ws', 1)}/_stcore/stream",
        origin=websockets.Origin(url),
        subprotocols=[websockets.Subprotocol("streamlit")],
        additional_headers={name.replace("_", "-"): value for name, value in headers.items()},
        max_size=None,
    ) as socket:
        yield HandmadePage(socket)
