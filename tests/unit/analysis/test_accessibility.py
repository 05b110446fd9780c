"""What is within reach, for a notebook."""

from __future__ import annotations

import pytest

import spatial
from spatial import UserError


@pytest.mark.parametrize("measure", ["coverage", "balanced", "raam"])
def test_access_is_told_for_every_cell_and_ward(found: spatial.Assessment, measure: str) -> None:
    got = spatial.accessibility(found, "tieu_hoc", measure=measure)
    assert list(got.cells["cell_id"]) == list(found.network.cells.index)
    assert set(got.wards.index) == set(found.network.cells[found.options.units])
    assert 0 <= got.gini <= 1


def test_a_measure_nobody_knows_is_refused_with_those_there_are(found: spatial.Assessment) -> None:
    with pytest.raises(UserError, match="raam"):
        spatial.accessibility(found, "thcs", measure="gần")
