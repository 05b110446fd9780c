"""Every hostile file is stopped at the door with its own sentence, through the doors people use."""

from __future__ import annotations

import sys
from pathlib import Path

import hostile_files
import hostile_folder
import pytest
from hostile_folder import Attack
from locality import Locality

from spatial import cli, norms, words, yaml_text
from spatial.errors import InputFaults
from spatial.intake.door import guard
from spatial.intake.examine import examine
from spatial.intake.single import outlook
from spatial.norms import own_profile
from spatial.store import Desk
from spatial.ui.session.view import rules_of

ATTACKS = hostile_folder.attacks()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_it_is_refused_with_its_own_fault(attack: Attack, tmp_path: Path) -> None:
    attack.write(Locality(without=set(attack.spoils)).write(tmp_path))
    reading = examine(tmp_path)
    found = {fault.code for fault in reading.faults}
    assert found & attack.codes
    for lang in words.LANGUAGES:
        assert all(fault.say(lang=lang) for fault in reading.faults)


@pytest.mark.parametrize("attack", ATTACKS[:3] + ATTACKS[-3:], ids=lambda attack: attack.name)
def test_the_command_says_so_and_ends_with_2(
    attack: Attack,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    attack.write(Locality(without=set(attack.spoils)).write(tmp_path))
    monkeypatch.setattr(sys, "argv", ["truonglop", "check", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert Path(attack.file).name in said.out + said.err


@pytest.mark.parametrize("how", hostile_files.YAMLS)
def test_a_hostile_profile_and_outlook_are_refused_before_they_are_built(how: str) -> None:
    text = hostile_files.YAMLS[how]().decode()
    with pytest.raises(InputFaults) as profile:
        norms.read_profile(text, file="a.yaml")
    with pytest.raises(InputFaults) as told:
        outlook.parse_outlook(text, name="a.yaml")
    for stop in (profile.value, told.value):
        (fault,) = stop.faults
        assert fault.code in {"yaml_alias", "yaml_tag", "too_deep", "too_big"}
        assert fault.file == "a.yaml"


@pytest.fixture
def building(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note whatever is built of a text; weighing alone builds nothing."""
    built: list[str] = []
    for name in ("load", "compose"):
        monkeypatch.setattr(yaml_text.yaml, name, lambda *_, **__: built.append("built"))
    return built


@pytest.mark.parametrize("how", hostile_files.YAMLS)
def test_a_profile_typed_or_named_by_a_link_is_weighed_before_it_is_built(
    how: str, building: list[str]
) -> None:
    text = hostile_files.YAMLS[how]().decode()
    for read in (own_profile.check, lambda own: rules_of("", own), norms.read_profile):
        with pytest.raises(InputFaults) as refused:
            read(text)
        (fault,) = refused.value.faults
        assert fault.code in {"yaml_alias", "yaml_tag", "too_deep", "too_big"}
    assert building == []


@pytest.mark.parametrize("how", hostile_files.YAMLS)
def test_the_answers_of_a_desk_are_weighed_before_they_are_built(
    how: str, building: list[str], tmp_path: Path
) -> None:
    desk = Desk(Desk.new_id(), root=tmp_path)
    desk.folder.mkdir()
    (desk.folder / "intake.yaml").write_bytes(hostile_files.YAMLS[how]())
    (fault,) = desk.answers().faults
    assert fault.code in {"yaml_alias", "yaml_tag", "too_deep", "too_big"}
    assert building == []


@pytest.mark.parametrize("how", hostile_files.YAMLS)
def test_hostile_answers_are_a_fault_of_their_file(how: str, tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    (folder / "intake.yaml").write_bytes(hostile_files.YAMLS[how]())
    assert "intake.yaml" in {fault.file for fault in examine(folder).faults}


def test_every_virtual_layer_is_refused_under_every_name(tmp_path: Path) -> None:
    for suffix, write in hostile_files.POLYGLOTS.items():
        path = tmp_path / f"x{suffix}"
        path.write_bytes(write())
        assert guard.refuse(path, path.name) is not None
