"""The ground that comes with the program: of the embedded district and a kilometre around it."""

from __future__ import annotations

import json
from functools import cache

from spatial import ground
from spatial.ground import Frame, Ground
from spatial.intake.reading import demonstration


@cache
def _embedded() -> Ground:
    file = demonstration.folder() / "ground" / "ground.json"
    return ground.of_json(json.loads(file.read_text(encoding="utf-8")))


def ground_of(bounds: Frame) -> Ground:
    """
    Return what lies under a locality.

    Parameters
    ----------
    bounds
        West, south, east, north of the locality [degrees, WGS 84].

    Returns
    -------
    Ground
        The carried one where it covers the whole locality, whoever's files tell of it; else an
        empty one: half a map of streets would look as if there were none in the other half.
    """
    embedded = _embedded()
    return embedded if embedded.covers(bounds) else Ground()
