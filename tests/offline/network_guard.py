"""A guard that keeps a Python process on its own machine, and says so when it is asked to leave.

The test run puts it on itself; the app under browser test wears it through ``sitecustomize.py``
beside this file. Loopback addresses and local sockets pass; anything else raises.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

LOCAL_NAMES = frozenset({"", "localhost", "ip6-localhost", "localhost.localdomain"})


class NetworkBlockedError(OSError):
    """The network was asked for where there must be none."""


def is_local(host: object) -> bool:
    """Tell whether a host, named or numbered, is this machine."""
    if host is None:
        return True
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    if text.lower() in LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    # 0.0.0.0 and :: are what a server binds to or a resolver is asked about, not places elsewhere.
    return address.is_loopback or address.is_unspecified


def install(report: Callable[[str], None] = lambda _: None) -> Callable[[], None]:
    """Block the ways out of this process and return a function that opens them again.

    Parameters
    ----------
    report
        Told about every attempt, before it is refused.
    """

    def refuse(what: str) -> None:
        report(what)
        msg = f"network blocked: {what}; tests and the app run offline, so use data/ or ../shared"
        raise NetworkBlockedError(msg)

    def check(sock: socket.socket, address: Any) -> None:  # noqa: ANN401 - addresses differ by family
        if sock.family in (socket.AF_INET, socket.AF_INET6) and not is_local(address[0]):
            refuse(f"connection to {address[0]}:{address[1]}")

    connect, connect_ex, sendto = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.socket.sendto,
    )
    getaddrinfo = socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - as above
        check(self, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:  # noqa: ANN401 - as above
        check(self, address)
        return connect_ex(self, address)

    def guarded_sendto(self: socket.socket, data: bytes, *rest: Any) -> int:  # noqa: ANN401 - as above
        check(self, rest[-1])
        return sendto(self, data, *rest)

    def guarded_getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - as above
        if not is_local(host):
            refuse(f"name look-up of {host}")
        return getaddrinfo(host, *rest, **named)

    def restore() -> None:
        socket.socket.connect = connect  # type: ignore[method-assign]
        socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]
        socket.socket.sendto = sendto  # type: ignore[method-assign]
        socket.getaddrinfo = getaddrinfo

    socket.socket.connect = guarded_connect  # type: ignore[method-assign, assignment]
    socket.socket.connect_ex = guarded_connect_ex  # type: ignore[method-assign, assignment]
    socket.socket.sendto = guarded_sendto  # type: ignore[assignment]
    socket.getaddrinfo = guarded_getaddrinfo
    return restore
