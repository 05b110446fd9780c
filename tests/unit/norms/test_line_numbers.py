"""YAML and JSON with the line every value stands on."""

from __future__ import annotations

import pytest

from spatial.errors import InputFaults
from spatial.norms import line_numbers

TEXT = """\
profile: mine
choose:
  class_size: charter

own:
  - topic: a
    value: 1
  - {topic: b, value: 2}
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("profile",), 1),
        (("choose",), 2),
        (("choose", "class_size"), 3),
        (("own",), 5),
        (("own", 0), 6),
        (("own", 0, "value"), 7),
        (("own", 1), 8),
        (("own", 1, "value"), 8),
    ],
)
def test_every_part_knows_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert line_numbers.read(TEXT).line(*path) == line


@pytest.mark.parametrize(
    ("path", "line"),
    [(("own", 0, "reason"), 6), (("own", 9, "value"), 5), (("nothing",), 1), (("x", "y", "z"), 1)],
)
def test_what_is_not_there_stands_where_it_is_missed(
    path: tuple[str | int, ...], line: int
) -> None:
    assert line_numbers.read(TEXT).line(*path) == line


def test_the_tree_is_what_the_file_says() -> None:
    tree = line_numbers.read(TEXT).tree
    assert tree["own"] == [{"topic": "a", "value": 1}, {"topic": "b", "value": 2}]


def test_json_has_lines_too() -> None:
    found = line_numbers.read('{\n  "a": 1,\n  "b": {"c": 2}\n}')
    assert (found.line("a"), found.line("b", "c")) == (2, 3)


def test_an_empty_text_is_nothing_on_the_first_line() -> None:
    found = line_numbers.read("")
    assert (found.tree, found.lines, found.line("a")) == (None, {}, 1)


def test_a_byte_order_mark_moves_no_line() -> None:
    assert line_numbers.read("\ufeffa: 1\nb: 2\n").line("b") == 2


def test_a_fault_names_the_file_the_line_and_the_last_part_of_the_path() -> None:
    fault = line_numbers.read(TEXT, file="x.yaml").fault("c", "own", 1, "value", value=2, least=3)
    assert (fault.code, fault.file, fault.row, fault.column, fault.value) == (
        "c",
        "x.yaml",
        8,
        "value",
        "2",
    )
    assert fault.blanks == {"least": 3}


def test_a_fault_of_the_whole_names_no_column_and_no_value() -> None:
    fault = line_numbers.read(TEXT).fault("c")
    assert (fault.row, fault.column, fault.value) == (1, None, None)


def test_what_is_no_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(InputFaults) as caught:
        line_numbers.read("a: 1\nb: [1\n", file="x.yaml")
    (fault,) = caught.value.faults
    assert (fault.code, fault.file, fault.row) == ("norm_unreadable", "x.yaml", 2)
