"""The port the app listens on, and the addresses of this machine."""

from __future__ import annotations

import errno
import ipaddress
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from spatial.errors import Fault, UserError

BACKLOG = 128  # connections the system keeps for us while we are busy
GET_ADDRESS = 0x8915  # SIOCGIFADDR of Linux
ANYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - compared with, not bound to


@contextmanager
def bound(address: str, port: int) -> Iterator[socket.socket]:
    """
    Listen, and close at the end.

    Raises
    ------
    UserError
        The port is another program's, needs rights, or the address is not this machine's.
    """
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            address or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as problem:
        raise _fault(problem, address, port) from problem
    with closing(listening):
        try:
            _claim(listening)
            listening.bind(place)
            listening.listen(BACKLOG)
        except OSError as problem:
            raise _fault(problem, address, port) from problem
        listening.settimeout(0.0)
        yield listening


def _claim(listening: socket.socket) -> None:
    """Take over a port just left, and on Windows let nobody listen beside us."""
    if sys.platform == "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def _fault(problem: OSError, address: str, port: int) -> UserError:
    """Say why nobody can listen there."""
    codes = {errno.EADDRINUSE: "port_in_use", errno.EACCES: "port_forbidden"}
    code = codes.get(problem.errno or 0, "address_not_here")
    return UserError(Fault(code=code, value=str(port), blanks={"address": address}))


def is_private(address: str) -> bool:
    """
    Tell whether only this machine reaches an address.

    Examples
    --------
    >>> is_private("127.0.0.1"), is_private("localhost"), is_private("0.0.0.0")
    (True, True, False)
    """
    with suppress(ValueError):
        return ipaddress.ip_address(address).is_loopback
    return address == "localhost"


def typed(address: str) -> str:
    """
    Write an address as it stands in a browser's bar on this machine.

    Examples
    --------
    >>> typed("0.0.0.0"), typed("::1"), typed("10.0.0.7")
    ('localhost', '[::1]', '10.0.0.7')
    """
    if address in ANYWHERE:
        return "localhost"
    return f"[{address}]" if ":" in address else address


def addresses(address: str) -> list[str]:
    """List what colleagues can type to reach this machine; nothing outside is asked."""
    if address not in ANYWHERE:
        return [typed(address)]
    return sorted(
        {number for number in _numbers() if not is_private(number)}, key=ipaddress.ip_address
    )


def _numbers() -> list[str]:
    """Return the IPv4 addresses of the network cards."""
    try:
        import fcntl  # noqa: PLC0415 - no such module on Windows
    except ImportError:
        with suppress(OSError):
            return socket.gethostbyname_ex(socket.gethostname())[2]
        return []
    addresses = []
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as asked:
        for _, name in socket.if_nameindex():
            with suppress(OSError):  # a card without an address
                card = struct.pack("256s", name.encode()[:15])
                addresses.append(socket.inet_ntoa(fcntl.ioctl(asked, GET_ADDRESS, card)[20:24]))
    return addresses
