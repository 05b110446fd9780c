"""The test run itself stays on this machine."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request

import network_guard
import pytest


def test_a_connection_to_another_machine_is_refused() -> None:
    with (
        socket.socket() as sock,
        pytest.raises(network_guard.NetworkBlockedError, match=r"192\.0\.2\.1:80"),
    ):
        sock.connect(("192.0.2.1", 80))


def test_a_datagram_to_another_machine_is_refused() -> None:
    with (
        socket.socket(type=socket.SOCK_DGRAM) as sock,
        pytest.raises(network_guard.NetworkBlockedError, match=r"192\.0\.2\.1:53"),
    ):
        sock.sendto(b"?", ("192.0.2.1", 53))


def test_a_page_elsewhere_is_refused_before_its_name_is_looked_up() -> None:
    with pytest.raises(urllib.error.URLError, match=r"name look-up of tile\.example"):
        urllib.request.urlopen("http://tile.example/0/0/0.png")


def test_this_machine_may_talk_to_itself() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("localhost", port), timeout=5) as client:
            assert client.getpeername()[1] == port


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "LOCALHOST", "", None, b"::1"])
def test_every_spelling_of_this_machine_is_local(host: object) -> None:
    assert network_guard.is_local(host)


@pytest.mark.parametrize("host", ["10.0.0.1", "2001:db8::1", "tile.openstreetmap.org", b"8.8.8.8"])
def test_a_neighbour_is_not_local(host: object) -> None:
    assert not network_guard.is_local(host)
