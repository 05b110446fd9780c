"""What a locality is called."""

from __future__ import annotations

from spatial.locality import Locality


def test_a_locality_that_tells_nothing_but_its_name_is_no_demonstration() -> None:
    told = Locality(key="a", name={"vi": "A"})
    assert told.rooms_known
    assert not told.demonstration
    assert (told.province, told.attribution, told.joined_wards) == ("", (), ())
