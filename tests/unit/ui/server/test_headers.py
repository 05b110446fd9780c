"""What every answer tells the browser to refuse: foreign files, frames, and inline scripts."""

from __future__ import annotations

import asyncio
import re

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Scope

from spatial.ui.server import headers

PAGE, FRAME = "/", "/component/spatial.ui.screens.files.cell_table.cell_table/index.html"


def rules(path: str, host: str = "localhost:8501") -> dict[str, str]:
    """Split a policy into its rules."""
    parts = (rule.partition(" ") for rule in headers.policy(path, host).split("; "))
    return {name: value for name, _, value in parts}


@pytest.mark.parametrize("path", [PAGE, FRAME, "/_stcore/health"])
def test_nothing_is_loaded_from_elsewhere(path: str) -> None:
    addresses = re.findall(r"https?://\S+", headers.policy(path, "localhost:8501"))
    assert addresses == []
    assert rules(path)["default-src"] == "'self'"
    assert rules(path)["object-src"] == "'none'"


def test_the_page_runs_scripts_of_files_and_those_streamlit_wrote_itself() -> None:
    script = rules(PAGE)["script-src"].split()
    assert script[0] == "'self'"
    assert script[1:] == list(headers.inline_hashes())
    assert not {"'unsafe-inline'", "'unsafe-eval'"} & set(script)
    assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", one) for one in script[1:])


def test_the_page_speaks_to_its_own_server_alone_and_stands_in_no_frame() -> None:
    assert rules(PAGE)["connect-src"] == "'self' ws://localhost:8501 wss://localhost:8501"
    assert rules(PAGE)["frame-ancestors"] == "'none'"


def test_a_component_in_a_frame_runs_files_alone_and_sends_nothing() -> None:
    frame = rules(FRAME)
    assert frame["script-src"] == "'self'"
    assert frame["connect-src"] == "'none'"
    assert frame["frame-ancestors"] == "'self'"


@pytest.mark.parametrize("folder", ["map", "geo", "streets"])
def test_a_part_of_a_map_refuses_all_the_page_does_in_fewer_letters(folder: str) -> None:
    path = f"/ban-do/assets/{folder}/{'0' * 32}.json"
    part, page = rules(path), rules(PAGE)
    for name in ("object-src", "frame-ancestors"):
        assert part[name] == page[name] == "'none'"
    for name in ("base-uri", "form-action"):
        assert part[name] == "'none'"
    assert part["default-src"] == "'self'"  # scripts, styles, connections, frames: none named apart
    assert set(part) == {
        "default-src", "object-src", "frame-ancestors", "base-uri", "form-action"
    }  # fmt: skip
    assert len(headers.policy(path, "localhost")) < len(headers.policy(PAGE, "localhost")) / 3


def answer(path: str, host: bytes | None, kind: str = "http") -> dict[str, str]:
    """Ask for a path under a host; return the headers of the answer."""
    sent: list[Message] = []

    async def app(_scope: Scope, _receive: object, send: object) -> None:
        start = "http.response.start" if kind == "http" else "websocket.http.response.start"
        await send({"type": start, "status": 200, "headers": [(b"server", b"x")]})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": b""})  # type: ignore[operator]

    async def send(message: Message) -> None:
        sent.append(message)

    given = [] if host is None else [(b"host", host)]
    scope = {"type": kind, "path": path, "headers": given}
    asyncio.run(headers.SecurityHeaders(app)(scope, None, send))  # type: ignore[arg-type]
    assert "headers" not in sent[1]
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_every_answer_is_marked_and_does_not_say_who_serves(kind: str) -> None:
    given = answer(PAGE, b"localhost:8501", kind)
    assert given["x-content-type-options"] == "nosniff"
    assert given["referrer-policy"] == "no-referrer"
    assert "content-security-policy" in given
    assert "server" not in given


@pytest.mark.parametrize(
    "host", [b"a; script-src *", b"a\r\nX: y", b"a b", "quận".encode(), b"'*'", None, b""]
)
def test_a_host_that_could_end_its_rule_never_stands_in_it(host: bytes | None) -> None:
    policy = answer(PAGE, host)["content-security-policy"]
    assert "ws://localhost " in policy
    assert policy.count("script-src") == 1


@pytest.mark.parametrize("host", [b"quy-hoach.local:8501", b"[::1]:8501", b"10.0.0.7"])
def test_a_host_that_is_one_stands_in_the_rule_as_it_is(host: bytes) -> None:
    assert f"ws://{host.decode()} " in answer(PAGE, host)["content-security-policy"]


def test_what_is_neither_page_nor_socket_passes_untouched() -> None:
    seen: list[Scope] = []

    async def app(scope: Scope, _receive: object, _send: object) -> None:
        seen.append(scope)

    scope: Scope = {"type": "lifespan"}
    asyncio.run(headers.SecurityHeaders(app)(scope, None, None))  # type: ignore[arg-type]
    assert seen == [scope]


def test_a_defect_is_one_line_under_the_same_headers() -> None:
    scope = {"type": "http", "method": "GET", "path": PAGE, "headers": [], "query_string": b""}
    scope |= {"server": ("localhost", 8501), "scheme": "http"}
    given = asyncio.run(headers.broken(Request(scope), ValueError("mật khẩu")))
    assert isinstance(given, PlainTextResponse)
    assert (given.status_code, bytes(given.body)) == (500, b"The program met a fault.\n")
    assert given.headers["x-frame-options"] == "SAMEORIGIN"
