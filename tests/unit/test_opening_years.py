"""A proposal counts from the year it opens, and what rests on it no earlier."""

from __future__ import annotations

import dataclasses

from towns import proposal, town

from spatial import assess, buildings, opening_years, school_changes
from spatial.records import Level, Options, Proposal, ProposedAction


def dated(name: str, year: int, *, level: Level = Level.TIEU_HOC) -> Proposal:
    """Return a school of six rooms that opens in a year."""
    return dataclasses.replace(proposal(name, rooms=6, level=level), open_year=year)


def test_a_proposal_counts_from_the_year_it_opens() -> None:
    """The town is assessed for 2030: what opens then counts, what opens in 2031 waits."""
    undated = proposal("b", rooms=4, x=1.2)
    have = {}
    for year in (2030, 2031):
        place = buildings.apply(town(), [dated("a", year), undated])
        found = assess(place, Options(year=2030))
        have[year] = found.wards.loc[("w10", "tieu_hoc"), "rooms_have"]
        waiting = [one.proposal_id for one in found.network.later]
        assert waiting == (["a"] if year > 2030 else [])
    assert have == {2030: 10, 2031: 4}


def test_what_rests_on_a_later_change_waits_with_it() -> None:
    opened = dataclasses.replace(
        dated("a", 2030, level=Level.THCS),
        action=ProposedAction.OPEN,
        school_id="s0",
    )
    more = dataclasses.replace(
        opened, proposal_id="b", action=ProposedAction.EXTEND, open_year=None
    )
    place = buildings.apply(town(), [opened, more])
    early = opening_years.open_by(place, year=2029)
    assert (early.changes, early.later) == ((), (opened, more))
    assert [opening_years.counts_from(early, one) for one in early.later] == [2030, 2030]


def test_a_school_closed_on_the_page_stays_closed_where_a_proposal_waits() -> None:
    place = school_changes.without(buildings.apply(town(), [dated("a", 2030)]), {"s0"})
    assert "s0" not in opening_years.open_by(place, year=2029).schools.index
