"""One valid projection of a small town, to be changed in one thing."""

from __future__ import annotations

from towns import town

from spatial import norms, projection
from spatial.network import Network
from spatial.records import Development

RULES = norms.rules("quan12-2024")


TOWER = Development(
    development_id="t", name="Tháp", sort="apartment", units=1_000, first_year=2026,
    last_year=2027, ward_id="w00",
)  # fmt: skip


def ahead(place: Network | None = None, **change: object) -> projection.Projection:
    """Project a town of two wards; one valid call, one change."""
    call: dict[str, object] = {"ages": RULES.ages, "last": 2035}
    return projection.project(place or town(), projection.ProjectionRequest(**(call | change)))  # type: ignore[arg-type]
