"""An outlook written is read back the same."""

from __future__ import annotations

import json

import pytest
from outlooks import FULL

from spatial.export import outlook as files
from spatial.intake.single.outlook import parse_outlook
from spatial.records import Outlook


@pytest.mark.parametrize("outlook", [Outlook(), FULL])
def test_an_outlook_written_and_read_is_the_same(outlook: Outlook) -> None:
    assert parse_outlook(files.text(outlook), name="x") == outlook


def test_what_stands_at_its_default_is_left_out() -> None:
    assert json.loads(files.text(Outlook())) == {}
    assert set(json.loads(files.text(FULL))["developments"][0]) >= {"name", "units", "chance"}
    assert "delay_years" not in json.loads(files.text(FULL))["developments"][0]


def test_letters_are_written_as_they_are() -> None:
    assert "Khu “A” {0}: 'b'" in files.text(FULL)
