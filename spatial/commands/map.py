"""``truonglop map``: the map of a locality's deficits as one file that opens with no network."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from spatial.commands import manifests, remarks, shared_options
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.records import LEVELS, Level

DRAWER = "spatial.ui.map.deficit_file"  # named, not imported: the screen stands above this room


@click.command("map")
@assessment_request
@shared_options.way
@click.option(
    "--level",
    type=click.Choice([level.value for level in LEVELS]),
    help="Cấp học; bỏ trống: cấp thiếu nhiều nhất. / Level; the one that lacks most without it.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tệp HTML. / The HTML file.",
)
@click.pass_obj
def map_command(
    lang: str, request: AssessmentRequest, way: str | None, level: str | None, out: Path
) -> None:
    r"""
    Ghi bản đồ thiếu hụt thành một tệp HTML, mở không cần mạng.

    Writes the map of deficits as one HTML file: Leaflet and data inside, it opens from an e-mail
    with no network. Options as of assess; with --proposals the map shows the locality with them.

    \b
    truonglop map --out ban-do.html
    truonglop map du-lieu/ --level thcs --year 2030 --out thcs-2030.html
    """
    town = request.read()
    proposals = request.proposed(town)
    before = request.assess(town, ())
    after = request.assess(town, proposals) if proposals else before
    chosen = None if level is None else Level(level)
    page = importlib.import_module(DRAWER).document(
        before, after, proposals, folder=request.folder, level=chosen, way=way, lang=lang
    )
    written = manifests.write_file(page.encode(), out, after)
    remarks.caution(after, lang)
    remarks.report(town, (), lang, written=1, folder=written.resolve().parent)
