"""The curve of covering as files: the curve, its sites, the cells, a summary."""

from __future__ import annotations

import json
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from spatial import crs, rounding, walk_basis, words
from spatial.export import catchment as tables
from spatial.recommend.cover_curve import CoverCurve, Distance

PERCENT, DECIMALS = 100.0, 2


def bundle(covered: CoverCurve, *, lang: str = "vi") -> dict[str, bytes]:
    """
    Make every file of a curve.

    Returns
    -------
    dict
        Bytes by file name: ``cover_curve.csv`` (children and share by number of new schools, with
        the bound), ``cover_sites.csv`` (the sites of every number), ``cover_sites.geojson`` (the
        fewest that reach everyone), ``cover_cells.geojson`` (who is near a school when), and
        ``cover.json``.
    """
    return {
        "cover_curve.csv": tables.csv(curve(covered)),
        "cover_sites.csv": tables.csv(sites(covered)),
        "cover_sites.geojson": tables.layer(covered.before, fewest(covered), lang=lang),
        "cover_cells.geojson": tables.layer(covered.before, cells(covered), lang=lang),
        "cover.json": _summary(covered, lang),
    }


def curve(covered: CoverCurve) -> pd.DataFrame:
    """List the points of the curve: new schools, children with one near, shares and bound [%]."""
    return pd.DataFrame(
        {
            "new_schools": np.arange(len(covered.covered)),
            "pupils_within": covered.covered,
            "pupils_within_at_most": covered.bound,
            "share_percent": [_percent(one) for one in covered.share],
            "share_at_most_percent": [_percent(one) for one in covered.share_bound],
        }
    ).astype({"share_percent": object, "share_at_most_percent": object})


def sites(covered: CoverCurve) -> pd.DataFrame:
    """List the sites of every number of new schools."""
    lonlat = _lonlat(covered)
    rows = [
        {
            "new_schools": number,
            "site_id": covered.sites[at].site_id,
            "site": covered.sites[at].name,
            "lon": str(lonlat[at][0]),
            "lat": str(lonlat[at][1]),
        }
        for number, choice in enumerate(covered.choices)
        for at in choice
    ]
    return pd.DataFrame(rows, columns=["new_schools", "site_id", "site", "lon", "lat"])


def fewest(covered: CoverCurve) -> gpd.GeoDataFrame:
    """Return the fewest sites that bring a school near everyone who can have one, as points."""
    chosen = [covered.sites[at] for at in covered.fewest]
    return gpd.GeoDataFrame(
        {
            "site_id": [site.site_id for site in chosen],
            "site": [site.name for site in chosen],
            "level": covered.level.value,
        },
        geometry=gpd.points_from_xy([site.x_m for site in chosen], [site.y_m for site in chosen]),
        crs=covered.before.network.crs,
    )


def cells(covered: CoverCurve) -> gpd.GeoDataFrame:
    """Return the cells with children: near a school ``now``, ``later`` or ``never``."""
    now, later = covered.within(np.zeros(0, dtype=np.int64)), covered.within(covered.fewest)
    layer = covered.before.network.cells
    frame = gpd.GeoDataFrame(
        {
            "cell_id": layer.index.astype(str),
            "pupils": covered.pupils,
            "school_near": np.where(now, "now", np.where(later, "later", "never")),
        },
        geometry=layer.geometry.representative_point().to_numpy(),
        crs=layer.crs,
    )
    return frame[frame["pupils"] > 0]


def lines(covered: CoverCurve, *, lang: str) -> list[str]:
    """Say the curve in sentences: now, with N more, how many for everyone, who stays out."""
    blanks = {
        "level": words.say(f"level.{covered.level}", lang=lang),
        "year": str(covered.before.options.year),
        "radius": words.number(covered.radius_m, lang=lang),
        "distance": _along(covered, lang),
        "total": words.number(covered.total, lang=lang),
        "share": share(float(covered.share[0]), lang=lang),
    }
    sentences = [words.say("cover.now", lang=lang, **blanks)]
    sentences += [
        words.say("cover.more", lang=lang, **point(covered, number, lang=lang))
        for number in _told(len(covered.covered) - 1)
    ]
    sentences.append(needed(covered, lang=lang))
    never = float(covered.unreached.sum())
    if rounding.whole(never) > 0:
        blanks = {"pupils": words.number(never, lang=lang)}
        sentences.append(words.say("cover.never", lang=lang, **blanks))
    return sentences


def share(part: float, *, lang: str) -> str:
    """Write a share as percent with one decimal: one school more is often less than a percent."""
    return f"{words.number(PERCENT * part, lang=lang, decimals=1)} %"


def point(covered: CoverCurve, number: int, *, lang: str) -> dict[str, str]:
    """Return the words for one point of the curve."""
    return {
        "count": words.number(number, lang=lang),
        "share": share(float(covered.share[number]), lang=lang),
        "most": share(float(covered.share_bound[number]), lang=lang),
        "pupils": words.number(float(covered.covered[number]), lang=lang),
    }


def _along(covered: CoverCurve, lang: str) -> str:
    """Say along what is measured: straight lines where there are no streets."""
    town, units = covered.before.network, covered.before.options.units
    walks = covered.distance == Distance.STREET
    if walks and (town.streets is None or walk_basis.by_line(town, units)):
        return walk_basis.way(town, units=units, lang=lang)
    return words.say(f"cover.distance.{covered.distance}", lang=lang)


def needed(covered: CoverCurve, *, lang: str) -> str:
    """Say how many schools it takes until everyone who can have one near has one."""
    if not covered.sites:
        return words.say("cover.no_sites", lang=lang)
    key = "needed" if covered.proven else "needed_open"
    return words.say(
        f"cover.{key}",
        lang=lang,
        count=words.number(len(covered.fewest), lang=lang),
        least=words.number(covered.fewest_bound, lang=lang),
    )


def _told(last: int) -> list[int]:
    """Return the numbers of new schools that are told: 1, 2, 5, 10, 20, 50, and the last."""
    return sorted({number for number in (1, 2, 5, 10, 20, 50, last) if 0 < number <= last})


def _percent(share: float) -> str:
    """Write a share as a percentage with two decimals."""
    return f"{float(rounding.half_up(share * PERCENT, DECIMALS)):.2f}"


def _lonlat(covered: CoverCurve) -> list[tuple[float, float]]:
    """Return the candidate sites in degrees."""
    xy = ([site.x_m for site in covered.sites], [site.y_m for site in covered.sites])
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*xy), crs=covered.before.network.crs)
    there = crs.to_lonlat(points).geometry
    return [(round(float(one.x), 6), round(float(one.y), 6)) for one in there]


def _summary(covered: CoverCurve, lang: str) -> bytes:
    """Write the figures and the sentences as JSON."""
    tree: dict[str, Any] = {
        "level": covered.level.value,
        "year": covered.before.options.year,
        "profile": covered.before.options.profile,
        "radius_m": covered.radius_m,
        "distance": covered.distance.value,
        "pupils": rounding.whole(covered.total),
        "candidate_sites": len(covered.sites),
        "new_schools_for_everyone": len(covered.fewest),
        "new_schools_for_everyone_at_least": covered.fewest_bound,
        "pupils_out_of_reach": rounding.whole(float(covered.unreached.sum())),
        "sentences": lines(covered, lang=lang),
    }
    return json.dumps(tree, ensure_ascii=False, indent=2).encode() + b"\n"
