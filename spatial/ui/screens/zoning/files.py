"""The zones as an office files them, and as ``truonglop zones`` writes them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np

from spatial.export import catchment as writer
from spatial.intake.text.csv_text import as_csv
from spatial.ui.memo import once
from spatial.ui.screens.zoning import last_year, layers, model
from spatial.ui.screens.zoning import moves as zoning_moves
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.widgets import downloads
from spatial.zoning.problem import FREE, Ints


def bundle(seen: Seen, work: ZoneWork) -> dict[str, bytes]:
    """Make the zones as a layer, the list an office files, and the table of the command line."""
    standing = work.standing
    assessment, moves = work.case.assessment, zoning_moves.found(work)

    def of_schools(table: writer.Frame) -> writer.Frame:
        """Mark figures nobody counted at a school."""
        return writer.marked(assessment, table, seen.level, lang=seen.lang)

    table = of_schools(writer.zone_table(work.case.question, work.judged, work.asked))
    listed = {} if moves is None else {"moves.csv": writer.csv(of_schools(moves))}
    return listed | {
        "zones.geojson": writer.layer(
            assessment,
            of_schools(
                writer.zone_shapes(assessment, layers.shapes(work), work.case.question, work.judged)
            ),
            lang=seen.lang,
        ),
        "zones.csv": writer.csv(table),
        "zone_list.csv": writer.office_list(
            assessment,
            table,
            locked=standing.locked if standing else frozenset(),
            lang=seen.lang,
        ),
    }


def told(seen: Seen, work: ZoneWork, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest: the zones as they stand are judged again, nothing is searched."""
    standing = work.standing
    kept = {"standing": ("vung.csv", choices(work, work.school))}
    if standing is not None and standing.locked:
        kept["pins"] = ("giu-nguyen.csv", choices(work, work.pins))
    if standing is not None and standing.run.last:
        kept["last"] = ("nam-truoc.csv", choices(work, work.positions(standing.run.last)))
    asked = ["--level", seen.level.value]
    if model.enters(seen):
        asked += ["--grade", str(model.GRADES[seen.level])]
    said = page_command.command(seen, "zones", *asked, files=kept.items())
    return page_command.manifest_bytes(seen, said, made)


def choices(work: ZoneWork, schools: Ints) -> bytes:
    """Write which neighbourhood goes to which school, as ``truonglop zones`` reads it."""
    given = np.flatnonzero(schools != FREE)
    rows = [[str(work.cells[int(cell)]), str(work.schools[int(schools[cell])])] for cell in given]
    return as_csv(("cell_id", "school_id"), rows)


def draw(seen: Seen, work: ZoneWork) -> None:
    """Offer the files, and last year's to be opened."""
    name = f"{seen.after.network.locality.key}-{seen.view.year}-{model.key(seen)}-zones.zip"
    contents = once(
        work.case, f"files{seen.lang}", lambda: bundle(seen, work), beside=work.standing
    )
    downloads.offer(
        contents,
        name=name,
        prefix="zone.file",
        lang=seen.lang,
        told=partial(told, seen, work, contents),
    )
    last_year.draw(seen)
