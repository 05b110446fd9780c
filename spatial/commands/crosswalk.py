"""``truonglop crosswalk``: what became of every ward."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click
import geopandas as gpd
import pandas as pd

from spatial import crosswalk as walks
from spatial import intake, words
from spatial.commands import manifests, shared_options
from spatial.errors import Fault, InputFaults, Severity, UserError
from spatial.intake.joining import assemble
from spatial.intake.reading import table_names
from spatial.intake.text.csv_text import as_csv
from spatial.network import Network

HEAD = ["old_id", "new_id", "amount", "share"]


@click.command()
@shared_options.folder
@click.option("--old", help="Bộ đơn vị cũ. / Old set of wards (default: the first).")
@click.option("--new", help="Bộ đơn vị mới. / New set of wards (default: the second).")
@click.option(
    "--by",
    "basis",
    type=click.Choice(["people", "area"]),
    default="people",
    show_default=True,
    help="Theo dân hay theo diện tích. / By people in the cells, or by area.",
)
@shared_options.out_table
@click.pass_obj
def crosswalk(
    lang: str, folder: Path | None, old: str | None, new: str | None, basis: str, out: Path | None
) -> None:
    r"""
    Quy đổi giữa hai bộ đơn vị hành chính.

    Shows for every old ward the wards it went to and the share, by people or by area, and what of
    it lies outside the new set.

    \b
    truonglop crosswalk --by area
    truonglop crosswalk du-lieu/ --old wards_2024 --new wards_2025 --out quy-doi.csv
    """
    town = None if basis == "area" and folder is not None else intake.read_network(folder)
    sets = _wards_alone(folder) if town is None and folder is not None else _sets(town)
    names = list(sets)
    before, after = old or names[0], new or names[min(1, len(names) - 1)]
    for name in (before, after):
        if name not in names:
            raise UserError(
                Fault(code="units_unknown", value=name, blanks={"known": ", ".join(names)})
            )
    if before == after:
        raise UserError(Fault(code="one_set_of_wards", value=before))
    walk = (
        _by_people(town, before, after)
        if town is not None and basis == "people"
        else walks.by_area(sets[before], sets[after]).without_slivers()
    )
    shares = walk.shares()
    label = {
        name: sets[units]["ward"].to_dict() for name, units in (("old", before), ("new", after))
    }
    for row in shares.itertuples():
        blanks = {
            "old": f"{label['old'].get(row.old_id, '')} ({row.old_id})",
            "new": f"{label['new'].get(row.new_id, '')} ({row.new_id})",
            "share": words.number(100 * float(str(row.share)), lang=lang, decimals=2),
        }
        click.echo(words.say("intake_cli.share", lang=lang, **blanks))
    if basis == "area":
        _remainder(walks.remainder(sets[before], sets[after]), label, lang)
    else:
        _outside(walk, label, lang)
    if out is not None:
        table = as_csv(HEAD, shares.itertuples(index=False, name=None))
        manifests.write_file(table, out, None, place=folder or intake.embedded())
        click.echo(words.say("cli.written", lang=lang, count=1, folder=out.parent.resolve()))


def _outside(walk: walks.Crosswalk, label: dict[str, dict[str, str]], lang: str) -> None:
    """Say which share of every old ward's people lives in no new one."""
    for code, share in walk.outside().items():
        if share > walks.SLIVER:
            percent = words.number(100 * float(share), lang=lang, decimals=2)
            name = f"{label['old'].get(str(code), '')} ({code})"
            click.echo(words.say("intake_cli.outside", lang=lang, old=name, share=percent))


def _remainder(rest: pd.DataFrame, label: dict[str, dict[str, str]], lang: str) -> None:
    """Say what land of every old ward is not in exactly one new one, and why."""
    for row in rest[~rest["line"]].itertuples():
        blanks = {
            "old": f"{label['old'].get(str(row.old_id), '')} ({row.old_id})",
            "share": words.number(100 * float(str(row.share)), lang=lang, decimals=2),
            "area": words.number(float(str(row.amount)), lang=lang),
        }
        click.echo(words.say(f"crosswalk_rest.{row.reason}", lang=lang, **blanks))


def _sets(town: Network | None) -> Mapping[str, gpd.GeoDataFrame]:
    """Return the sets of wards of a locality."""
    return {} if town is None else town.ward_sets


def _wards_alone(folder: Path) -> Mapping[str, gpd.GeoDataFrame]:
    """Read the sets of wards of a folder that may hold nothing else: areas ask for no people."""
    reading = intake.examine(folder)
    layers = [each for each in reading.tables if each.source.table == "wards"]
    stops = [fault for fault in reading.faults if fault.severity is Severity.ERROR]
    own = [
        fault
        for fault in stops
        if fault.file and table_names.table_of(Path(fault.file).stem) == "wards"
    ]
    wards = None if own else assemble.wards(layers, base=reading.base)
    if wards is None:
        raise InputFaults(own or stops)
    return wards.sets


def _by_people(town: Network, before: str, after: str) -> walks.Crosswalk:
    """Count people by cells: each ward's latest residents, spread as its cells say."""
    latest = town.residents[town.residents["year"] == town.residents["year"].max()]
    people = latest.groupby("ward_id")["people"].sum()
    cells = pd.DataFrame(town.cells.drop(columns="geometry"))
    cells["people"] = cells["share"] * cells["ward_id"].map(people)
    return walks.by_people(cells, old=before, new=after, people="people")
