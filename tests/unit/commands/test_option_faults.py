"""What is wrong with the words of a command is said in the reader's language."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from spatial.cli import truonglop
from spatial.commands import option_faults

# What is typed, and what the answer says in Vietnamese and in English.
WRONG = (
    ("start --plan tphcm --out x", "“tphcm” không phải là giá trị của --plan. Cần một trong: ",
     "“tphcm” is no value of --plan. Expected one of: "),
    ("assess --year 3000", "“3000” của --year không dùng được. Cần một số nguyên từ 1900 đến 2200.",
     "Expected a whole number from 1900 to 2200."),
    ("assess --year abc", "“abc” của --year không dùng được.", "“abc” of --year does not do."),
    ("report --yearly 0 --out x", "Cần một số hữu hạn lớn hơn 0 và không quá 1000000",
     "Expected a finite number above 0 and at most 1000000"),
    ("check --abc", "Không có tuỳ chọn “--abc”.", "There is no option “--abc”."),
    ("assess --yaer 2025", "Gần giống: --year", "Written nearly so: --year"),
    ("asses", "Không có lệnh “asses”. Gần giống: assess.", "There is no command “asses”."),
    ("start", "Thiếu --out.", "--out is missing."),
    ("land --out", "Tuỳ chọn --out chưa có giá trị.", "The option --out has no value."),
    ("report --dossier=1 --out x", "Tuỳ chọn --dossier không nhận giá trị.",
     "The option --dossier takes no value."),
    ("check a b", "Thừa “b”.", "“b” is one too many."),
    ("layers --format abc --out x", "Giá trị của --format không dùng được: “abc” (",
     "The value of --format does not do: “abc” ("),
)  # fmt: skip


@pytest.mark.parametrize(("line", "vi", "en"), WRONG)
def test_wrong_words_are_answered_in_the_language_asked_for(line: str, vi: str, en: str) -> None:
    for lang, told in (("vi", vi), ("en", en)):
        done = CliRunner().invoke(truonglop, ["--lang", lang, *line.split()])
        assert done.exit_code == 2
        assert told in done.stderr
        assert "Usage:" not in done.output
        assert "Error:" not in done.output


def test_wrong_words_before_the_command_are_answered_too() -> None:
    done = CliRunner().invoke(truonglop, ["--lang", "fr", "assess"])
    assert done.exit_code == 2
    assert "“fr” không phải là giá trị của --lang. Cần một trong: vi, en." in done.stderr


def test_a_program_whose_name_has_blanks_names_the_wrong_value_too() -> None:
    line = ["assess", "--year", "abc"]
    done = CliRunner().invoke(truonglop, line, prog_name="python -m spatial.cli")
    assert "“abc” của --year không dùng được. Cần một số nguyên" in done.stderr


def test_of_an_option_given_twice_the_wrong_value_is_named() -> None:
    line = ["report", "--kind", "ra-soat", "--kind", "thu", "--out", "x"]
    done = CliRunner().invoke(truonglop, ["--lang", "vi", *line])
    assert "“thu” không phải là giá trị của --kind." in done.stderr


def test_a_value_of_the_environment_is_named_as_one_typed() -> None:
    done = CliRunner().invoke(truonglop, ["assess"], env={"TRUONGLOP_LANG": "xx"})
    assert "“xx” không phải là giá trị của --lang." in done.stderr


@pytest.mark.parametrize(
    ("kind", "given", "code"),
    [
        (click.Path(exists=True), "nowhere", "option_path_missing"),
        (click.Path(exists=True, dir_okay=False), ".", "option_path_folder"),
        (click.Path(exists=True, file_okay=False), "a.txt", "option_path_file"),
    ],
)
def test_a_path_is_refused_for_what_it_is(
    kind: click.Path, given: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command = click.Command("truonglop", params=[click.Option(["--file"], type=kind)])
    with pytest.raises(click.BadParameter) as problem:
        command.make_context("truonglop", ["--file", given])
    fault = option_faults.of(problem.value, ["--file", given])
    assert (fault.code, fault.value) == (code, given)


def test_a_sentence_of_a_command_s_own_stays_as_it_is() -> None:
    fault = option_faults.of(click.UsageError("Cần hai bộ định mức."), [])
    assert fault.say(lang="vi") == "Cần hai bộ định mức."


def test_without_any_command_the_help_is_shown() -> None:
    assert "Usage:" in CliRunner().invoke(truonglop, []).output
