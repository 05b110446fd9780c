"""
The method on one screen: a `Network` and `Options` in, an `Assessment` out.

There is no second path to a number: the app, the command line, the batch runner and the tests all
come through `assess`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

import pandas as pd

from spatial import (
    buildings,
    capacity,
    catchment,
    defaults,
    deficit,
    demand,
    norms,
    opening_years,
    projection,
    questions,
    tally,
    totals,
)
from spatial.assessment import Assessment
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.records import LEVELS, YEARS, Options, PupilsBasis

PUBLISHED = capacity.PUBLISHED  # the scenario that asks no engine
RAKED = "plan"  # the scenario whose totals are the table's


def assess(
    town: Network,
    options: Options | None = None,
    *,
    rules: norms.Rules | None = None,
    pupils: demand.Demand | None = None,
) -> Assessment:
    """
    Judge a locality against a norm profile in a chosen year.

    Parameters
    ----------
    town
        The locality, with whatever proposals were applied to it.
    options
        Year, profile, units, catchment model, what counts; what is left open follows the
        locality and the day (`defaults`).
    rules
        A profile of the planner's own, resolved; ``None`` takes the one `options` names.
    pupils
        What `people` counted with the same options and rules in the same locality, maybe with
        other schools; ``None`` counts anew.

    Returns
    -------
    Assessment
        Needs, stocks and gross shortages by ward and level, by level, and in total; seats and
        utilisation by school; flows from cells to schools.

    Raises
    ------
    UserError
        If the year, the profile, the units or the catchment model is not known.

    Examples
    --------
    >>> from spatial import defaults, read_network
    >>> town = read_network()
    >>> assess(town, defaults.preset(town, "quan12-2024")).summary()["total"]["rooms_need_per_10k"]
    4746
    """
    options = _known(town, defaults.complete(town, options or Options()))
    town = opening_years.open_by(town, year=options.year)
    rules = rules or norms.rules(options.profile)
    rules = norms.with_floor_rule(rules, on=options.floor_rule)
    counted = capacity.public(town, options)
    # before projects and changes: what is planned tells nothing of the rooms that stand
    standing = counted if town.before is None else capacity.public(town.before, options)
    untold = standing.rooms_untold(options.units)
    if counted is not town:
        town = dataclasses.replace(town, roomless=counted.roomless)
    if options.count_projects:
        town = buildings.with_projects(town, year=options.year)
    pupils = people(town, rules, options) if pupils is None else pupils
    schools = capacity.offer(town, rules, options)
    flows = _flows(town, pupils, schools, options, untold)
    schools = tally.loaded(town, schools, flows, untold)
    wards = tally.by_ward(town, pupils, schools, flows, rules, options)
    wards = tally.known(wards, untold)
    needs = deficit.need(wards, rules=rules, share=options.two_session_share)
    way = defaults.counting(town, rules)
    judged = deficit.judge(wards.join(needs), way=way)
    levels = totals.by_level(town, judged, pupils, rules, options, way=way)
    return Assessment(
        network=town,
        options=options,
        rules=rules,
        demand=pupils,
        wards=judged,
        levels=levels,
        total=totals.total(levels, judged),
        schools=schools,
        flows=flows,
        nursery=tally.nursery_by_ward(town, pupils, rules, options, untold),
    )


def _known(town: Network, options: Options) -> Options:
    """Refuse units and models the locality or the house does not know."""
    faults = [
        Fault(code=code, value=value, blanks={"known": ", ".join(known)})
        for code, value, known in (
            ("units_unknown", options.units, list(town.ward_sets)),
            ("catchment_unknown", options.catchment, list(catchment.MODELS)),
        )
        if value not in known
    ]
    share = options.two_session_share
    if share is not None and not 0 <= share <= 1:
        faults.append(Fault(code="share_outside", value=str(share)))
    if not YEARS[0] <= options.year <= YEARS[1]:
        year, blanks = str(options.year), {"least": YEARS[0], "most": YEARS[1]}
        faults.append(Fault(code="option_out_of_bounds", column="year", value=year, blanks=blanks))
    if faults:
        raise UserError(faults)
    return options


def people(town: Network, rules: norms.Rules, options: Options) -> demand.Demand:
    """
    Count pupils and residents from the known totals, or project them.

    Parameters
    ----------
    town
        The locality.
    rules
        Ages of the levels and the band of residents.
    options
        Year and scenario; `PUBLISHED` asks no engine.

    Raises
    ------
    UserError
        If the year is not known and no engine is asked, or an engine lacks its data.
    """
    if options.scenario == PUBLISHED:
        return demand.count(
            town,
            year=options.year,
            ages=rules.ages,
            band=rules.band,
            participation=projection.participation_of(options.year, rules.ages),
        )
    ahead = projection.project(town, projection.request(options, rules.ages, last=options.year))
    return demand.spread(
        town,
        ahead.table(options.year),
        ahead.residents(options.year),
        year=options.year,
        ages=rules.ages,
        band=rules.band,
        kind=ahead.kind,
        basis=PupilsBasis.RAKED if options.scenario == RAKED else PupilsBasis.PROJECTED,
        located=ahead.located(options.year, len(town.cells)) if ahead.placed else None,
        nursery=ahead.nursery_of(options.year),
    )


def _flows(
    town: Network,
    pupils: demand.Demand,
    schools: pd.DataFrame,
    options: Options,
    untold: Collection[tuple[str, str]],
) -> pd.DataFrame:
    """Send the pupils of every level to schools."""
    model = catchment.MODELS[options.catchment]
    living = town.cells[options.units].to_numpy(dtype=object)
    parts = []
    for level in LEVELS:
        gaps = [ward for ward, at in untold if at == level]
        part = model(questions.gather(town, pupils, schools, options, level, gaps))
        at = town.cells.index.get_indexer(pd.Index(part["cell_id"]))
        parts.append(part.assign(level=level.value, ward_id=living[at]))
    return pd.concat(parts, ignore_index=True)
