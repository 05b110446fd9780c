"""Preschools by holder, enrolment by ward and industrial zones' nurseries, as tables."""

from __future__ import annotations

from datetime import date

import pandas as pd

from spatial import preschools, readings
from spatial.assessment import Assessment
from spatial.records import Level
from spatial.targets import measures


def tables(assessment: Assessment) -> dict[str, pd.DataFrame]:
    """
    Make every table that tells something.

    Returns
    -------
    dict
        ``preschool_supply`` where places are told apart by nursery rooms, by groups of age, or as
        independent; ``preschool_enrolment`` where groups are; ``industrial_nursery`` where a zone
        is listed. Empty ones are left out.
    """
    supply = preschools.supply(assessment)
    apart = ["nursery_rooms", "kindergarten_children"]
    tells = supply[apart].notna().any(axis=None) or (supply["holder"] == "independent").any()
    made = {
        "preschool_enrolment": preschools.attendance(assessment),
        "preschool_supply": supply if tells else supply.iloc[:0],
        "industrial_nursery": preschools.industrial_zones(assessment),
    }
    return {name: table for name, table in made.items() if len(table)}


def private_shares(assessment: Assessment, *, day: date) -> dict[str, float | None]:
    """
    Return what share of preschools and of their children is private, in percent.

    An independent group is no school: it counts among the children and not among the schools.
    `day` is the day the lists of the locality are of.
    """
    facts = readings.facts(assessment, day=day)
    return {
        name: measures.measure(measure, Level.MAM_NON.value, facts)
        for name, measure in (("schools", "private_school_share"),
                              ("children", "private_pupil_share"))
    }  # fmt: skip
