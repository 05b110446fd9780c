"""Points, grids and masks given to a command."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from spatial.cli import truonglop
from spatial.errors import UserError


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["--point", "x"], "siting_point"),
        (["--point", "0,0"], "siting_outside"),
        (["--grid", "20"], "siting_fine"),
        (["--mask", "swamp=a.geojson"], "siting_mask"),
        (["--mask", "water=nowhere.geojson"], "missing_file"),
    ],
)
def test_what_cannot_be_read_of_points_and_masks_is_refused_in_words(
    tmp_path: Path, given: list[str], code: str
) -> None:
    with pytest.raises(UserError) as problem:
        CliRunner().invoke(
            truonglop, ["recommend", *given, "--out", str(tmp_path)], catch_exceptions=False
        )
    assert problem.value.faults[0].code == code
    assert all(problem.value.say(lang=lang) for lang in ("vi", "en"))
