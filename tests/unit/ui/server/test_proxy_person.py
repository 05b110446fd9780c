"""Only the proxy says who somebody is, and only it is answered, once both settings are there."""

from __future__ import annotations

import asyncio
import unicodedata

import pytest
from starlette.types import Message, Receive, Scope, Send

from spatial.errors import UserError
from spatial.ui.server import proxy_person
from spatial.ui.server.proxy_person import ProxyPerson
from spatial.ui.server.visitor_cookie import VISITOR_COOKIE, secret

MINE = f"{VISITOR_COOKIE}={proxy_person.secret('an@so.example')}"


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(proxy_person.HEADER, "X-Forwarded-User")
    monkeypatch.setenv(proxy_person.PROXY, "127.0.0.1, 10.1.0.0/16")


def asked(
    *headers: tuple[str, str],
    client: str | None = "127.0.0.1",
    path: str = "/",
    kind: str = "http",
) -> tuple[str | None, object]:
    """Ask; return the cookie that came through, nothing where none did, and status or code."""
    came: list[Scope] = []
    sent: list[Message] = []

    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        came.append(scope)
        await send({"type": "http.response.start", "status": 200})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    written = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    scope = {
        "type": kind,
        "method": "GET",
        "path": path,
        "headers": written,
        "client": None if client is None else (client, 5000),
    }
    asyncio.run(ProxyPerson(app, proxy_person.configured())(scope, receive, send))
    cookie = dict(came[0]["headers"]).get(b"cookie", b"").decode() if came else None
    return cookie, sent[0].get("status", sent[0].get("code"))


def test_whom_the_proxy_names_is_known_by_that_name_on_the_page_and_its_connection() -> None:
    for kind in ("http", "websocket"):
        for proxy in ("127.0.0.1", "10.1.200.3"):
            signed_in = ("X-Forwarded-User", " an@so.example ")
            assert asked(signed_in, client=proxy, kind=kind) == (MINE, 200)
    assert secret(MINE) == proxy_person.secret("an@so.example")  # the pages take it as a secret


def test_what_a_browser_says_of_itself_counts_for_nothing() -> None:
    forged = ("Cookie", f"a=1; {VISITOR_COOKIE}={proxy_person.secret('sep@so.example')}; b=2")
    cookie, _ = asked(forged, ("X-Forwarded-User", "an@so.example"))
    assert cookie is not None
    assert [part.strip() for part in cookie.split(";")] == ["a=1", "b=2", MINE]


@pytest.mark.parametrize("client", ["10.2.0.1", "192.168.1.7", "::1", "testclient", None])
@pytest.mark.parametrize(("kind", "refusal"), [("http", 403), ("websocket", 1008)])
def test_nobody_is_believed_who_is_not_the_proxy(
    client: str | None, kind: str, refusal: int
) -> None:
    signed_in = ("X-Forwarded-User", "an@so.example")
    assert asked(signed_in, client=client, kind=kind) == (None, refusal)


def test_whom_the_proxy_does_not_name_once_is_not_let_in() -> None:
    one = ("X-Forwarded-User", "an@so.example")
    for headers in (
        (),
        (one, one),
        (("X-Forwarded-User", "  "),),
        (("X-Forwarded-User", "a" * 201),),
    ):
        assert asked(*headers) == (None, 401)
    assert asked(kind="websocket") == (None, 1008)


def test_health_is_told_to_whoever_asks() -> None:
    assert asked(client="192.168.1.7", path="/_stcore/health") == ("", 200)


def test_without_the_settings_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(proxy_person.HEADER)
    monkeypatch.delenv(proxy_person.PROXY)
    assert asked(("Cookie", "c=1"), client="192.168.1.7") == ("c=1", 200)


def test_without_the_settings_nobody_is_a_person_by_his_own_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(proxy_person.HEADER)
    monkeypatch.delenv(proxy_person.PROXY)
    assert asked(("Cookie", f"c=1;{MINE}")) == ("c=1", 200)
    assert asked(("Cookie", f"c=1;{VISITOR_COOKIE}={'a' * 32}")) == (
        f"c=1;{VISITOR_COOKIE}={'a' * 32}",
        200,
    )


@pytest.mark.parametrize(
    ("header", "proxy", "codes"),
    [
        ("X-Forwarded-User", "", ["proxy_address"]),
        ("", "127.0.0.1", ["proxy_header"]),
        ("X User", "10.1.0.0/8, all", ["proxy_header", "proxy_address", "proxy_address"]),
    ],
)
def test_half_a_setting_is_refused_with_all_that_is_wrong(
    header: str, proxy: str, codes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(proxy_person.HEADER, header)
    monkeypatch.setenv(proxy_person.PROXY, proxy)
    with pytest.raises(UserError) as refused:
        proxy_person.configured()
    assert [fault.code for fault in refused.value.faults] == codes


def test_where_no_proxy_names_anybody_no_way_of_writing_it_makes_a_person(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In quotes, a full stop may be written by its number; what reads it turns it back."""
    monkeypatch.delenv(proxy_person.HEADER)
    monkeypatch.delenv(proxy_person.PROXY)
    person = proxy_person.secret("an@so.example")
    for value in (person, f'"{person}"', '"' + person.replace(".", "\\056") + '"'):
        cookie, status = asked(("Cookie", f"a=1; {VISITOR_COOKIE}={value}"))
        assert (cookie or "").strip() == "a=1", value
        assert status == 200
    own = f"{VISITOR_COOKIE}={'x' * 32}"
    assert asked(("Cookie", own))[0] == own


def test_a_vietnamese_login_is_known_however_its_letters_are_composed() -> None:
    name = "Nguyễn Văn An"
    wanted = f"{VISITOR_COOKIE}={proxy_person.secret(name)}"
    for form in ("NFC", "NFD"):
        sent = unicodedata.normalize(form, name).encode().decode("latin-1")  # type: ignore[arg-type]
        assert asked(("X-Forwarded-User", sent))[0] == wanted
