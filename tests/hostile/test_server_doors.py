"""The real server on loopback, asked as a stranger asks it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import server
import websockets
from websockets.sync.client import connect

from spatial.store.uploads import ROOM
from spatial.ui.server.limits import SERVER

GUARD_S = 60.0  # no answer takes so long
POSIX = os.name == "posix"
OTHERS = 0o077 if POSIX else 0  # on Windows these bits say nothing about who may read
ENDINGS = ("SIGTERM", "SIGINT", "SIGKILL") if POSIX else ("SIGTERM",)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    with server.serving(tmp_path_factory.mktemp("doors")) as running:
        yield running


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


def ask(app: server.Server, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask with exactly these headers; underscores stand for hyphens."""
    place = urlsplit(app.url).netloc
    with closing(http.client.HTTPConnection(place, timeout=GUARD_S)) as connection:
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        with connection.getresponse() as answer:
            return Answer(answer.status, answer.headers, answer.read())


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8501", "localhost.evil.example", "a@localhost", "", "["]
)
def test_a_name_that_is_not_this_machine_s_is_refused(app: server.Server, host: str) -> None:
    answer = ask(app, "/", Host=host)
    assert answer.status == 400
    assert answer.body == b"Unknown host.\n"


def test_the_machine_s_own_names_are_answered(app: server.Server) -> None:
    for host in ("localhost", "127.0.0.1:1234", "[::1]:80", "LOCALHOST."):
        assert ask(app, "/_stcore/health", Host=host).status == 200


def test_layers_are_read_through_the_same_doors(app: server.Server) -> None:
    landing = ask(app, "/ogc")
    assert landing.status == 200
    assert landing.headers["X-Content-Type-Options"] == "nosniff"
    assert ask(app, "/ogc", Host="evil.example").status == 400
    assert ask(app, "/ogc/collections/wards/items", "POST").status == 405
    assert ask(app, "/ogc", "HEAD").body == b""


def test_a_page_of_the_layers_has_no_script_and_an_unshared_scenario_is_not_there(
    app: server.Server,
) -> None:
    page = ask(app, "/ogc/collections?f=html")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert b"<script" not in page.body
    assert ask(app, "/ogc/s/guessed/collections").status == 404
    assert ask(app, "/ogc/l/khong-co/collections").status == 404
    assert ask(app, "/ogc/l/..%2F..%2Fetc/collections").status == 400  # before any route


def refused(app: server.Server, **given: object) -> int:
    """Open a WebSocket that must not open; return the answer."""
    url = f"{app.url.replace('http', 'ws', 1)}/_stcore/stream"
    with pytest.raises(websockets.InvalidStatus) as problem, connect(url, **given):
        pass
    return int(problem.value.response.status_code)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "https://127.0.0.1.evil.example", "null", "http://8.8.8.8"]
)
def test_a_foreign_page_s_socket_is_refused_and_nothing_is_looked_up(
    app: server.Server, origin: str
) -> None:
    assert refused(app, origin=origin) == 403
    assert app.left_home() == []


def test_a_page_of_another_port_of_this_machine_is_foreign(app: server.Server) -> None:
    assert refused(app, origin="http://127.0.0.1:1") == 403


def test_the_own_page_s_socket_opens_and_a_large_message_ends_it(app: server.Server) -> None:
    url = f"{app.url.replace('http', 'ws', 1)}/_stcore/stream"
    own = connect(url, origin=app.url, subprotocols=["streamlit"], max_size=None)
    with own, suppress(websockets.ConnectionClosed):
        own.send(b"x" * (SERVER.message_bytes + 1))
        while True:
            own.recv(timeout=GUARD_S)
    # Message too big (RFC 6455), or cut before that answer could be read.
    assert own.close_code in {1009, 1006}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
def test_a_foreign_page_changes_nothing(app: server.Server, method: str) -> None:
    answer = ask(app, "/_stcore/upload_file/a/b", method, Origin="http://evil.example")
    assert answer.status == 403


@pytest.mark.parametrize("method", ["POST", "PATCH", "TRACE", "PUT"])
def test_nothing_is_sent_but_uploads(app: server.Server, method: str) -> None:
    assert ask(app, "/", method).status == 405


@pytest.mark.parametrize(
    "door",
    [
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/auth/login",
        "/oauth2callback",
        "/x/_stcore/metrics",
        "/_stcore//metrics",
    ],
)
def test_doors_nobody_needs_are_closed(app: server.Server, door: str) -> None:
    answer = ask(app, door)
    assert answer.status == 404
    assert answer.body == b"Not found.\n"


def test_what_the_page_asks_about_its_host_is_told_to_no_foreign_page(app: server.Server) -> None:
    answer = ask(app, "/_stcore/host-config", Origin="http://evil.example")
    assert answer.headers["Access-Control-Allow-Origin"] is None  # no foreign page can read it
    told = json.loads(answer.body)
    assert told["allowedOrigins"] == []  # nor stand around the page and speak with it
    assert str(server.ROOT) not in answer.body.decode()


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/", "localhost"),
        ("/", "evil.example"),
        ("/_stcore/health", "localhost"),
        ("/_stcore/metrics", "localhost"),
        ("/assets/map/none.js", "localhost"),
        ("/media/none.xlsx", "localhost"),
        ("/component/spatial.ui.screens.files.cell_table.cell_table/index.html", "localhost"),
    ],
)
def test_every_answer_tells_the_browser_what_to_refuse(
    app: server.Server, path: str, host: str
) -> None:
    answer = ask(app, path, Host=host)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Server"] is None


def test_the_page_runs_files_of_this_server_alone_and_stands_in_no_frame(
    app: server.Server,
) -> None:
    policy = ask(app, "/").headers["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["frame-ancestors"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    assert rules["script-src"].startswith("'self'")


@pytest.mark.parametrize(
    "path",
    [
        "/media/../../../etc/passwd",
        "/assets/map/%2e%2e/%2e%2e/main.py",
        "/component/none/x",
        "/component/spatial.ui.screens.files.cell_table.cell_table/../../x",
        "/static/none.js",
        "/_stcore/upload_file/none/none",
    ],
)
def test_no_answer_names_a_folder_of_this_machine(app: server.Server, path: str) -> None:
    said = ask(app, path).body.decode("utf-8", "replace")
    for folder in (str(server.ROOT), str(app.home), sys.prefix, "site-packages", "Traceback"):
        assert folder not in said


def test_an_upload_says_how_long_it_is_and_is_no_longer_than_a_file_may_be(
    app: server.Server,
) -> None:
    door = "/_stcore/upload_file/a/b"
    assert ask(app, door, "PUT", Transfer_Encoding="chunked").status == 411
    assert ask(app, door, "PUT", Content_Length=str(ROOM.file_bytes + 1_000_000)).status == 413


def half_open(app: server.Server, sent: bytes) -> socket.socket:
    """Begin a request and leave it."""
    place = urlsplit(app.url)
    opened = socket.create_connection((place.hostname or "", place.port or 0), timeout=GUARD_S)
    opened.sendall(sent)
    return opened


def test_half_open_requests_are_closed_and_others_answered_meanwhile(app: server.Server) -> None:
    host = urlsplit(app.url).netloc
    begun = [
        b"",
        b"GET / HTTP/1.1\r\nHost: ",
        f"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: {host}\r\nContent-Le".encode(),
    ]
    waiting = [half_open(app, sent) for sent in begun * 30]
    assert ask(app, "/_stcore/health").status == 200
    assert [_is_closed(opened) for opened in waiting] == [True] * len(waiting)


def _is_closed(opened: socket.socket) -> bool:
    """Wait for the other side to close, softly or hard."""
    with opened:
        try:
            return opened.recv(1) == b""
        except ConnectionResetError:
            return True


def test_what_the_server_writes_is_its_owner_s(app: server.Server) -> None:
    for file in app.home.rglob("*"):
        assert stat.S_IMODE(file.stat().st_mode) & OTHERS == 0, file


def test_a_port_in_use_is_a_sentence(app: server.Server) -> None:
    port = str(urlsplit(app.url).port)
    start = [sys.executable, "-m", "spatial.cli", "--lang", "en", "serve", "--no-browser"]
    ended = subprocess.run(
        [*start, f"--port={port}"], capture_output=True, text=True, timeout=GUARD_S, check=False
    )
    assert ended.returncode == 2
    assert f"Another program uses port {port}." in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("how", ENDINGS)
def test_the_port_is_free_when_the_command_was_ended(tmp_path: Path, how: str) -> None:
    with server.serving(tmp_path) as running:
        place = urlsplit(running.url)
        url = f"{running.url.replace('http', 'ws', 1)}/_stcore/stream"
        with connect(url, origin=running.url, subprotocols=["streamlit"]):  # a page is open
            os.kill(running.pid, signal.Signals[how])
            if POSIX:
                os.waitid(os.P_PID, running.pid, os.WEXITED | os.WNOWAIT)
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind((place.hostname or "", place.port or 0))
            free.listen()


def test_the_whole_network_is_warned_of_and_told_what_to_type(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "spatial.cli", "--lang", "en", "serve", "--no-browser"]
    options = ["--port={port}", "--address=0.0.0.0", "--host=planning-office", "--metrics"]
    with server.serving(tmp_path, command=[*command, *options]) as running:
        port = urlsplit(running.url).port
        said = running.words()
        assert f"http://planning-office:{port}" in said
        assert "without a password" in said
        assert ask(running, "/_stcore/health", Host=f"planning-office:{port}").status == 200
        assert ask(running, "/_stcore/health", Host="evil.example").status == 400
        assert ask(running, "/_stcore/metrics").status == 200
        assert running.left_home() == []
