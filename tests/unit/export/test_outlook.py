"""An outlook written is read back the same."""

from __future__ import annotations

import json

import pytest

from spatial.export import outlook as files
from spatial.intake.single.outlook import parse_outlook
from spatial.records import Crossing, Development, Level, Outlook

FULL = Outlook(
    fertility=0.95,
    migration=-0.5,
    participation=(("thpt", 0.9), ("nha_tre", 0.4)),
    private_share=((Level.MAM_NON, 0.7),),
    vocational_share=0.1,
    crossings=(Crossing(level=Level.THCS, from_ward="1", to_ward="", share=0.05),),
    developments=(
        Development(
            development_id="d",
            name="Khu “A” {0}: 'b'",
            sort="house",
            units=10.0,
            first_year=2027,
            last_year=2028,
            lon=106.66,
            lat=10.87,
            people_per_unit=3.0,
            chance=0.7,
        ),
    ),
)


@pytest.mark.parametrize("outlook", [Outlook(), FULL])
def test_an_outlook_written_and_read_is_the_same(outlook: Outlook) -> None:
    assert parse_outlook(files.text(outlook), name="x") == outlook


def test_what_stands_at_its_default_is_left_out() -> None:
    assert json.loads(files.text(Outlook())) == {}
    assert set(json.loads(files.text(FULL))["developments"][0]) >= {"name", "units", "chance"}
    assert "delay_years" not in json.loads(files.text(FULL))["developments"][0]


def test_letters_are_written_as_they_are() -> None:
    assert "Khu “A” {0}: 'b'" in files.text(FULL)
