"""The files of who goes where: tables and layers of one answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from spatial.ui.screens.catchment import files
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.session.assessments import Seen
from spatial.ui.widgets import downloads

Look = Callable[..., tuple[Seen, FlowView]]


def test_six_tables_five_layers_the_annex_and_the_clusters_are_made(look: Look) -> None:
    made = files.bundle(*look("best"))
    assert sorted(made) == sorted(
        [f"{name}.csv" for name in ("flows", "load", "matrix", "displaced", "stress", "rooms")]
        + [f"{name}.geojson" for name in ("areas", "load", "flows_lines", "flows_points")]
        + ["exchange.geojson", "exchange_annex.csv", "ward_clusters.csv"]
    )


def test_the_load_of_each_school_is_a_row(look: Look) -> None:
    """350 seats filled, the rest at the other."""
    text = files.bundle(*look("best"))["load.csv"].decode("utf-8-sig")
    rows = [line.split(",") for line in text.splitlines()]
    at = rows[0].index("pupils")
    assert [float(row[at]) for row in rows[1:]] == pytest.approx([350.0, 650.0])


def test_layers_are_geojson_with_a_feature_a_school(look: Look) -> None:
    made = files.bundle(*look("best"))
    assert len(json.loads(made["areas.geojson"])["features"]) == 2


def test_they_are_offered_under_locality_year_level_and_model(
    look: Look, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, Any] = {}
    monkeypatch.setattr(downloads, "offer", lambda _, **more: given.update(more))
    files.draw(*look("best"))
    assert given["name"] == "town-2030-tieu_hoc-best.zip"
    assert written == []
