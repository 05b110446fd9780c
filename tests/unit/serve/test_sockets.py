"""Ports and addresses: taken, of another machine, free again, told to colleagues."""

from __future__ import annotations

import socket

import pytest

from spatial.errors import UserError
from spatial.serve import sockets


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
