"""What a manifest of the page carries of a curve of covering: its sites and its proof."""

from __future__ import annotations

import json
from pathlib import Path

import click

from spatial.commands import found_plan
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.norms import Rules
from spatial.recommend import cover
from spatial.recommend.cover_curve import CoverCurve
from spatial.records import Options

option = click.option(
    "--found",
    type=click.Path(path_type=Path),
    hidden=True,  # nobody asks for it by hand: it stands in the manifests of the page
)


def json_bytes(curve: CoverCurve) -> bytes:
    """Write what was found."""
    return json.dumps(curve.written(), ensure_ascii=False).encode()


def again(path: Path, town: Network, options: Options, rules: Rules | None) -> CoverCurve:
    """
    Make a curve again without a search.

    Raises
    ------
    UserError
        If there is no such file, it holds no curve, or the locality no longer offers its sites.
    """
    tree, _ = found_plan.question(path)
    try:
        curve = cover.again(town, tree, options, rules=rules)
    except found_plan.UNREADABLE as problem:
        raise found_plan.unreadable(path.name, str(problem)) from problem
    if curve is None:
        raise UserError(Fault(code="found_plan_gone", file=path.name))
    return curve
