"""What a batch comes to as a whole: the deficits of all communes, and tables above them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd

from spatial.batch.jobs import BatchJob, BatchPlace
from spatial.batch.ledger import Ledger
from spatial.communes import pack
from spatial.export import atomic, layer_union, table
from spatial.export.layers import geoparquet

PART = "deficit.parquet"
TABLE = "deficit.csv"
SUMMARY = "summary.json"
ASSESS = "assess"
_ALL = "all"
_LONGEST = 60  # letters of the options in the name of a folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Contained:
    """A locality all of whose communes stand in another of the same batch: that one counts."""

    locality: str
    within: str


def joined(
    jobs: Mapping[str, BatchJob],
    ledger: Ledger,
    *,
    lang: str = "vi",
    tell: Callable[[Contained], None] = lambda _: None,
) -> list[Path]:
    """
    Join the assessments that are done: the same bytes whoever did them and in which order.

    Parameters
    ----------
    jobs
        By key, in the order of their table, which is the order of the rows.
    lang
        Language the layers' columns and classes are named in.
    tell
        Told of each locality that is left out of the sums, for another of the set holds all its
        communes: a commune asked beside its own province counts once.

    Returns
    -------
    list of pathlib.Path
        For each set of options a folder ``joined…``: ``deficits.parquet`` and ``deficits.gpkg`` (a
        row per commune and level), ``by_commune.csv`` (the same for Excel), ``by_locality.csv``
        (each locality's own totals, not the sum of its communes') and ``by_province.csv`` (the
        sum of the totals of a province's localities, with how many they are). Nothing where no
        assessment is done.

    Raises
    ------
    UserError
        If the disk does not take them.
    """
    written: list[Path] = []
    for options, keys in _sets(jobs).items():
        held = [found for key in keys if (found := ledger.files(jobs[key], key)) is not None]
        done = [(found, layer_union.whole([found[PART]])) for found in held if PART in found]
        if not done:
            continue
        inside = _inside([frame for _, frame in done])
        for one, other in inside.items():
            names = [str(done[at][1]["locality"].iloc[0]) for at in (one, other)]
            tell(Contained(locality=names[0], within=names[1]))
        counted = [found for at, (found, _) in enumerate(done) if at not in inside]
        frame = layer_union.whole([found[PART] for found in counted])
        rows = [row for found in counted for row in _rows(found)]
        contents = {
            "deficits.parquet": geoparquet.document(frame),
            "deficits.gpkg": layer_union.geopackage(frame, lang=lang),
            "by_commune.csv": layer_union.one_table([found[TABLE] for found in counted]),
            "by_locality.csv": table.rows(rows),
            "by_province.csv": table.rows(_by_province(rows)),
        }
        written += atomic.write(contents, ledger.folder / f"joined{options}")
    return written


def _sets(jobs: Mapping[str, BatchJob]) -> dict[str, list[str]]:
    """
    Put together the assessments that were asked with the same options, by a name.

    No locality stands twice in one: with other files under the same options it begins another.
    """
    sets: dict[tuple[tuple[str, ...], int], list[str]] = {}
    times: Counter[tuple[tuple[str, ...], BatchPlace]] = Counter()
    for key, job in jobs.items():
        if job.command == ASSESS:
            own = (job.arguments, job.place)
            sets.setdefault((job.arguments, times[own]), []).append(key)
            times[own] += 1
    found: dict[str, list[str]] = {}
    for (arguments, _), keys in sets.items():
        words = re.sub(r"[^\w.]+", "-", " ".join(arguments)).strip("-")[:_LONGEST]
        name = free = f"_{words}" if words else ""
        number = 1
        while free in found:  # other options may be cut to the same letters
            number += 1
            free = f"{name}_{number}"
        found[free] = keys
    return found


def _inside(frames: Sequence[gpd.GeoDataFrame]) -> dict[int, int]:
    """
    Find the localities whose communes all stand in another; of two alike the first counts.

    Only wards under a code of the pack are known to be the same land: two offices may both have
    called a ward of theirs "1".
    """
    known = pack.communes().index
    wards = [frozenset(frame["ward_id"].astype(str)) for frame in frames]
    found: dict[int, int] = {}
    for at, own in enumerate(wards):
        if not own <= set(known):
            continue
        for other, theirs in enumerate(wards):
            if at != other and own <= theirs and (len(own) < len(theirs) or other < at):
                found[at] = other
                break
    return found


def _rows(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Write a locality's own totals, a row for each level and one for all."""
    summary = json.loads(files[SUMMARY])
    about = {name: summary[name] for name in ("locality", "year", "profile", "units")}
    about["province_code"] = _province(layer_union.whole([files[PART]]))
    return [
        {**about, "level": level, **figures}
        for level, figures in (*summary["levels"].items(), (_ALL, summary["total"]))
    ]


def _province(frame: gpd.GeoDataFrame) -> str:
    """Tell the province all wards of a locality lie in; empty where the pack knows none or more."""
    known = pack.communes()["province_code"].reindex(frame["ward_id"].astype(str))
    codes = set(known.fillna(""))
    return str(codes.pop()) if len(codes) == 1 else ""


def _by_province(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Add up the localities of each province, level by level; a figure one lacks is not known."""
    names = {each.code: each.name for each in pack.provinces()}
    sums: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        code, level = row["province_code"], row["level"]
        figures = {name: row[name] for name in list(row)[list(row).index("level") + 1 :]}
        if (code, level) not in sums:
            about = {"province_code": code, "province": names.get(code, ""), "level": level}
            sums[code, level] = {**about, "localities": 1, **figures}
            continue
        held = sums[code, level]
        held["localities"] += 1
        for name, value in figures.items():
            known = held.get(name) is not None and value is not None
            held[name] = held[name] + value if known else None
    return [sums[key] for key in sorted(sums, key=lambda key: key[0])]
