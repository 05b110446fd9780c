"""Names this machine may be asked under."""

from __future__ import annotations

import socket

import pytest

from spatial.ui.server import hosts

LOCAL = hosts.allowed("127.0.0.1")


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8501", "127.0.0.1", "[::1]:1", "LocalHost."]
)
def test_this_machine_s_own_names_pass(host: str) -> None:
    assert hosts.is_allowed(host, LOCAL, "127.0.0.1")


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "evil.example",
        "localhost.evil.example",
        "x@localhost",
        "localhost/x",
        "a:b:c",
        "10.0.0.9",
    ],
)
def test_others_do_not(host: str | None) -> None:
    assert not hosts.is_allowed(host, LOCAL, "10.0.0.7")


def test_the_number_the_connection_came_in_on_passes() -> None:
    assert hosts.is_allowed("10.0.0.7:8501", LOCAL, "10.0.0.7")
    assert hosts.is_allowed("10.0.0.7:8501", LOCAL, "::ffff:10.0.0.7")


def test_a_server_of_the_whole_network_has_the_machine_s_name() -> None:
    names = hosts.allowed("0.0.0.0", ["Quy-Hoach"])  # noqa: S104 - named, not bound to
    assert {"quy-hoach", socket.gethostname().lower()} <= names
    assert "0.0.0.0" not in names  # noqa: S104 - the same
