"""The files of who goes where, exactly the tables of ``truonglop catchment``, and their layers."""

from __future__ import annotations

from spatial import catchment
from spatial.export import catchment as writer
from spatial.ui.memo import once
from spatial.ui.screens.catchment import card as cards
from spatial.ui.screens.catchment.controls import Looked
from spatial.ui.session import pupil_flows
from spatial.ui.session.assessed import Seen
from spatial.ui.widgets import downloads


def bundle(seen: Seen, found: Looked) -> dict[str, bytes]:
    """Make every file of the answer shown."""
    case, outcome = found.case, found.outcome
    rooms = case.rooms.rename_axis("school_id").reset_index()
    tables = {
        "flows": outcome.flows,
        "load": outcome.load.rename_axis("school_id").reset_index(),
        "matrix": catchment.matrix(case.question, outcome.flows)
        .rename_axis("ward_id")
        .reset_index(),
        "displaced": outcome.displaced,
        "stress": case.stress.wards.rename_axis("ward_id").reset_index(),
        "rooms": rooms,
    }
    files = {f"{name}.csv": writer.csv(table) for name, table in tables.items()}
    shapes = pupil_flows.drawn(case, outcome).reset_index()
    shapes["school"] = shapes["school_id"].map(cards.names(found))
    layers = {
        "areas": shapes,
        "load": writer.loads(case.found, outcome.load),
        "flows": writer.lines(case.found, outcome.flows),
    }
    return files | {
        f"{name}.geojson": writer.layer(case.found, frame, lang=seen.lang)
        for name, frame in layers.items()
    }


def draw(seen: Seen, found: Looked) -> None:
    """Offer the files, all in one and each with what it holds."""
    files = once(found.outcome, f"files{seen.lang}", lambda: bundle(seen, found))
    name = f"{seen.after.network.locality.key}-{seen.view.year}-{seen.level}-{found.way.model}"
    downloads.offer(files, name=f"{name}.zip", prefix="flow.file", lang=seen.lang)
