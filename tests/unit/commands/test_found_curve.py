"""What a manifest carries of a curve of covering is made again, and nothing else is taken."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from towns import lonlat, town

from spatial.commands import found_curve
from spatial.errors import UserError
from spatial.export import cover as files
from spatial.recommend import Request, candidates
from spatial.recommend.cover import cover
from spatial.recommend.cover_curve import CoverCurve
from spatial.records import Level, Options

OPTIONS = Options(year=2030, units="wards", profile="quan12-2024")


@cache
def found() -> CoverCurve:
    """Offer one site in the ward that has no primary school."""
    lon, lat = lonlat(1.5, 0.5)
    site = candidates.point(town(), lon, lat, land_m2=8_000.0, number=1, name="Điểm 1")
    return cover(town(), Level.TIEU_HOC, OPTIONS, request=Request(sites=(site,)), radius_m=400.0)


def kept(place: Path, content: bytes) -> Path:
    """Write a file."""
    file = place / "found.json"
    file.write_bytes(content)
    return file


def test_a_curve_found_gives_the_same_files_without_a_search(tmp_path: Path) -> None:
    file = kept(tmp_path, found_curve.json_bytes(found()))
    again = found_curve.again(file, town(), OPTIONS, None)
    assert files.bundle(again, lang="vi") == files.bundle(found(), lang="vi")


def test_a_locality_that_no_longer_offers_a_site_is_told(tmp_path: Path) -> None:
    tree = json.loads(found_curve.json_bytes(found())) | {"fewest": ["gone"]}
    with pytest.raises(UserError, match="no longer offers"):
        found_curve.again(kept(tmp_path, json.dumps(tree).encode()), town(), OPTIONS, None)


@pytest.mark.parametrize("gone", ["request", "choices", "distance", "covered"])
def test_what_holds_no_curve_is_refused(gone: str, tmp_path: Path) -> None:
    tree = json.loads(found_curve.json_bytes(found()))
    del tree[gone]
    with pytest.raises(UserError):
        found_curve.again(kept(tmp_path, json.dumps(tree).encode()), town(), OPTIONS, None)
    with pytest.raises(UserError):
        found_curve.again(tmp_path / "none.json", town(), OPTIONS, None)
