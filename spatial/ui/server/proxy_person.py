"""
Know a person by a header of the department's proxy, which has asked who he is.

Off unless both settings are there. Then nobody is answered but through the proxy, and only whom it
names; what a browser itself says of who it is counts for nothing.
"""

from __future__ import annotations

import ipaddress
import os
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from spatial.errors import Fault, UserError
from spatial.store import rights
from spatial.ui.server.visitor_cookie import BROWSER_FORM, VISITOR_COOKIE

HEADER, PROXY = "TRUONGLOP_PERSON_HEADER", "TRUONGLOP_PROXY"
HEALTH = "/_stcore/health"  # asked by whoever watches over the machine; it tells nothing
_LONGEST = 200  # characters of a name
_NAME = re.compile(r"[A-Za-z0-9-]+")

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class ProxySetting:
    """The header that names the person, and whence alone it is believed."""

    header: str
    networks: tuple[Network, ...]

    def is_proxy(self, address: str) -> bool:
        """Tell whether an address is the proxy's."""
        try:
            given = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(given in network for network in self.networks)


def configured() -> ProxySetting | None:
    """
    Return the setting of this machine; ``None`` where people are not asked who they are.

    Raises
    ------
    UserError
        If one setting stands without the other, or cannot be read.
    """
    header, proxy = (os.environ.get(name, "").strip() for name in (HEADER, PROXY))
    if not header and not proxy:
        return None
    faults, networks = [], []
    if not _NAME.fullmatch(header):
        faults.append(Fault(code="proxy_header", value=header, blanks={"setting": HEADER}))
    for part in proxy.split(","):
        try:
            networks.append(ipaddress.ip_network(part.strip()))
        except ValueError:
            faults.append(
                Fault(code="proxy_address", value=part.strip(), blanks={"setting": PROXY})
            )
    if faults:
        raise UserError(faults)
    return ProxySetting(header, tuple(networks))


def secret(person: str) -> str:
    """Return what the store knows a person by, in the place of a browser's secret."""
    return rights.secret_of(person)


@dataclass
class ProxyPerson:
    """Let in whom the proxy names, under that name; all where the setting is off."""

    app: ASGIApp
    setting: ProxySetting | None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        asks = scope["type"] in {"http", "websocket"}
        if not asks or scope["path"] == HEALTH:
            await self.app(scope, receive, send)
            return
        if self.setting is None:
            await self.app(_without_person(scope), receive, send)
            return
        here = scope.get("client")
        if here is None or not self.setting.is_proxy(here[0]):
            await _refuse(403, "Only through the proxy.", scope, receive, send)
            return
        given = Headers(scope=scope).getlist(self.setting.header)
        person = _login(given[0]) if len(given) == 1 else ""
        if not person.isprintable() or not 0 < len(person) <= _LONGEST:
            await _refuse(401, "Not signed in.", scope, receive, send)
            return
        await self.app(_named(scope, f"{VISITOR_COOKIE}={secret(person)}"), receive, send)


def _login(given: str) -> str:
    """Read a login of a header; proxies send letters beyond ASCII as UTF-8."""
    with suppress(UnicodeError):
        given = given.encode("latin-1").decode("utf-8")
    return unicodedata.normalize("NFC", given).strip()


def _named(scope: Scope, *cookies: str) -> Scope:
    """Put cookies in the place of whatever the browser says of who it is."""
    named = dict(scope) | {"headers": list(scope["headers"])}
    headers = MutableHeaders(scope=named)
    others = [part for part in _parts(headers) if part.partition("=")[0].strip() != VISITOR_COOKIE]
    headers["cookie"] = ";".join([*others, *cookies])
    return named


def _parts(headers: Headers) -> list[str]:
    """Return the cookies as they were sent, each as name and value."""
    return [part for part in ";".join(headers.getlist("cookie")).split(";") if part.strip()]


def _without_person(scope: Scope) -> Scope:
    """
    Drop a secret that is no browser's own where no proxy names anybody.

    It is looked at as it was sent: a value in quotes, with letters written as numbers, would turn
    into a person's only where it is read.
    """
    for part in _parts(Headers(scope=scope)):
        name, _, value = part.partition("=")
        if name.strip() == VISITOR_COOKIE and not re.fullmatch(BROWSER_FORM, value.strip()):
            return _named(scope)
    return scope


async def _refuse(status: int, line: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with one line; a WebSocket is refused before it is opened."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    await PlainTextResponse(line + "\n", status_code=status)(scope, receive, send)
