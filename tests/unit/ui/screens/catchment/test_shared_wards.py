"""Clusters of wards on the page: the same as in the file, the single ones counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from spatial.catchment.ward_clusters import clusters
from spatial.ui.screens.catchment import shared_wards

Look = Callable[..., Any]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_clusters_of_the_file_are_listed(lang: str, look: Look) -> None:
    seen, view = look("nearest", lang=lang)
    table = clusters(view.outcome.matrix)
    drawn = shared_wards.html(seen, view)
    several = table[table["wards"] > 1]
    assert drawn.count("<tr") == (1 + several["cluster"].nunique() if len(several) else 0)
    assert "15" in drawn


def test_two_wards_that_share_pupils_are_one_row_and_the_third_is_counted(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, view = look("nearest")
    wards = [str(ward) for ward in view.outcome.matrix.index]
    # the first sends 20 of its 100 pupils to the second: 20 % >= 15 %
    wide = pd.DataFrame([[80.0, 20.0], [0.0, 50.0]], index=wards[:2], columns=wards[:2])
    monkeypatch.setitem(vars(view.outcome), "matrix", wide)
    drawn = shared_wards.html(seen, view)
    assert drawn.count("<tr") == 2
    assert all(seen.name(ward) in drawn for ward in wards[:2])
    assert "100" in drawn  # all 150 seated stay inside
    alone = pd.DataFrame([[90.0, 10.0], [0.0, 50.0]], index=wards[:2], columns=wards[:2])
    monkeypatch.setitem(vars(view.outcome), "matrix", alone)
    assert "<tr" not in shared_wards.html(seen, view)
