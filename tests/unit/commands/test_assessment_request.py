"""What assess and map ask is asked once."""

from pathlib import Path

import click
import towns
from click.testing import CliRunner

from spatial.commands.assess import assess
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.commands.map import map_command


def _options(command: click.Command) -> set[str]:
    shown = (param for param in command.params if not getattr(param, "hidden", False))
    return {one for param in shown for one in param.opts}


def test_map_takes_every_option_of_assess() -> None:
    assert _options(assess) <= _options(map_command)


def test_the_options_reach_the_command_as_one_record(tmp_path: Path) -> None:
    heard: list[AssessmentRequest] = []

    @click.command()
    @assessment_request
    def ask(request: AssessmentRequest) -> None:
        heard.append(request)

    arguments = [str(tmp_path), "--two-session-share", "0.5", "--public-only", "--no-floor-rule"]
    result = CliRunner().invoke(ask, arguments)
    assert result.exit_code == 0, result.output
    (request,) = heard
    assert (request.folder, request.two_session_share) == (tmp_path, 0.5)
    assert (request.public_only, request.floor_rule, request.with_projects) == (True, False, False)
    assert request.proposed(towns.town()) == ()
