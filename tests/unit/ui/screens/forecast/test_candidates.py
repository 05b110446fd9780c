"""Mapped housing is offered beside the developments, and opens the form without units."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from spatial.development_candidates import DevelopmentCandidate
from spatial.forecast import Forecast
from spatial.ui.screens.forecast import candidates, developments
from spatial.ui.session import outlook
from spatial.ui.session.assessments import Seen

Ahead = Callable[..., tuple[Seen, Forecast]]
pytestmark = pytest.mark.usefixtures("home")


def test_looking_at_a_candidate_opens_the_form_and_counts_nothing(ahead: Ahead) -> None:
    seen, made = ahead()
    place = dataclasses.replace(
        CANDIDATE, lon=float(seen.after.network.cells.to_crs(4326).geometry.x.iloc[0]),
        lat=float(seen.after.network.cells.to_crs(4326).geometry.y.iloc[0]),
    )  # fmt: skip
    candidates.look(seen, made, place)
    draft = developments.draft()
    assert draft is not None
    assert (draft.development_id, draft.name, draft.units) == ("w1", "Khu dân cư Mới", 0.0)
    assert outlook.current().developments == ()


CANDIDATE = DevelopmentCandidate(
    development_id="w1", name="Khu dân cư Mới", sort="house", area_ha=4.0, ward_id="w00",
    lon=0.0, lat=0.0,
)  # fmt: skip


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_candidate_is_one_line_with_its_size_and_ward(lang: str) -> None:
    line = candidates._line(CANDIDATE, "Phường A", lang)
    assert "Khu dân cư Mới" in line
    assert "4,0 ha" in line if lang == "vi" else "4" in line
    assert "Phường A" in line
    bare = candidates._line(dataclasses.replace(CANDIDATE, name=""), "Phường A", lang)
    assert bare.startswith("Không tên" if lang == "vi" else "Unnamed")
