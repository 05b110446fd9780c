"""Where work is kept: a file unless an address says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.store import place
from spatial.store.place import DatabaseServer


def test_without_an_address_work_is_kept_in_a_file_of_the_user_s_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))
    monkeypatch.delenv(place.SETTING, raising=False)
    assert place.usual() == tmp_path / "workspace.sqlite"
    assert not place.is_there(place.usual())


def test_an_address_names_a_database_and_its_secret_is_never_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(place.SETTING, "postgresql+pg8000://an:bimat@csdl.so:5432/truong_lop")
    server = place.usual()
    assert isinstance(server, DatabaseServer)
    assert server.name == "truong_lop"
    assert "bimat" not in repr(server)
    assert place.is_there(server)


@pytest.mark.parametrize(
    "address", ["postgresql://an:bimat@h/x", "sqlite:///x", "truong_lop", "postgresql+pg8000://h/"]
)
def test_an_address_of_another_form_is_told_without_its_secret(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv(place.SETTING, address)
    with pytest.raises(UserError) as refused:
        place.usual()
    assert refused.value.faults[0].code == "database_address"
    assert "bimat" not in refused.value.say(lang="vi")
