"""An answer is written as plain data: what it may not hold is refused before it leaves."""

from __future__ import annotations

import pickle
import pickletools
import threading
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from spatial.errors import Fault
from spatial.records import Level
from spatial.sandbox import encoder


def flat(value: object) -> object:
    """Return the plain data a value is written as."""
    return pickle.loads(encoder.encode(value))  # noqa: S301 - what was just written here


@pytest.mark.parametrize("value", [None, True, 1, 1.5, "a", b"a"])
def test_a_plain_value_is_written_as_it_is(value: object) -> None:
    assert flat(value) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ([1, "a"], ("list", [1, "a"])),
        ((1,), ("tuple", [1])),
        ({"a": (1,)}, ("dict", [("a", ("tuple", [1]))])),
        (frozenset({1}), ("frozenset", [1])),
        (Level.THCS, ("enum", "spatial.records:Level", "thcs")),
        (pd.NA, ("NA",)),
        (pd.NaT, ("NaT",)),
    ],
)
def test_a_container_or_member_is_a_tagged_tuple(value: object, written: object) -> None:
    assert flat(value) == written


def test_a_record_is_its_class_by_name_and_its_fields() -> None:
    tag, name, fields = flat(Fault(code="x", row=2))  # type: ignore[misc]
    assert (tag, name) == ("record", "spatial.errors:Fault")
    assert (fields["code"], fields["row"], fields["blanks"]) == ("x", 2, ("dict", []))


def test_numbers_of_an_array_are_their_bytes() -> None:
    assert flat(np.array([1, 2], dtype="<i2")) == ("array", "<i2", (2,), b"\x01\0\x02\0")


def test_a_column_of_texts_is_one_text() -> None:
    """A million short texts would take a million objects of a pickle."""
    assert flat(np.array(["a", "b"], dtype=object)) == ("array", "object", (2,), "a\0b")


def test_texts_that_hold_the_parting_sign_are_written_one_by_one() -> None:
    written = flat(np.array(["a\0b", "c"], dtype=object))
    assert written == ("array", "object", (2,), ["a\0b", "c"])


def test_mixed_objects_are_written_each_by_its_kind() -> None:
    written = flat(np.array([("a",), Level.THPT], dtype=object))
    assert written[3][0] == "mixed"  # type: ignore[index]


def test_no_class_or_function_is_named_in_what_is_written() -> None:
    """The other side refuses whoever names one; so nothing of ours may."""
    frame = pd.DataFrame({"a": [1.5], "b": ["x"]}, index=pd.Index(["w"], name="ward_id"))
    for value in (frame, Fault(code="x"), Level.THCS, {"a": np.arange(3)}):
        names = {step.name for step, _, _ in pickletools.genops(encoder.encode(value))}
        assert not names & {"GLOBAL", "STACK_GLOBAL", "REDUCE", "BUILD", "INST", "OBJ", "NEWOBJ"}


@pytest.mark.parametrize(
    "value",
    [Fraction(1, 2), 2 + 3j, threading.Lock(), len, object(), {"a": [print]}, iter([])],
    ids=["fraction", "complex", "lock", "function", "object", "deep inside", "iterator"],
)
def test_what_an_answer_may_not_hold_is_refused_by_its_name(value: object) -> None:
    with pytest.raises(TypeError, match=r"fractions|complex|lock|builtin|object|iterator"):
        encoder.encode(value)


def test_the_same_value_makes_the_same_bytes() -> None:
    frame = pd.DataFrame({"a": ["x", "y"], "b": [1, 2]})
    assert encoder.encode(frame) == encoder.encode(frame.copy())
