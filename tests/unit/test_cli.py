"""The command line speaks in sentences and exit codes, never in tracebacks."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from spatial import cli


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.truonglop, list(arguments))


def _main(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["truonglop", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize("command", ["assess", "check", "serve"])
def test_help_is_worth_reading(command: str) -> None:
    said = _run(command, "--help").output
    assert "FOLDER" in said
    assert len(said.splitlines()) >= 10


def test_a_fault_of_the_user_s_ends_with_code_2_in_the_language_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert _main(monkeypatch, "--lang", "en", "assess", "--year", "2099", "--out", str(out)) == 2
    assert "2099" in capsys.readouterr().err
    assert not out.exists()
    assert _main(monkeypatch, "assess", "--year", "2099", "--out", str(out)) == 2
    assert "năm 2099" in capsys.readouterr().err


def test_the_language_in_one_word_is_that_of_what_goes_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert _main(monkeypatch, "--lang=en", "assess", "--year", "2099", "--out", str(tmp_path)) == 2
    assert "năm 2099" not in (said := capsys.readouterr().err)
    assert "2099" in said
    assert "There is no option" in _run("--lang=en", "--abc").stderr


def test_a_defect_of_ours_ends_with_a_sentence_and_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))

    def breaks(*_: object) -> None:
        msg = "boom"
        raise RuntimeError(msg)

    monkeypatch.setattr("spatial.intake.read_network", breaks)
    assert _main(monkeypatch, "assess", "--out", str(tmp_path / "out")) == cli.BROKEN
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "truonglop.log" in said
    log = (tmp_path / "truonglop.log").read_text(encoding="utf-8")
    assert "command failed" in log
    assert "RuntimeError" in log
    assert "boom" not in log
    assert str(tmp_path) not in log  # a command's line may name people's files


HEAVY = ("pandas", "geopandas", "scipy", "numba", "streamlit", "shapely")


@pytest.mark.parametrize(
    "imported", ["spatial", "spatial.cli", "spatial.serve", "spatial.cli, spatial.serve"]
)
def test_the_way_to_the_open_port_imports_no_heavy_package(imported: str) -> None:
    asked = f"import sys, {imported}; print(*(name for name in {HEAVY} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def test_every_command_is_there_under_its_own_name() -> None:
    context = click.Context(cli.truonglop)
    for name in cli.truonglop.list_commands(context):
        command = cli.truonglop.get_command(context, name)
        assert command is not None
        assert command.name == name
    assert cli.truonglop.get_command(context, "fly") is None


def test_help_lists_every_command() -> None:
    said = _run("--help").output
    assert all(f"\n  {name} " in said for name in cli.COMMANDS)
