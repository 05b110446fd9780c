"""An outlook that answers every question."""

from __future__ import annotations

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
