"""The command line speaks in sentences and exit codes, never in tracebacks."""

from pathlib import Path

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
    assert "boom" in (tmp_path / "truonglop.log").read_text(encoding="utf-8")
