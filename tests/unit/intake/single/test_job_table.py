"""A table of jobs is read from YAML or CSV, with every fault at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.errors import InputFaults
from spatial.intake.single import job_table
from spatial.intake.single.job_table import JobLine


def lines(tmp_path: Path, name: str, text: str) -> list[JobLine]:
    """Read a table from its text."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    return job_table.read(tmp_path / name)


def codes(tmp_path: Path, name: str, text: str) -> list[tuple[str, int | None]]:
    """List the faults of a table that cannot be used."""
    with pytest.raises(InputFaults) as told:
        lines(tmp_path, name, text)
    return [(fault.code, fault.row) for fault in told.value.faults]


def test_lists_of_options_multiply_and_a_switch_has_no_value(tmp_path: Path) -> None:
    text = """\
places: [a, b]
jobs:
  - assess
  - {command: catchment, options: {level: [thcs, thpt], limit: 3000, areas: true, model: null}}
"""
    found = lines(tmp_path, "viec.yaml", text)
    assert [(line.place, line.command) for line in found] == [
        ("a", "assess"), ("a", "catchment"), ("a", "catchment"),
        ("b", "assess"), ("b", "catchment"), ("b", "catchment"),
    ]  # fmt: skip
    assert found[1].options == ("--level", "thcs", "--limit", "3000", "--areas")
    assert found[2].options == ("--level", "thpt", "--limit", "3000", "--areas")


def test_a_row_of_a_csv_is_a_job(tmp_path: Path) -> None:
    text = 'place,command,options\na b,assess,"--profile ""x y.yaml"""\n\nc,norms,\n'
    assert lines(tmp_path, "viec.csv", text) == [
        JobLine(place="a b", command="assess", options=("--profile", "x y.yaml"), row=2),
        JobLine(place="c", command="norms", row=4),
    ]


def test_every_fault_of_a_csv_is_told_with_its_row(tmp_path: Path) -> None:
    text = "place,command,options\n,assess,\nx,,\nx,assess,--a 'b\n"
    faults = [("job_missing", 2), ("job_missing", 3), ("job_options", 4)]
    assert codes(tmp_path, "viec.csv", text) == faults


def test_every_fault_of_a_yaml_is_told(tmp_path: Path) -> None:
    text = "places: [1, a]\njobs: [{options: {}}, {command: x, option: 1}]\nlang: vi\n"
    faults = {("job_unknown", None), ("job_place", 1), ("job_missing", 1), ("job_unknown", 2)}
    assert set(codes(tmp_path, "viec.yaml", text)) == faults


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.yaml", "just words", "job_missing"),
        ("a.yaml", "places: &a [x]\njobs: *a", "yaml_alias"),
        ("a.csv", "place\nx", "job_missing"),
        ("a.csv", "place,command\n", "job_none"),
    ],
)
def test_a_file_that_is_no_table_is_refused(
    tmp_path: Path, name: str, text: str, code: str
) -> None:
    assert code in {code for code, _ in codes(tmp_path, name, text)}
