"""The readers that run apart: a fixed list, each of which is there."""

from __future__ import annotations

import importlib

import pytest

from spatial.sandbox.targets import WAITING_FOR, ReaderTarget, function


@pytest.mark.parametrize("target", list(ReaderTarget))
def test_every_reader_is_a_function_of_its_module(target: ReaderTarget) -> None:
    found = function(target)
    module, _, name = target.partition(":")
    assert callable(found)
    assert found is getattr(importlib.import_module(module), name)


@pytest.mark.parametrize("target", list(ReaderTarget))
def test_every_reader_is_of_this_program(target: ReaderTarget) -> None:
    assert target.startswith("spatial.")
    assert target.count(":") == 1


def test_the_module_of_every_reader_is_loaded_before_there_is_a_job() -> None:
    assert {target.partition(":")[0] for target in ReaderTarget} <= set(WAITING_FOR)


@pytest.mark.parametrize("name", ["os:system", "spatial.intake.examine:nothing", "nowhere:x"])
def test_a_name_beside_the_list_is_no_reader(name: str) -> None:
    with pytest.raises(ValueError, match="is not a valid ReaderTarget"):
        ReaderTarget(name)
