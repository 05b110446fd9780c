"""Records held against the types of dataclasses: read whole, or every slip at once."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import Annotated

import pytest

from spatial import schema
from spatial.records import Crossing, Level, Outlook
from spatial.schema import Number, Slip, Text, Whole, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    code: Text
    seats: Number
    built: Whole = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    level: Level
    rooms: Annotated[tuple[Room, ...], rows(Room)] = ()


def slips(tree: object) -> list[tuple[str, tuple[int | str, ...]]]:
    record, found = schema.read(House, tree)
    assert record is None
    return [(slip.kind, slip.path) for slip in found]


def test_a_tree_becomes_the_record_its_types_say() -> None:
    tree = {"level": "thcs", "rooms": [{"code": 12, "seats": 40, "built": 2011.0}]}
    whole = House(level=Level.THCS, rooms=(Room(code="12", seats=40.0, built=2011),))
    assert schema.read(House, tree) == (whole, [])


def test_a_field_without_a_value_is_as_one_left_out() -> None:
    tree = {"level": "thcs", "rooms": [{"code": "a", "seats": 1, "built": None}]}
    record, _ = schema.read(House, tree)
    assert record == House(level=Level.THCS, rooms=(Room(code="a", seats=1),))
    assert slips({"level": "thcs", "rooms": [{"code": "a", "seats": None}]}) == [
        ("missing", ("rooms", 0, "seats"))
    ]


def test_all_slips_come_at_once_and_unknown_names_first() -> None:
    tree = {"level": "gym", "rooms": [{"seats": "many", "colour": "red"}], "age": 3}
    assert slips(tree) == [
        ("unknown", ("age",)),
        ("enum", ("level",)),
        ("unknown", ("rooms", 0, "colour")),
        ("missing", ("rooms", 0, "code")),
        ("number", ("rooms", 0, "seats")),
    ]


@pytest.mark.parametrize("value", [True, "3", None, [1], float("nan"), float("inf"), -2e9])
def test_what_is_no_number_anybody_means_is_a_slip(value: object) -> None:
    record, (slip,) = schema.read(Outlook, {"fertility": value})
    assert record is None
    assert slip == Slip(kind="number", path=("fertility",), value=value, reason="number")


@pytest.mark.parametrize("given", ["x", 3, {"a": 1}, ["x"], [{"code": "a", "seats": 1}, 3]])
def test_what_is_no_list_of_records_is_one_slip(given: object) -> None:
    assert slips({"level": "thcs", "rooms": given}) == [("list", ("rooms",))]


def test_a_mapping_is_read_as_pairs_in_its_order() -> None:
    tree = {"private_share": {"thpt": 0.2, "mam_non": 1}, "participation": None}
    record, _ = schema.read(Outlook, tree)
    assert record == Outlook(private_share=((Level.THPT, 0.2), (Level.MAM_NON, 1.0)))
    _, found = schema.read(Outlook, {"private_share": {"gym": "x"}})
    assert [slip.kind for slip in found] == ["enum", "number"]


def test_what_the_program_wrote_is_read_back_or_the_first_slip_named() -> None:
    body = '{"level": "thcs", "from_ward": "a", "to_ward": "b", "share": 0.5}'
    told = Crossing(level=Level.THCS, from_ward="a", to_ward="b", share=0.5)
    assert schema.decode(Crossing, body) == told
    with pytest.raises(ValueError, match="colour: Unexpected"):
        schema.decode(Crossing, body.replace("share", "colour"))
    with pytest.raises(ValueError, match="EOF"):
        schema.decode(Crossing, "{")
    with pytest.raises(ValueError, match="recursion"):
        schema.decode(Crossing, "[" * 100_000)


def test_the_program_starts_without_pydantic() -> None:
    line = "import sys, spatial.cli, spatial.records, spatial.store.workspace; "
    line += "sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", line], check=False).returncode == 0
