"""How the server is started: its limits in force, the browser opened once it can answer."""

from __future__ import annotations

import asyncio
import socket
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from streamlit import config
from streamlit.web import bootstrap

from spatial.ui.server import listener
from spatial.ui.server.connections import TimedConnection
from spatial.ui.server.limits import SERVER


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Put an app that is none and a server that ends at once in the place of the real ones."""
    interval = sys.getswitchinterval()
    servers: list[Any] = []

    def run(self: Any, sockets: list[Any] | None = None) -> None:  # noqa: ANN401 - a server
        servers.append((self, sockets))
        self.started = True

    monkeypatch.setattr(listener, "application", lambda *_: "app")
    monkeypatch.setattr(uvicorn.Server, "run", run)
    yield servers
    sys.setswitchinterval(interval)


def start(page: str | None = None) -> int:
    """Start the server on no socket."""
    return listener.run(Path("app.py"), dict, [], page)


def test_the_limits_of_the_server_are_uvicorn_s(started: list[Any]) -> None:
    assert start() == 0
    ((server, sockets),) = started
    config = server.config
    assert config.http is TimedConnection
    assert config.ws_max_size == SERVER.message_bytes
    assert config.timeout_graceful_shutdown == SERVER.stop_s
    assert config.ws_per_message_deflate is False
    assert (config.server_header, config.access_log) == (False, False)
    assert sockets == []


def test_threads_give_way_soon(started: list[Any]) -> None:
    start()
    assert sys.getswitchinterval() == pytest.approx(listener.SWITCH_S)
    assert started


@pytest.mark.usefixtures("started")
def test_a_server_that_never_started_ends_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_, **__: None)
    assert start() == 1


@pytest.mark.parametrize(
    ("page", "up", "opened"),
    [("http://x", True, ["http://x"]), (None, True, []), ("http://x", False, [])],
)
def test_the_browser_opens_once_the_server_answers_and_only_where_it_was_asked(
    page: str | None, up: bool, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    async def startup(self: Any, sockets: object = None) -> None:  # noqa: ANN401 - as uvicorn's
        self.started = up
        assert sockets is None

    monkeypatch.setattr(webbrowser, "open", seen.append)
    monkeypatch.setattr(uvicorn.Server, "startup", startup)
    server = listener._Server(uvicorn.Config("app"))
    server.page = page
    asyncio.run(server.startup())
    assert seen == opened


def test_the_entry_s_app_is_loaded_under_the_settings_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, object]] = []
    monkeypatch.setattr(bootstrap, "load_config_options", given.append)
    monkeypatch.setattr(config, "_main_script_path", None)
    monkeypatch.delitem(sys.modules, "truonglop_app", raising=False)
    entry = tmp_path / "app.py"
    entry.write_text("app = 'ứng dụng'\n", encoding="utf-8")
    assert listener.application(entry, {"server.port": 1}) == "ứng dụng"
    assert given == [{"server.port": 1}]
    assert config._main_script_path == str(entry)
    del sys.modules["truonglop_app"]


def test_a_file_that_is_no_program_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "load_config_options", lambda _: None)
    monkeypatch.setattr(config, "_main_script_path", None)
    with pytest.raises(ImportError, match=r"no app in app\.txt"):
        listener.application(tmp_path / "app.txt", {})


def test_what_keeps_the_app_from_loading_ends_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    interval = sys.getswitchinterval()

    def broken(*_: object) -> None:
        msg = "no such library"
        raise ImportError(msg)

    monkeypatch.setattr(listener, "application", broken)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        with pytest.raises(ImportError, match="no such library"):
            listener.run(Path("app.py"), dict, [listening], None)
    sys.setswitchinterval(interval)
