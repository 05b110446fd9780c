"""The command that ran, described without its folders."""

from __future__ import annotations

from pathlib import Path

import click

from spatial.commands import manifests
from spatial.commands.report import report


def described(*words: str) -> tuple[str, ...]:
    command, _ = manifests.described(click.Context(report), words)
    return command


def test_folders_are_blanks_and_the_folder_of_results_is_left_out() -> None:
    given = ("report", "du-lieu/", "--kind", "phu-luc", "--out", "van-ban", "--year=2030")
    assert described(*given) == ("report", "{folder}", "--kind", "phu-luc", "--year", "2030")


def test_a_file_that_was_given_is_carried_along_and_named_by_its_number(tmp_path: Path) -> None:
    file, own = tmp_path / "pa.csv", tmp_path / "rieng.yaml"
    file.write_bytes(b"1")
    own.write_bytes(b"2")
    words = ("report", "--proposals", str(file), "--public-only", f"--profile={own}")
    command, inputs = manifests.described(click.Context(report), words)
    assert command == (
        *("report", "--proposals", "{input:0}", "--public-only", "--profile", "{input:1}"),
    )
    assert [(one.option, one.name, one.content) for one in inputs] == [
        ("proposals.0", "pa.csv", b"1"),
        ("profile.1", "rieng.yaml", b"2"),
    ]


def test_a_profile_and_a_city_by_name_stay_names() -> None:
    given = ("report", "tp-hcm", "--profile", "tt23-urban")
    assert described(*given) == given
