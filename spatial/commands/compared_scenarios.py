"""What a manifest of the page carries of a comparison: what is called how, and which is first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from spatial import comparison, schema, yaml_text
from spatial.assessment import Assessment
from spatial.commands.assessment_request import AssessmentRequest
from spatial.errors import Fault, UserError
from spatial.export import table, ward_difference
from spatial.intake.apart import read_proposals
from spatial.intake.single import manifests
from spatial.network import Network
from spatial.records import Level
from spatial.scenario import ScenarioCard

TABLE, LAYER = "compare.csv", "compare.geojson"

option = click.option(
    "--compared",
    type=click.Path(path_type=Path),
    hidden=True,  # nobody asks for it by hand: it stands in the manifests of the page
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioName:
    """A scenario compared: its name, its card, whether the next file of proposals is its own."""

    name: str
    card: ScenarioCard | None = None
    proposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedScenarios:
    """
    Scenarios set side by side, the first what the others are held against.

    Attributes
    ----------
    rooms
        Column of the shortage of rooms.
    """

    rooms: str
    scenarios: tuple[ScenarioName, ...]

    @property
    def cards(self) -> tuple[ScenarioCard, ...]:
        """Return the cards of those that have one."""
        return tuple(one.card for one in self.scenarios if one.card is not None)

    def assessed(
        self, request: AssessmentRequest, town: Network, also: tuple[Path, ...]
    ) -> dict[str, Assessment]:
        """Assess each by the one road, under its name."""
        files = iter(also)
        return {
            one.name: request.assess(
                town, tuple(read_proposals(next(files))) if one.proposed else ()
            )
            for one in self.scenarios
        }

    def tree(self) -> dict[str, object]:
        """Write them as `read` reads them."""
        named = [
            {
                "name": one.name,
                "card": None if one.card is None else one.card.tree(),
                "proposed": one.proposed,
            }
            for one in self.scenarios
        ]
        return {"rooms": self.rooms, "scenarios": named}


def read(path: Path | None, also: tuple[Path, ...]) -> ComparedScenarios | None:
    """
    Read what is compared; nothing where no file was named.

    Raises
    ------
    UserError
        If there is no such file, it is no comparison, or files of proposals are missing.
    """
    if path is None:
        return None
    if not path.is_file():
        raise UserError(Fault(code="missing_file", value=str(path)))
    tree = yaml_text.read(manifests.content(path), file=path.name)
    found, slips = schema.read(ComparedScenarios, tree)
    wrong = ", ".join(".".join(map(str, slip.path)) for slip in slips)
    if found is not None and sum(one.proposed for one in found.scenarios) != len(also):
        found, wrong = None, "--also"
    if found is None or not found.scenarios:
        blanks = {"reason": wrong or "scenarios"}
        raise UserError(Fault(code="manifest_unreadable", file=path.name, blanks=blanks))
    return found


def files(
    compared: dict[str, Assessment], level: Level, *, rooms: str, lang: str
) -> dict[str, bytes]:
    """Make the table and the layer of a comparison."""
    listed = comparison.table(compared, level, rooms=rooms)
    made = {TABLE: table.rows(listed)}
    if len(compared) > 1:
        made[LAYER] = ward_difference.layer(compared, level, lang=lang)
    return made
