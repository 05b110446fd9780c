"""Ports and addresses: taken, of another machine, free again, told to colleagues."""

from __future__ import annotations

import errno
import ipaddress
import socket

import pytest

from spatial.errors import UserError
from spatial.serve import sockets

ALL = "0.0.0.0"  # noqa: S104 - listed, not bound to


def test_a_port_somebody_listens_on_is_a_fault_of_the_user_s() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UserError) as problem, sockets.bound("127.0.0.1", port):
            pass
    assert problem.value.faults[0].code == "port_in_use"
    assert problem.value.faults[0].value == str(port)


def test_an_address_of_another_machine_is_a_fault_of_the_user_s() -> None:
    with pytest.raises(UserError) as problem, sockets.bound("192.0.2.1", 0):
        pass
    assert problem.value.faults[0].code == "address_not_here"


def test_a_port_is_free_again_after_use() -> None:
    with sockets.bound("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
    with sockets.bound("127.0.0.1", port) as again:
        assert again.getsockname()[1] == port


def test_colleagues_are_given_no_address_only_this_machine_reaches() -> None:
    assert not any(sockets.is_private(place) for place in sockets.addresses("0.0.0.0"))  # noqa: S104 - listed, not bound to
    assert sockets.addresses("10.1.2.3") == ["10.1.2.3"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EADDRINUSE, "port_in_use"),
        (errno.EACCES, "port_forbidden"),
        (errno.EADDRNOTAVAIL, "address_not_here"),
        (errno.EIO, "address_not_here"),
    ],
)
def test_each_reason_the_system_gives_has_its_words(number: int, code: str) -> None:
    (fault,) = sockets._fault(OSError(number, "x"), "10.0.0.7", 80).faults
    assert (fault.code, fault.value, fault.blanks) == (code, "80", {"address": "10.0.0.7"})
    for lang in ("vi", "en"):
        said = fault.say(lang=lang)
        assert ("10.0.0.7" if code == "address_not_here" else "80") in said


def test_what_listens_waits_for_nobody() -> None:
    with sockets.bound("127.0.0.1", 0) as listening:
        assert listening.gettimeout() == 0.0
    assert listening.fileno() == -1


def test_the_socket_is_closed_also_where_the_work_fails() -> None:
    with pytest.raises(ZeroDivisionError), sockets.bound("127.0.0.1", 0) as listening:
        1 / 0  # noqa: B018 - it fails
    assert listening.fileno() == -1


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        (ALL, False),
        ("::", False),
        ("10.0.0.7", False),
        ("quy-hoach.local", False),
    ],
)
def test_an_address_only_this_machine_reaches_is_told_from_others(
    address: str, private: bool
) -> None:
    assert sockets.is_private(address) is private


@pytest.mark.parametrize(
    ("address", "typed"),
    [(ALL, "localhost"), ("::", "localhost"), ("", "localhost"), ("::1", "[::1]"), ("a", "a")],
)
def test_an_address_is_written_as_a_browser_takes_it(address: str, typed: str) -> None:
    assert sockets.typed(address) == typed


def test_addresses_are_each_told_once_in_the_order_of_their_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cards = ["10.0.0.10", "10.0.0.9", "127.0.0.1", "10.0.0.9"]
    monkeypatch.setattr(sockets, "_numbers", lambda: cards)
    assert sockets.addresses(ALL) == ["10.0.0.9", "10.0.0.10"]


def test_the_cards_of_this_machine_have_numbers() -> None:
    assert all(ipaddress.ip_address(number) for number in sockets._numbers())
