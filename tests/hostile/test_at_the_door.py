"""Every hostile file is stopped at the door with its own sentence, through the doors people use."""

from __future__ import annotations

import sys
from pathlib import Path

import hostile_files
import hostile_folder
import pytest
from hostile_folder import Attack
from locality import Locality

from spatial import cli, norms, words
from spatial.errors import InputFaults
from spatial.intake.door import guard
from spatial.intake.examine import examine
from spatial.intake.single import outlook

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
