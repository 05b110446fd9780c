"""The files of zones: what the command writes, and a manifest that searches nothing again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spatial.ui.screens.zoning import files, model
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session.assessments import Seen

Work = Callable[..., tuple[Seen, ZoneWork]]
Asked = dict[str, dict[str, Any]]


def test_files_are_the_zones_their_table_and_the_office_s_list(
    work: Work, written: list[str], asked: Asked
) -> None:
    seen, one = work()
    files.draw(seen, one)
    names = {key.removeprefix("zone.file_") for key in asked}
    assert {"all", "zones_geojson", "zones_csv", "zone_list_csv"} <= names
    assert "moves_csv" not in names
    assert model.key(seen) in asked["zone.file_all"]["given"][1]
    assert written


def test_choices_are_those_of_every_neighbourhood_with_a_school(work: Work) -> None:
    _, one = work()
    lines = files.choices(one, one.school).decode("utf-8-sig").splitlines()
    assert lines[0] == "cell_id,school_id"
    assert len(lines) == 1 + 8
    assert lines[1] == "w00-0,s0"
    _, none = work(planned=False)
    assert len(files.choices(none, none.school).decode().splitlines()) == 1 + 8
