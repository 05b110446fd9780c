"""What keeps the machine to itself is said on the start, whatever a user set."""

from __future__ import annotations

import socket
import tomllib
from pathlib import Path

import pytest

from spatial import serve
from spatial.errors import UserError
from spatial.serve import sockets


def test_every_setting_of_privacy_is_said_at_the_start_too(root: Path) -> None:
    """An installed app may run where somebody else's settings lie."""
    written = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))
    said = serve.settings(port=8501, address="127.0.0.1")
    for section in ("browser", "server", "client"):
        for name, value in written[section].items():
            assert said[f"{section}.{name}"] == value


def test_the_settings_travel_with_the_installed_app(root: Path) -> None:
    """Streamlit looks for them beside the entry, which an installed package calls ``_app.py``."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried["app.py"] == "spatial/_app.py"
    assert carried[".streamlit/config.toml"] == "spatial/.streamlit/config.toml"


def test_the_entry_of_the_app_is_there() -> None:
    assert serve.app_file().is_file()


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
