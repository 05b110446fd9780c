"""Examine a locality: every table loaded, its places resolved, checked, joined; nothing raised."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from spatial.errors import Fault, Severity
from spatial.intake.answers import form, settings
from spatial.intake.answers.settings import Settings
from spatial.intake.checking import missing_tables
from spatial.intake.checking.check import Checked
from spatial.intake.checking.repairs import Repair
from spatial.intake.door import arrivals, guard
from spatial.intake.forms.forms import Trace
from spatial.intake.joining import (
    assemble,
    borders,
    coverage,
    file_parts,
    list_alone,
    merging,
    prepare,
    room_gaps,
    school_years,
    ward_of_school,
)
from spatial.intake.joining.duplicates import Merge
from spatial.intake.joining.locality_file import about
from spatial.intake.reading import find, surroundings
from spatial.intake.reading.part import Part
from spatial.intake.row_counts import RowCount, count
from spatial.network import Network


@dataclass(frozen=True, kw_only=True)
class Reading:
    """
    What intake made of a folder.

    Attributes
    ----------
    network
        The locality, ``None`` where the files cannot be used.
    faults
        Everything found, errors and warnings.
    repairs
        Every value that was read as another.
    counts
        Rows in, kept and set aside, by table.
    tables
        The checked tables, for a repaired copy and for the coloured report.
    parts
        The files as loaded, with the proposed mapping of their headers.
    unused
        Files whose name says nothing.
    offers
        Schools that may be one and were not merged.
    traces
        Where every figure taken from a form stands.
    loaded
        The files before any answer, for `recheck`; map layers are left out.
    answers
        What the planner had confirmed.
    base
        Name of the set of wards the others refer to.
    rooms_known
        Whether a school without rooms is a fault; else its rooms are to come.
    joined
        Whether the tables were put together; not after a `recheck`, which has no network.
    """

    network: Network | None
    faults: tuple[Fault, ...]
    repairs: tuple[Repair, ...] = ()
    counts: tuple[RowCount, ...] = ()
    tables: tuple[Checked, ...] = ()
    parts: tuple[Part, ...] = ()
    unused: tuple[str, ...] = ()
    offers: tuple[Merge, ...] = ()
    traces: tuple[Trace, ...] = ()
    loaded: tuple[Part, ...] = ()
    answers: Settings = field(default_factory=Settings)
    base: str | None = None
    rooms_known: bool = True
    joined: bool = True


def examine(
    folder: Path,
    *,
    set_aside: bool = False,
    given: Settings | None = None,
    around: Path | None = None,
) -> Reading:
    """
    Read a locality and say everything about it.

    Parameters
    ----------
    set_aside
        Whether rows with a fault are left out and the rest goes on; otherwise any such row makes
        the files unusable.
    given
        What the planner confirmed; ``None`` reads the folder's ``intake.yaml``.
    around
        Folder of the locality a list of schools alone stands in; ``None`` tries the demonstration
        district.

    Returns
    -------
    Reading
        Never raises for what is in the files.
    """
    if folder.is_file() and folder.suffix.lower() == ".zip":
        return _packed(folder, set_aside=set_aside, given=given, around=around)
    answers = given or settings.read(folder)
    sources, faults, unused = find.find(
        folder, answers.tables, forms=answers.forms, years=answers.school_years
    )
    locality, base, problems = about(folder)
    faults += [*answers.faults, *problems]
    loaded, traces = file_parts.load_all(sources, answers)
    prepared = prepare.tables(loaded, answers, base)
    if surroundings.alone(table.source.table for table in prepared[0]):
        locality, base, loaded, prepared = list_alone.surround(
            locality, loaded, answers, around, prepared
        )
    there = {*unused, *(each.name for each in sources), *(part.source.name for part in loaded)}
    faults += _astray(answers, there, faults)
    tables, parts, problems = prepared
    tables, roomless = room_gaps.taken_out(tables, known=locality.rooms_known)
    faults += problems
    read = {part.source.name for part in parts}
    unused += [
        source.name
        for source in sources
        if (not source.table or source.path.suffix.lower() in find.TABLE)
        and source.name not in read
    ]
    faults = missing_tables.beside(faults, folder, sources, tables, loaded)
    faults += of_files(parts, tables)
    faults = room_gaps.noted(faults, roomless, tables)
    tables, offers, problems = asked(tables, answers)
    faults += problems
    layers = [table for table in tables if table.source.table == "wards"]
    sets = [layer.source.units for layer in layers]
    labels = {name: locality.units.get(name, {"vi": name, "en": name}) for name in sets}
    locality = dataclasses.replace(locality, units=labels)
    town = assemble.wards(layers, base=base)
    for at, table in enumerate(tables):
        if town is not None and table.source.table == "schools":
            tables[at], problems = ward_of_school.against_wards(table, town)
            faults += problems
    frames = {table.source.table: table for table in tables if table.source.table != "wards"}
    network, problems = (None, []) if town is None else assemble.join(locality, town, frames)
    faults += problems
    if network is not None:
        network, problems = school_years.kept(
            network, folder, faults, (tables, parts), answers=answers, base=base
        )
        faults += problems
    if set_aside or answers.set_aside:
        faults = aside(faults)
    if network is not None:
        faults += [*_odd(network, tables, offers), *_none_left(network, tables, faults)]
    network = room_gaps.put(network, roomless)
    if network is None or any(fault.severity is Severity.ERROR for fault in faults):
        network = None
    elif network.warnings != tuple(faults):
        network = dataclasses.replace(network, warnings=tuple(faults))
    return Reading(
        network=network,
        faults=tuple(faults),
        repairs=tuple(repair for table in tables for repair in table.repairs),
        counts=tuple(count(table, faults, parts) for table in tables),
        tables=tuple(tables),
        parts=tuple(parts),
        unused=tuple(unused),
        offers=tuple(offers),
        traces=tuple(traces),
        loaded=tuple(part for part in loaded if part.source.path.suffix.lower() in find.TABLE),
        answers=answers,
        base=base,
        rooms_known=locality.rooms_known,
    )


def inspected(folder: Path) -> tuple[Network | None, tuple[Fault, ...]]:
    """Read a locality and give only what models need: the tables as loaded are left behind."""
    reading = examine(folder)
    return reading.network, reading.faults


def _none_left(network: Network, tables: Sequence[Checked], faults: Sequence[Fault]) -> list[Fault]:
    """Stop where every school was set aside: a town without schools is short of everything."""
    listed = next((each for each in tables if each.source.table == "schools"), None)
    if listed is None or len(network.schools) or not len(listed.frame):
        return []
    if any(fault.severity is Severity.ERROR for fault in faults):  # these are to be mended first
        return []
    return [listed.source.fault("none_left", count=len(listed.frame))]


def of_files(parts: Sequence[Part], tables: Sequence[Checked]) -> list[Fault]:
    """List what was found in files and in their tables, each by itself."""
    told = [*(part.faults for part in parts), *(table.faults for table in tables)]
    return [fault for faults in told for fault in faults]


def _astray(answers: Settings, names: Iterable[str], faults: Sequence[Fault]) -> list[Fault]:
    """Warn of answers about files that are not there, where the whole folder was looked through."""
    if any(fault.code in {"missing_folder", "too_many_files"} for fault in faults):
        return []
    left = {
        fault.file
        for fault in faults
        if fault.file and Path(fault.file).suffix.lower() in find.KNOWN
    }
    about_files = [name for name in answers.named_files if name != settings.USED_LIST]
    return form.without_file(settings.NAME, about_files, {*names, *left})


def asked(
    tables: Sequence[Checked], answers: Settings
) -> tuple[list[Checked], list[Merge], list[Fault]]:
    """Do what the planner asked for: close borders, merge schools; list the offers not taken."""
    faults: list[Fault] = []
    done = list(tables)
    if answers.close_m is not None:
        for at, table in enumerate(done):
            if table.source.table == "wards":
                done[at], problems = borders.mend(table, gap_width_m=answers.close_m)
                faults += problems
    offered = merging.offers(done)
    taken, problems = merging.chosen(offered, answers.merges)
    faults += problems
    done, problems = merging.merge(done, taken)
    gone = {each.drop for each in taken}
    left = [each for each in offered if each.drop not in gone and each.keep not in gone]
    return done, left, [*faults, *problems]


def _odd(network: Network, tables: Sequence[Checked], offers: Sequence[Merge]) -> list[Fault]:
    """Note what is no fault of a row: outlines that do not fit, schools that may be one."""
    source = {table.source.table: table.source for table in tables}
    faults = [
        fault
        for layer in (table for table in tables if table.source.table == "wards")
        if layer.source.units in network.ward_sets
        for fault in coverage.note(network.ward_sets[layer.source.units], layer.source)
    ]
    if "schools" in source:
        faults += merging.noted(offers, network.schools["name"], source["schools"])
    return faults


def _packed(
    archive: Path, *, set_aside: bool, given: Settings | None, around: Path | None
) -> Reading:
    """Examine a zipped locality, unpacked into a folder of its own."""
    stop = guard.refuse(archive, archive.name)
    if stop is not None:
        return Reading(network=None, faults=(stop,))
    with TemporaryDirectory(prefix="truonglop-") as home:
        stop = arrivals.unpacked(archive, Path(home))
        if stop is not None:
            return Reading(network=None, faults=(stop,))
        return examine(Path(home), set_aside=set_aside, given=given, around=around)


def aside(faults: Sequence[Fault]) -> list[Fault]:
    """Turn faults of single rows into notes: the row is left out and the rest goes on."""
    return [
        dataclasses.replace(fault, severity=Severity.WARNING) if fault.row is not None else fault
        for fault in faults
    ]
