"""Load one file: through the door, by its own reader, into plain tables with known columns."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.answers.settings import Settings
from spatial.intake.door import guard
from spatial.intake.reading import (
    georeference,
    grid,
    headers,
    layout,
    level_titles,
    load_notes,
    marked_columns,
    ownership_titles,
    rows,
    school_lists,
    school_year,
    sector_codes,
    vectors,
    ward_titles,
)
from spatial.intake.reading.find import BOOKS, TABLE, Source
from spatial.intake.reading.georeference import Bounds
from spatial.intake.reading.grid import Grid
from spatial.intake.reading.part import Part
from spatial.intake.reading.table_names import layer_of, table_of
from spatial.intake.reading.units import Head
from spatial.intake.text import fonts

_TABLES_WITH_LEVELS = ("schools", "school_levels")


def load(
    source: Source, settings: Settings, *, near: Sequence[Bounds] = (), lists: bool = False
) -> list[Part]:
    """
    Load every table a file holds.

    Parameters
    ----------
    near
        Where the other layers of the locality lie, degrees.
    lists
        Whether a sheet that names schools and their rooms is the list of schools, whatever it is
        called: no file says by its name that it is.

    Returns
    -------
    list of Part
        Never raises for what is in the file.
    """
    stop = guard.refuse(source.path, source.name)
    if stop is not None:
        return [Part(source=source, frame=None, faults=(stop,))]
    remembered = settings.columns.get(source.name, {})
    try:
        if source.path.suffix.lower() in TABLE:
            return _sheets(source, remembered, lists=lists)
        return [
            part
            for layer in vectors.read(source.path)
            for part in _layer(source, layer, remembered, settings.crs.get(source.name), near)
        ]
    except guard.Hostile as stopped:
        return _fails(source, stopped.code, **stopped.blanks)
    except (grid.UnreadableTable, vectors.UnreadableMap) as problem:
        return _fails(source, "unreadable", reason=str(problem))


def _fails(source: Source, code: str, **blanks: object) -> list[Part]:
    """Give up on a file with one fault."""
    fault = Fault(code=code, file=source.name, sheet=source.sheet, blanks=blanks)
    return [Part(source=source, frame=None, faults=(fault,))]


def _sheets(source: Source, remembered: Mapping[str, str], *, lists: bool) -> list[Part]:
    """Load a delimited file or the sheets of a workbook."""
    if source.path.suffix.lower() in BOOKS:
        return _book(source, remembered, lists=lists)
    only = grid.delimited(source.path)
    if source.table == "schools" and len(halves := school_lists.sides(only)) > 1:
        return [_table(source, half, remembered) for half in halves]
    if source.table:
        return [_table(source, only, remembered)]
    halves = school_lists.sides(only) if lists else []
    listed = dataclasses.replace(source, table="schools")
    return [_table(listed, each, remembered) for each in school_lists.among(halves, remembered)]


def _book(source: Source, remembered: Mapping[str, str], *, lists: bool) -> list[Part]:
    """Load the sheets of a workbook."""
    grids = grid.workbook(source.path)
    lists |= source.table == "schools"
    if lists:
        grids = [half for sheet in grids for half in school_lists.sides(sheet)]
    school_list = school_lists.among(grids, remembered) if lists else []
    if lists and not school_list and any(school_lists.turned(each, remembered) for each in grids):
        return _fails(dataclasses.replace(source, table="schools"), "list_turned")
    if not grids:
        return _fails(source, "empty") if source.table else []
    named = [(table, sheet) for sheet in grids if (table := table_of(str(sheet.sheet)))]
    if school_list and source.table in {"", *_TABLES_WITH_LEVELS} and "schools" not in dict(named):
        others = [pair for pair in named if pair[0] not in {"schools", "school_levels"}]
        rest = [sheet for sheet in grids if not any(sheet is other for _, other in others)]
        chosen, left = school_lists.chosen(school_list, rest)
        parts = [_of_sheet(source, "schools", sheet, remembered) for sheet in chosen]
        parts[0] = load_notes.with_sheets_left(parts[0], left, chosen[0], school_list)
        return [*parts, *(_of_sheet(source, *pair, remembered) for pair in others)]
    if source.table:
        named = _chosen(source.table, grids)
    return [
        _of_sheet(source, table, sheet, remembered)
        for table, sheet in named
        if source.table or len(sheet.cells) > 1  # a template's sheet nobody filled in
    ]


def _of_sheet(source: Source, table: str, sheet: Grid, remembered: Mapping[str, str]) -> Part:
    """Load one sheet of a workbook as one table."""
    return _table(dataclasses.replace(source, table=table, sheet=sheet.sheet), sheet, remembered)


def _chosen(table: str, grids: Sequence[Grid]) -> list[tuple[str, Grid]]:
    """Choose among the sheets of a workbook that is named after one table."""
    if len(grids) == 1:
        return [(table, grids[0])]
    if table in _TABLES_WITH_LEVELS and (apart := school_lists.apart(grids)):
        return [(table, sheet) for sheet in apart]
    named = [(own, sheet) for sheet in grids if (own := table_of(str(sheet.sheet)))]
    if any(own == table for own, _ in named):
        return named

    def fit(sheet: Grid) -> int:
        return sum(head.column is not None for head in layout.lay(sheet, table).heads)

    return [(table, max(grids, key=fit))]


def _table(source: Source, sheet: Grid, remembered: Mapping[str, str]) -> Part:
    """Lay one sheet out and name its columns."""
    if not sheet.cells.size:
        return Part(source=source, frame=None, faults=(source.fault("empty"),))
    laid = layout.lay(sheet, source.table, remembered=remembered)
    columns = list(dict.fromkeys(head.column for head in laid.heads if head.column))
    called = {
        column: tuple(laid.header(column, at) or "" for at in range(len(laid.blocks)))
        for column in columns
    }
    several = len(laid.blocks) > 1
    source = dataclasses.replace(source, headers=called, blocks=laid.block if several else None)
    faults = [
        source.fault("too_many_cells", row=row, value=str(count)) for row, count in sheet.overlong
    ]
    if sheet.code is not None:
        faults.append(source.fault("letters_read", severity=Severity.WARNING, letters=sheet.code))
    faults += load_notes.old_letters(source, sheet.lettered)
    if laid.aside:
        faults.append(load_notes.no_data(source, laid.aside))
    faults += load_notes.second(source, laid.second)
    faults += load_notes.hidden(source, sheet.hidden, laid.frame.index, laid.heads)
    frame = _scaled(laid.frame, {head.column: head.scale for head in laid.heads if head.column})
    above = sheet.cells.iloc[: laid.header_rows[0] - 1]
    lines = rows.texts(above).to_numpy().ravel()
    if source.table == "residents":
        frame.attrs["title"] = " ".join(cell for cell in lines if cell)
    year = 0
    if source.table in _TABLES_WITH_LEVELS:
        year = school_year.above(above)
        frame = school_year.plain(frame)
        if len(laid.blocks) > 1:  # what stands beside the blocks is of all of them together
            frame.attrs["written_once"] = [h.column for h in laid.heads if h.column and not h.axes]
        frame = sector_codes.read(frame, laid.heads)
        frame, marked = marked_columns.told(frame, laid.heads)
        blocks = max(len(laid.blocks), 1)
        called |= {name: (header,) * blocks for name, header in marked.items()}
        columns += [name for name in marked if name not in columns]
        source = dataclasses.replace(source, headers=called)
    faults += _twice(source, laid.heads)
    if source.table in _TABLES_WITH_LEVELS:
        frame = _told_by_sheet(frame, str(sheet.sheet or ""))
        titles = [*lines, str(sheet.sheet or ""), Path(source.name).stem]
        frame, owned = ownership_titles.read(frame, source, titles)
        frame, levelled = level_titles.read(frame, source, titles)
        frame, placed = ward_titles.read(frame, source, titles[:-2])
        faults += [*owned, *levelled, *placed]
    faults += load_notes.renamed(source, columns)
    faults += load_notes.sizes(source, remembered)
    if not len(frame):
        faults.append(source.fault("empty"))
    given = [head.path for head in laid.heads if head.path]
    return Part(
        source=source,
        frame=frame if len(frame) else None,
        faults=tuple(faults),
        aside=laid.aside,
        suggestions=tuple(headers.propose(given, source.table, remembered=remembered)),
        school_year=year or school_year.of_text(str(sheet.sheet or "")) or 0,
    )


def _twice(source: Source, heads: Sequence[Head]) -> list[Fault]:
    """Say which columns mean what another column was taken for already."""
    taken = {(head.column, head.axes): head.path for head in heads if head.column}
    left = [
        f"“{head.path}” / “{taken[key]}”"
        for head in heads
        if head.column is None and (key := (headers.known(head.path, source.table), ())) in taken
    ]
    if not left:
        return []
    return [source.fault("column_twice", severity=Severity.WARNING, pairs="; ".join(left))]


def _told_by_sheet(frame: pd.DataFrame, sheet: str) -> pd.DataFrame:
    """Give rows the level or the ward their sheet is named after, where no column does."""
    attrs = dict(frame.attrs)
    level, ward = school_lists.level_of(sheet), school_lists.ward_of(sheet)
    if level and "level" not in frame:
        frame = frame.assign(level=level)
    if ward and not {"ward", "ward_id"} & set(frame.columns):
        frame = frame.assign(ward=ward)
    frame.attrs.update(attrs)
    return frame


def _scaled(frame: pd.DataFrame, scales: Mapping[str | None, float]) -> pd.DataFrame:
    """Mark what the unit in a header multiplies its column by; the values stay as written."""
    marked = {str(name): scale for name, scale in scales.items() if scale != 1.0}
    if marked:
        frame = frame.copy()
        frame.attrs["scales"] = marked
    return frame


def _layer(
    source: Source,
    layer: vectors.Layer,
    remembered: Mapping[str, str],
    epsg: int | None,
    near: Sequence[Bounds],
) -> list[Part]:
    """Name the columns of one map layer and make sure it says where it is."""
    several = not source.table
    table = source.table or layer_of(str(layer.name)) or ""
    if not table:
        return []
    source = dataclasses.replace(source, table=table, sheet=layer.name if several else None)
    frame = layer.frame
    given = [str(name) for name in frame.columns if name != "geometry"]
    suggested = headers.propose(given, table, remembered=remembered)
    taken = {each.header: each.column for each in suggested if each.score >= headers.SURE}
    called = {str(column): (header,) for header, column in taken.items() if column}
    source = dataclasses.replace(source, headers=called)
    columns, letters = fonts.sort_out({name: frame[name] for name in given})
    frame = frame.assign(**columns).rename(columns=_named(given, taken))
    frame.index = pd.RangeIndex(1, len(frame) + 1, name="row")
    faults = [*load_notes.renamed(source, called), *load_notes.sizes(source, remembered)]
    if layer.code is not None:
        faults.append(source.fault("letters_read", severity=Severity.WARNING, letters=layer.code))
    faults += load_notes.old_letters(source, letters)
    placed: pd.DataFrame | None = frame
    if isinstance(frame, gpd.GeoDataFrame) and len(frame):
        placed, problems = georeference.placed(frame, source, epsg, near)
        faults += problems
    if placed is not None:
        placed = _scaled(
            placed, {each.column: each.scale for each in suggested if each.column in called}
        )
    if not len(frame):
        placed, faults = None, [*faults, source.fault("empty")]
    return [Part(source=source, frame=placed, faults=tuple(faults), suggestions=tuple(suggested))]


def _named(given: Sequence[str], taken: Mapping[str, str | None]) -> dict[str, str]:
    """Name the columns that are known; one that only looks like them makes way."""
    known = {column for column in taken.values() if column}
    return {
        header: column if (column := taken.get(header)) else f"{header} (2)"
        for header in given
        if taken.get(header) or header in known
    }
