"""A locality under two profiles."""

from __future__ import annotations

import spatial
from spatial import Network


def test_comparing_two_profiles_gives_their_difference_by_ward(town: Network) -> None:
    both = spatial.compare(town, "quan12-2024", "tt23-urban").wards
    change = both["land_short_m2_b"] - both["land_short_m2_a"]
    assert both["land_short_m2_change"].equals(change)
    assert change.abs().sum() > 0
