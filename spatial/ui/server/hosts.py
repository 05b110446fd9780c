"""
Under which names this server may be asked.

A page of somebody else's can let its own name point to this machine (DNS rebinding); its browser
then takes our answers for that page's. What it cannot do is send another name than its own, so a
request under a name that nobody gave this machine is refused. A bare number cannot be rebound:
the one the connection came in on is always right.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
UNSPECIFIED = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to
NAMES = "TRUONGLOP_HOSTS"  # further names, between commas


def allowed(address: str | None, names: Iterable[str] = ()) -> frozenset[str]:
    """
    List the names a request may use, beside the number it came in on.

    Parameters
    ----------
    address
        What the server is bound to.
    names
        What the office calls this machine: ``--host``.

    Returns
    -------
    frozenset of str
        Lower case, without ports.

    Examples
    --------
    >>> sorted(allowed("127.0.0.1", ["Quy-Hoach.local"]))
    ['127.0.0.1', '::1', 'localhost', 'quy-hoach.local']
    """
    own = {address, socket.gethostname()} if address in UNSPECIFIED | {None, ""} else {address}
    given = {name.strip().lower().rstrip(".") for name in {*own, *names} if name}
    return frozenset(LOCAL | (given - UNSPECIFIED - {""}))


def configured(address: str | None) -> frozenset[str]:
    """List the names of `allowed` with what ``--host`` left in the environment."""
    return allowed(address, os.environ.get(NAMES, "").split(","))


def name_of(host: str) -> str | None:
    """
    Take the name out of a ``Host`` header; ``None`` where it is no name and port.

    Examples
    --------
    >>> name_of("LocalHost.:8501"), name_of("[::1]:8501"), name_of("a@b"), name_of("x:99999")
    ('localhost', '::1', None, None)
    """
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # a port that is no number or too large raises
    except ValueError:
        return None
    odd = parts.path or parts.query or parts.fragment or "@" in parts.netloc
    return None if odd or not parts.hostname else parts.hostname.lower().rstrip(".")


def is_allowed(host: str | None, names: frozenset[str], arrived_at: str | None) -> bool:
    """
    Tell whether a request names this machine.

    Parameters
    ----------
    host
        Its ``Host`` header.
    names
        As of `allowed`.
    arrived_at
        This machine's number on the connection.
    """
    name = name_of(host) if host else None
    if name is None:
        return False
    return name in names or (arrived_at is not None and _same_number(name, arrived_at))


def _same_number(name: str, number: str) -> bool:
    """Compare two addresses as numbers; a mapped IPv4 is the IPv4."""
    try:
        left, right = (ipaddress.ip_address(text.split("%")[0]) for text in (name, number))
    except ValueError:
        return False
    mapped = right.ipv4_mapped if isinstance(right, ipaddress.IPv6Address) else None
    return left in (right, mapped)
