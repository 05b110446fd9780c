"""What a manifest of the page carries of a scenario: its name, how far its review is, by whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from spatial import schema, yaml_text
from spatial.errors import Fault, UserError
from spatial.intake.single import manifests
from spatial.scenario import ScenarioCard

option = click.option(
    "--card",
    type=click.Path(path_type=Path),
    hidden=True,  # nobody asks for it by hand: it stands in the manifests of the page
)


def read(path: Path | None) -> ScenarioCard | None:
    """
    Read a card as `ScenarioCard.tree` writes it; none where no file was named.

    Raises
    ------
    UserError
        If there is no such file, or it is no card.
    """
    if path is None:
        return None
    if not path.is_file():
        raise UserError(Fault(code="missing_file", value=str(path)))
    tree = yaml_text.read(manifests.content(path), file=path.name)
    card, slips = schema.read(ScenarioCard, tree) if isinstance(tree, dict) else (None, ())
    wrong = ", ".join(".".join(map(str, slip.path)) for slip in slips)
    if card is not None and card.on and not _is_day(card.on):
        card, wrong = None, "on"
    if card is None:
        blanks = {"reason": wrong or type(tree).__name__}
        raise UserError(Fault(code="manifest_unreadable", file=path.name, blanks=blanks))
    return card


def _is_day(text: str) -> bool:
    """Tell whether a text is a day as ISO 8601 writes it."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
