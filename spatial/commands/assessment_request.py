"""What every command asks that assesses a whole locality: under which norms, with which schools."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from spatial import buildings, intake, plan, projection
from spatial.assessment import Assessment
from spatial.commands import saved_scenario, shared_options
from spatial.commands.number_types import SHARE
from spatial.errors import Fault, UserError
from spatial.intake.apart import read_outlook, read_proposals
from spatial.network import Network
from spatial.norms import Rules
from spatial.records import Options, Proposal

OF_PUPILS = (plan.PUBLISHED, *projection.SCENARIOS)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRequest:
    """
    The options of ``truonglop assess``, as the command line gives them; no year is the usual one.

    Attributes
    ----------
    usual
        Whose pupils are counted where no scenario of pupils is named.
    """

    folder: Path | None
    year: int = 0
    profile: str = ""
    units: str | None = None
    two_session_share: float | None = None
    scenarios: tuple[str, ...] = ()
    engine: str = "cohort"
    outlook: Path | None = None
    proposals: Path | None = None
    floor_rule: bool | None = None
    public_only: bool = False
    without_nursery_rooms: bool = False
    with_projects: bool = False
    usual: str = plan.PUBLISHED

    @property
    def whose(self) -> str:
        """Whose pupils are counted: the last of the scenarios asked for that is of pupils."""
        return next((one for one in reversed(self.scenarios) if one in OF_PUPILS), self.usual)

    @property
    def saved(self) -> str | None:
        """Name of the saved scenario asked for."""
        return next((one for one in self.scenarios if one not in OF_PUPILS), None)

    @property
    def called(self) -> str | None:
        """What the proposals are called: as their scenario or their file; none without any."""
        if self.saved is not None:
            return saved_scenario.called(self.saved)
        return None if self.proposals is None else self.proposals.stem

    def proposed(self, town: Network) -> tuple[Proposal, ...]:
        """
        Read the proposals of the file or the saved scenario named, none without either.

        Raises
        ------
        UserError
            If both are named, or two scenarios.
        """
        if self.saved is None:
            return () if self.proposals is None else tuple(read_proposals(self.proposals))
        others = [one for one in self.scenarios if one not in {*OF_PUPILS, self.saved}]
        if others or self.proposals is not None:
            also = ", ".join([*others, *([str(self.proposals)] if self.proposals else [])])
            raise UserError(
                Fault(code="saved_scenario_twice", value=self.saved, blanks={"also": also})
            )
        return saved_scenario.proposed(self.saved, locality=town.locality.key)

    def assessed(self) -> Assessment:
        """Read and assess the locality with what is proposed."""
        town = self.read()
        return self.assess(town, self.proposed(town))

    def standing(self) -> Assessment:
        """
        Read and assess the locality as it stands.

        Raises
        ------
        UserError
            If a saved scenario is named: what is proposed has no part in it.
        """
        if self.saved is not None:
            raise UserError(Fault(code="saved_scenario_no_part", value=self.saved))
        return self.assess(self.read(), ())

    def assess(self, town: Network, proposals: tuple[Proposal, ...]) -> Assessment:
        """Assess a locality with proposals, or as it stands."""
        changed = buildings.apply(town, proposals) if proposals else town
        options, rules = self.under(changed)
        return plan.assess(changed, options, rules=rules)

    def under(self, town: Network) -> tuple[Options, Rules]:
        """Say what is assessed, every choice named, and by which numbers."""
        return shared_options.under(town, self.profile, self._options())

    def read(self) -> Network:
        """Read the locality, the embedded district without a folder."""
        return intake.read_network(self.folder)

    def _options(self) -> Options:
        """Put the choices together."""
        return Options(
            year=self.year,
            units=self.units,
            two_session_share=self.two_session_share,
            public_only=self.public_only,
            nursery_rooms=not self.without_nursery_rooms,
            count_projects=self.with_projects,
            floor_rule=self.floor_rule,
            scenario=self.whose,
            engine=self.engine,
            outlook=None if self.outlook is None else read_outlook(self.outlook),
        )


def assessment_request(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of an `AssessmentRequest`, and hand them over as one."""
    return asked_as("request")(command)


def asked_as(
    name: str, *, year: bool = True, proposals: bool = True, whose: str = plan.PUBLISHED
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """
    Hand the options of an `AssessmentRequest` over under a name.

    Parameters
    ----------
    year
        Whether the year is among them; a command that asks for years in its own way leaves it out.
    proposals
        Whether a file of proposals is among them; a command that proposes itself leaves it out.
    whose
        As `AssessmentRequest.usual`.
    """
    record = functools.partial(AssessmentRequest, usual=whose)

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        command = shared_options.gathered(record, name)(command)
        for option in reversed(_OPTIONS):
            command = option(command)
        if proposals:
            command = _PROPOSALS(command)
        if year:
            command = shared_options.year("Năm. / Year of the pupils.")(command)
        return shared_options.folder(command)

    return decorate


_PROPOSALS = click.option(
    "--proposals",
    type=click.Path(path_type=Path),
    help="Tệp đề xuất (GeoJSON, CSV…). / Proposed schools to add.",
)
_OPTIONS: tuple[Callable[..., Any], ...] = (
    shared_options.profile,
    shared_options.units,
    click.option(
        "--two-session-share",
        type=SHARE,
        help="Tỷ lệ lớp THCS, THPT học 2 buổi (0–1). / Share of two-session classes.",
    ),
    click.option(
        "--public-only", is_flag=True, help="Không tính trường ngoài công lập. / Leave out private."
    ),
    click.option(
        "--without-nursery-rooms",
        is_flag=True,
        help="Không tính phòng nhà trẻ. / Leave out rooms of nursery groups.",
    ),
    click.option(
        "--with-projects",
        is_flag=True,
        help="Tính dự án hoàn thành đến năm đó. / Count projects finished by then.",
    ),
    click.option(
        "--scenario",
        "scenarios",
        multiple=True,
        metavar=f"[{'|'.join(OF_PUPILS)}|NAME]",
        help="Kịch bản dự báo học sinh (mặc định published), hoặc tên phương án đã lưu trên "
        "máy này; có thể cả hai. / A scenario of pupils, or the name of a saved one; or both.",
    ),
    click.option(
        "--engine",
        type=click.Choice(list(projection.ENGINES)),
        default="cohort",
        show_default=True,
        help="Cách dự báo. / How a scenario is projected.",
    ),
    click.option(
        "--outlook",
        type=click.Path(path_type=Path),
        help="Tệp bộ giả định của kịch bản (YAML). / Own rates and developments.",
    ),
    click.option(
        "--floor-rule/--no-floor-rule",
        default=None,
        help="Diện tích sàn thay đất, nơi luật cho phép. "
        "/ Floor for land where the law permits it.",
    ),
)
