"""The files of who goes where, exactly the tables of ``truonglop catchment``, and their layers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from spatial import catchment, norms
from spatial.export import catchment as writer
from spatial.export import untold_wards, ward_exchange
from spatial.ui.memo import once
from spatial.ui.screens.catchment import card as cards
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.session import page_command, pupil_flows
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupil_flows import DAY_S_WAY, MIX
from spatial.ui.widgets import downloads


def bundle(seen: Seen, view: FlowView) -> dict[str, bytes]:
    """Make every file of the answer shown."""
    case, outcome = view.case, view.outcome
    rooms = case.rooms.rename_axis("school_id").reset_index()
    load = outcome.load.rename_axis("school_id").reset_index()
    tables = {
        "flows": outcome.flows,
        "load": load,
        "matrix": catchment.matrix(case.question, outcome.flows)
        .rename_axis("ward_id")
        .reset_index(),
        "displaced": outcome.displaced,
        "stress": case.stress.wards.rename_axis("ward_id").reset_index(),
        "rooms": rooms,
    }

    def of_schools(table: writer.Frame) -> writer.Frame:
        """Mark figures nobody counted at a school, where rows are a school's."""
        if not {"school_id", "nearest_id"} & {*table.columns}:
            return table
        return writer.marked(case.assessment, table, seen.level, lang=seen.lang)

    for name in untold_wards.BY_WARD & {*tables}:
        tables[name] = untold_wards.with_untold(
            case.assessment, tables[name], seen.level, lang=seen.lang
        )
    files = {f"{name}.csv": writer.csv(of_schools(table)) for name, table in tables.items()}
    shapes = pupil_flows.drawn(case, outcome).reset_index()
    shapes["school"] = shapes["school_id"].map(cards.names(view))
    layers = {
        "areas": shapes,
        ward_exchange.LINES: ward_exchange.lines(case.assessment, case.question, outcome.flows),
        "load": writer.loads(case.assessment, load.set_index("school_id")),
        "flows_lines": writer.lines(case.assessment, outcome.flows),
        "flows_points": writer.points(case.assessment, outcome.flows),
    }
    files[ward_exchange.ANNEX] = ward_exchange.annex(
        case.assessment, case.question, outcome.flows, level=seen.level, lang=seen.lang
    )
    files[ward_exchange.CLUSTERS] = ward_exchange.shared(
        case.assessment, case.question, outcome.flows, level=seen.level, lang=seen.lang
    )
    return files | {
        f"{name}.geojson": writer.layer(case.assessment, of_schools(frame), lang=seen.lang)
        for name, frame in layers.items()
    }


def told(seen: Seen, view: FlowView, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files."""
    way = view.way
    asked = ["--level", seen.level.value, "--model", way.model, "--areas"]
    if way.model == MIX:
        asked += ["--crossing", str(way.crossing), "--private", str(way.private)]
    if way.times != DAY_S_WAY:
        limit_m = min(view.case.limit_m, norms.ANY_WALK_M)
        asked += ["--limit", repr(float(limit_m))]
    return page_command.manifest_bytes(seen, page_command.command(seen, "catchment", *asked), made)


def draw(seen: Seen, view: FlowView) -> None:
    """Offer the files, all in one and each with what it holds."""
    files = once(view.outcome, f"files{seen.lang}", lambda: bundle(seen, view))
    name = f"{seen.after.network.locality.key}-{seen.view.year}-{seen.level}-{view.way.model}"
    downloads.offer(
        files,
        name=f"{name}.zip",
        prefix="flow.file",
        lang=seen.lang,
        told=partial(told, seen, view, files),
    )
