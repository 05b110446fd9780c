"""YAML from strangers: weighed before it is built, refused with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from spatial import yaml_text
from spatial.errors import Fault, InputFaults
from spatial.yaml_text import MAX_BYTES, MAX_DEPTH, MAX_NODES


def refusal(text: str | bytes, **how: str) -> Fault:
    """Give the one fault a text is refused with."""
    with pytest.raises(InputFaults) as caught:
        yaml_text.read(text, **how)
    (fault,) = caught.value.faults
    return fault


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        ("a: 1\nb: [x, 2.5]\n", {"a": 1, "b": ["x", 2.5]}),
        ('{"a": {"b": null}}', {"a": {"b": None}}),
        ("day: 2025-07-01", {"day": date(2025, 7, 1)}),
        ("\ufeffname: Quận 12", {"name": "Quận 12"}),
        ("name: Quận 12".encode(), {"name": "Quận 12"}),
        ("# chỉ có ghi chú\n", None),
    ],
)
def test_yaml_and_json_are_read(text: str | bytes, tree: object) -> None:
    assert yaml_text.read(text) == tree


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("a: &x 1\nb: 2\n", "yaml_alias", 1),
        ("b: 1\na: *x\n", "yaml_alias", 2),
        ("a: 1\n<<: {b: 2}\n", "yaml_alias", 2),
        ("a: !!python/object:os.system {}\n", "yaml_tag", 1),
        ("a: 1\n\nb: !thing 2\n", "yaml_tag", 3),
    ],
)
def test_anchors_aliases_merge_keys_and_tags_are_refused(text: str, code: str, row: int) -> None:
    fault = refusal(text, file="x.yaml")
    assert (fault.code, fault.row, fault.file) == (code, row, "x.yaml")


def test_a_quoted_merge_sign_is_only_text() -> None:
    assert yaml_text.read('a: "<<"') == {"a": "<<"}


def test_nesting_is_bounded_exactly() -> None:
    assert yaml_text.read("[" * MAX_DEPTH + "]" * MAX_DEPTH) is not None
    deep = refusal("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert (deep.code, deep.blanks) == ("too_deep", {"most": MAX_DEPTH})


def test_depth_falls_again_where_a_part_ends() -> None:
    assert len(yaml_text.read("[" + "[[1]]," * (MAX_DEPTH * 2) + "2]")) == MAX_DEPTH * 2 + 1


def test_parts_are_bounded() -> None:
    many = "[" + "1," * MAX_NODES + "]"
    assert refusal(many).code == "too_many_parts"
    assert len(yaml_text.read("[" + "1," * (MAX_NODES - 1) + "]")) == MAX_NODES - 1


def test_size_is_bounded_in_bytes_not_letters() -> None:
    assert yaml_text.weigh("a: " + "x" * (MAX_BYTES - 3))
    two_bytes_each = "a: " + "đ" * (MAX_BYTES // 2)
    fault = refusal(two_bytes_each, file="big.yaml")
    assert (fault.code, fault.blanks) == ("too_big", {"size": 2, "most": 1})


@pytest.mark.parametrize(
    ("text", "row"), [("a: [1, 2", 1), ("a: 1\nb: }\n", 2), ("a: 1\n\tb: 2\n", 2)]
)
def test_what_is_no_yaml_is_told_with_its_line(text: str, row: int) -> None:
    fault = refusal(text, file="x.yaml", code="norm_unreadable")
    assert (fault.code, fault.row, fault.file) == ("norm_unreadable", row, "x.yaml")
    assert fault.blanks["reason"]
    assert fault.say(lang="vi")


def test_bytes_that_are_no_utf_8_are_unreadable() -> None:
    fault = refusal(b"a: \xff\xfe\xff")
    assert (fault.code, fault.row) == ("yaml_unreadable", None)


def test_a_day_that_is_none_is_unreadable() -> None:
    assert refusal("day: 2025-02-31").code == "yaml_unreadable"


@pytest.mark.parametrize("digits", ["0x" + "f" * 4_000, "1" * 1_001, "0b" + "1" * 20_000])
def test_a_whole_number_no_float_holds_is_unreadable(digits: str) -> None:
    assert refusal(f"a: {digits}").code == "yaml_unreadable"
    assert yaml_text.read(f"a: '{digits}'") == {"a": digits}  # as text it is only long


def test_the_reason_is_one_short_line() -> None:
    reason = str(refusal("a: 'x" + "\n" * 5).blanks["reason"])
    assert len(reason) <= 200
    assert "\n" not in reason


def test_weighing_gives_the_text_without_its_byte_order_mark() -> None:
    assert yaml_text.weigh(b"\xef\xbb\xbfa: 1") == "a: 1"


def test_a_file_is_read_under_its_name(tmp_path: Path) -> None:
    file = tmp_path / "intake.yaml"
    file.write_text("a: *x", encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        yaml_text.read_file(file)
    assert caught.value.faults[0].file == "intake.yaml"


def test_of_a_file_no_more_is_read_than_it_may_hold(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: " + b"x" * (5 * MAX_BYTES))
    with pytest.raises(InputFaults) as caught:
        yaml_text.read_file(file)
    # one byte beyond the most is enough to tell: 1,000,001 bytes round up to 2 million
    assert caught.value.faults[0].blanks["size"] == 2
