"""Prepare a locality's tables: loaded, wards first, stand-ins resolved, checked one by one."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import geopandas as gpd
import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.answers import cell_answers, place_answers, rows_aside, word_answers
from spatial.intake.answers.settings import Settings
from spatial.intake.checking import (
    check,
    column,
    later_wards,
    level_shares,
    mergers,
    places,
    population_forms,
    predecessors,
    school_list,
    school_wards,
    substitute_codes,
    substitute_columns,
    unknown_wards,
    ward_names,
)
from spatial.intake.checking.check import Checked
from spatial.intake.checking.repairs import Repair
from spatial.intake.joining import file_parts, known_places
from spatial.intake.joining.known_schools import Matching
from spatial.intake.reading import find, georeference
from spatial.intake.reading.part import Part
from spatial.tables import schema


@dataclasses.dataclass(frozen=True, slots=True)
class _Folder:
    """What the whole folder tells of each of its tables."""

    settings: Settings
    near: tuple[georeference.Bounds, ...]
    wards_told: frozenset[str]


def tables(
    loaded: Sequence[Part],
    settings: Settings,
    base: str | None,
    *,
    before: Sequence[Checked] = (),
) -> tuple[list[Checked], list[Part], list[Fault]]:
    """
    Check every table; wards first, because the others name them.

    Parameters
    ----------
    loaded
        The files as `file_parts.load_all` gives them.
    base
        Name of the set of wards the others refer to; ``None`` for the first.
    before
        Tables of other files, checked already: they come along as they are.

    Returns
    -------
    tables, parts, faults
        The checked tables, the files with what was answered, and what became of the cells mended
        and the rows to be set aside.
    """
    whole, doubled = file_parts.of_one_file(loaded, settings.school_years)
    whole, mended = cell_answers.put(whole, settings.cells)
    whole, meant = word_answers.put(whole, settings.words)
    parts, faults = rows_aside.take_out(whole, settings.rows)
    faults = [*doubled, *mended, *meant, *faults]
    sources = (*(part.source for part in parts), *(table.source for table in before))
    if not any(source.table == "school_levels" for source in sources):
        whole, parts, planned = file_parts.listed(whole, parts, settings)
        faults += planned
    full = {id(part): before for part, before in zip(parts, whole, strict=True)}
    there = [part for part in parts if part.frame is not None]
    ordered = sorted(there, key=lambda part: _ORDER.get(part.source.table, 9))
    ready: list[Checked] = list(before)
    known = _gazetteer(ready, base) if _has_wards(ready) else None
    coded = ", ".join(dict.fromkeys(code for part in parts for code in _codes_named(part)))
    folder = _Folder(
        settings=settings,
        near=tuple(box for part in parts if (box := file_parts.bounds(part)) is not None),
        wards_told=frozenset[str]().union(*(_wards_told(part) for part in parts)),
    )
    for part in ordered:
        for (source, raw), (_, whole_) in zip(
            file_parts.split(part), file_parts.split(full[id(part)]), strict=True
        ):
            if source.table == "residents":
                raw, noted = population_forms.plain(raw, source)  # noqa: PLW2901 - the same rows
                faults += noted
            raw.attrs["numbers"] = dict(settings.numbers.get(source.name, {}))
            raw.attrs[_CODED] = coded
            checkeds = _ready(source, raw, ready, known, folder=folder)
            ready += [dataclasses.replace(one, left_out=len(whole_) - len(raw)) for one in checkeds]
            if source.table == "wards" and checkeds and checkeds[0].whole:
                known = _gazetteer(ready, base)
    return _joined(ready), parts, faults


def _codes_named(part: Part) -> list[str]:
    """Name some official codes by which a table refers to wards: made ones would fit none."""
    if part.source.table == "wards" or part.frame is None or "ward_id" not in part.frame:
        return []
    codes = column.text(part.frame["ward_id"])
    return list(dict.fromkeys(codes[codes.str.fullmatch(r"\d{3,}")]))[:_SHOWN]


def _wards_told(part: Part) -> frozenset[str]:
    """List the names of the wards a list of schools writes."""
    if part.source.table != "schools" or part.frame is None:
        return frozenset()
    return later_wards.told(part.frame)


def _has_wards(tables: Sequence[Checked]) -> bool:
    """Tell whether a usable set of wards is among tables."""
    return any(table.source.table == "wards" and table.whole for table in tables)


_PLACES = frozenset({"not_degrees", "wrong_shape", "off_earth"})  # a place that is none
_CODED = check.CODED
_SHOWN = 3  # codes named of each table
_ORDER = {"wards": 0, "known_schools": 1, "schools": 2, "school_levels": 3}


def _gazetteer(tables: Sequence[Checked], base: str | None) -> ward_names.Gazetteer:
    """Make the wards of the base set findable by code and name."""
    layers = [table for table in tables if table.source.table == "wards"]
    chosen = next((layer for layer in layers if layer.source.units == base), layers[0])
    plain = ward_names.gazetteer(chosen.frame)
    if not chosen.whole:
        return plain
    others = [
        gpd.GeoDataFrame(layer.kept) for layer in layers if layer is not chosen and layer.whole
    ]
    wards = gpd.GeoDataFrame(chosen.kept)
    others = others or mergers.embedded(wards)
    former = predecessors.of(chosen.source.path.parent) | mergers.former(wards, others)
    return dataclasses.replace(plain, former=former, later=later_wards.later(wards, others))


def _ready(
    source: find.Source,
    raw: pd.DataFrame,
    before: Sequence[Checked],
    known: ward_names.Gazetteer | None,
    *,
    folder: _Folder,
) -> list[Checked]:
    """Put the schema's columns in place of those that stand in for them, then check the table."""
    faults: list[Fault] = []
    repairs: list[Repair] = []
    attrs, settings = dict(raw.attrs), folder.settings
    frame: pd.DataFrame | None = raw
    if schema()[source.table].geometry is not None:
        frame, problems = substitute_columns.shapes(
            raw, source, epsg=settings.crs.get(source.name), near=folder.near
        )
        faults += problems
    if frame is None:
        return [
            Checked(
                source=source,
                frame=raw,
                sound=pd.Series(data=True, index=raw.index).to_numpy(dtype=bool),
                whole=False,
                faults=tuple(faults),
            )
        ]
    if source.table in {"schools", "school_levels", known_places.TABLE}:
        like = next((each.frame for each in before if each.source.table == "schools"), None)
        frame, problems = substitute_codes.ids(frame, source, "school_id", like)
        faults += problems
    if source.table == "wards":
        coded = bool(attrs.get(_CODED))
        frame, problems = substitute_codes.ward_ids(frame, source, called_by_code=coded)
        faults += problems
    columns = schema()[source.table].columns
    if known is not None and source.table != "wards" and "ward_id" in columns:
        required = columns["ward_id"].required
        if source.table == "schools":
            answer = settings.numbers.get(source.name, {}).get("ward", "")
            frame, problems = later_wards.settle(
                frame, source, known.later, answer=answer, beside=folder.wards_told
            )
            faults += problems
        frame, problems, mended = places.resolve(
            frame, source, known, required=required, wards=_base(before, known)
        )
        faults += unknown_wards.once(problems, source)
        repairs += mended
    matching: Matching | None = None
    if source.table == "schools" and known is not None:
        frame, matching = _placed(frame, source, before, known, settings=settings, faults=faults)
    frame.attrs.update(attrs)
    return [_typed(frame, source, faults, repairs, matching=matching)]


def _placed(
    frame: pd.DataFrame,
    source: find.Source,
    before: Sequence[Checked],
    known: ward_names.Gazetteer,
    *,
    settings: Settings,
    faults: list[Fault],
) -> tuple[pd.DataFrame, Matching | None]:
    """Place schools that give no coordinates: by hand, as known from elsewhere, by their ward."""
    town = _base(before, known)
    if town is None:
        return frame, None
    frame, problems = place_answers.put(frame, source, settings.places.get(source.name, {}))
    faults += problems
    answers = settings.matches.get(source.name, {})
    frame, problems, matching = known_places.place(
        frame, source, before, town, answers, gazetteer=known
    )
    faults += problems
    frame, problems = school_wards.locate(frame, source, town, known)
    stopped = {fault.row for fault in faults if fault.severity is Severity.ERROR}
    faults += [fault for fault in problems if fault.row is None or fault.row not in stopped]
    return frame, matching


def _typed(
    frame: pd.DataFrame,
    source: find.Source,
    faults: Sequence[Fault],
    repairs: Sequence[Repair],
    *,
    matching: Matching | None,
) -> Checked:
    """Check a table whose stand-ins are resolved; blanks that only follow a fault are not told."""
    if source.table == "school_levels":
        frame = level_shares.mark(frame, frame.attrs.get("written_once", ()))
    done = check.typed(frame, source)
    rows = {fault.row for fault in faults if fault.row and fault.severity is Severity.ERROR}
    sound = done.sound & ~done.frame.index.isin(list(rows)) if rows else done.sound
    done = dataclasses.replace(done, sound=sound)
    if source.table == "school_levels":
        done = level_shares.split(done)
    untold, nameless = (frame.attrs.get(key, ()) for key in school_list.TOLD_ROWS)
    level = source.header("level")
    own = [
        fault
        for fault in done.faults
        if not _told(fault, faults)
        and not (fault.row in untold and (fault.code, fault.column) == ("blank", level))
    ]
    every = tuple(fault for fault in (*faults, *own) if fault.row not in nameless)
    if source.table == known_places.TABLE:
        every = known_places.never_stopping(every)
    return dataclasses.replace(
        done, faults=every, repairs=(*repairs, *done.repairs), matching=matching
    )


def _base(before: Sequence[Checked], known: ward_names.Gazetteer) -> gpd.GeoDataFrame | None:
    """Return the usable set of wards whose names are known."""
    layers = [
        each
        for each in before
        if each.source.table == "wards"
        and each.whole
        and known.codes == frozenset(each.frame["ward_id"].astype(str))
    ]
    return gpd.GeoDataFrame(layers[0].kept) if layers else None


def _told(fault: Fault, before: Sequence[Fault]) -> bool:
    """Tell whether a blank is only the trace of a fault told already."""
    if (fault.code, fault.column) == ("blank", "ward_id") and any(
        other.code == unknown_wards.WHOLE for other in before
    ):
        return True
    return (
        fault.row is not None
        and fault.code in {"blank", *_PLACES}
        and any(
            other.row == fault.row and (other.column == fault.column or fault.code in _PLACES)
            for other in before
            if other.severity is Severity.ERROR
        )
    )


def _joined(tables: Sequence[Checked]) -> list[Checked]:
    """Join sheets that hold the same table, one per level, into one."""
    by_table: dict[tuple[str, str], list[Checked]] = {}
    for table in tables:
        sheet = table.source.units if table.source.table == "wards" else ""
        by_table.setdefault((table.source.table, sheet), []).append(table)
    return [check.stack(group) if len(group) > 1 else group[0] for group in by_table.values()]
