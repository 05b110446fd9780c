"""
Export: an `Assessment` as the files an office files.

With `spatial.store` the only writer in the house. `bundle` makes every file in memory, the same
bytes for the same assessment; the command line writes them and the app hands them out, so both
give exactly the same.
"""

from __future__ import annotations

from pathlib import Path

from spatial.assessment import Assessment
from spatial.export import atomic, geojson, nursery, summary, table
from spatial.records import LEVELS
from spatial.scenario import ScenarioCard


def bundle(
    assessment: Assessment, *, lang: str = "vi", way: str = "", card: ScenarioCard | None = None
) -> dict[str, bytes]:
    """
    Make every file of an assessment.

    Parameters
    ----------
    way
        Way of counting the status of the wards follows; empty for the locality's usual one.
    card
        Of the scenario shown: the layers and the summary say whether it is approved.

    Returns
    -------
    dict
        Bytes by file name: one deficit layer per level and one for all, the schools, the proposals
        if there are any, a table for Excel, one of nursery where a projection tells it, and the
        summary.
    """
    features = geojson.deficit_features(assessment, lang=lang, way=way)
    files = {
        f"deficit_{level}.geojson": geojson.collection(
            assessment,
            [feature for feature in features if feature["properties"]["level"] == level],
            lang=lang,
            card=card,
        )
        for level in LEVELS
    }
    files["deficit_all.geojson"] = geojson.collection(assessment, features, lang=lang, card=card)
    files["schools.geojson"] = geojson.collection(
        assessment, geojson.school_features(assessment, lang=lang), lang=lang, card=card
    )
    town = assessment.network
    if proposed := (*town.proposals, *town.changes, *town.later):
        files["proposals.geojson"] = geojson.proposals(proposed, card=card)
    files["deficit.csv"] = table.csv(features)
    if not assessment.nursery.empty:
        files["nursery.csv"] = nursery.table(assessment)
    files["summary.json"] = summary.json_bytes(assessment, lang=lang, card=card)
    return files


def write(assessment: Assessment, folder: Path | str, *, lang: str = "vi") -> list[Path]:
    """
    Write every file of an assessment into a folder, all or nothing.

    Parameters
    ----------
    folder
        Made if it is not there; files of the same names are replaced.

    Raises
    ------
    UserError
        If the folder cannot be written; nothing is left half-written.
    """
    return atomic.write(bundle(assessment, lang=lang), Path(folder))
