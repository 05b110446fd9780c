"""Children under three stand beside those of three to five, each with its own shortage."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pandas as pd
import pytest
from towns import School, town

from spatial.records import Level
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupils import Future
from spatial.ui.text import say
from spatial.ui.widgets import nursery_panel

See = Callable[..., Seen]


def test_only_preschool_has_two_lines(see: See) -> None:
    assert nursery_panel.html(see(level=Level.TIEU_HOC)) == ""
    assert nursery_panel.html(see(level=Level.MAM_NON)) != ""


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_both_lines_stand_with_the_sizes_of_their_groups(see: See, lang: str) -> None:
    drawn = nursery_panel.html(see(level=Level.MAM_NON, lang=lang))
    for line, size in (("young", "15/20/25"), ("older", "30")):
        assert say(f"nursery_lines.{line}", lang=lang) in drawn
        assert say(f"nursery_lines.{line}_by", lang=lang, size=size) in drawn


def test_a_table_that_does_not_part_the_ages_is_completed_by_the_forecast_and_says_so(
    see: See,
) -> None:
    seen = see(level=Level.MAM_NON)
    assert seen.after.nursery.empty
    asked = nursery_panel.told_by(seen)
    assert asked is not None
    assert asked.options.scenario == "base"
    assert asked.options.year == seen.view.year
    assert say("nursery_lines.projected", lang="vi", year=seen.view.year) in nursery_panel.html(
        seen
    )


def test_where_the_page_projects_both_lines_are_of_one_forecast(see: See) -> None:
    seen = see(level=Level.MAM_NON, future=Future(scenario="base"))
    assert nursery_panel.told_by(seen) is seen.after
    assert say("nursery_lines.same", lang="vi", year=seen.view.year) in nursery_panel.html(seen)


def test_a_year_nobody_can_project_has_no_line_and_a_reason(see: See) -> None:
    one = town()
    early = pd.concat([one.pupils, one.pupils.assign(year=2019)])
    seen = see(dataclasses.replace(one, pupils=early), level=Level.MAM_NON, year=2019)
    assert nursery_panel.told_by(seen) is None
    assert say("nursery_lines.unknown", lang="vi") in nursery_panel.html(seen)


def test_rooms_nobody_told_are_not_a_shortage_of_nursery(see: See) -> None:
    """A preschool of ten rooms that does not say which of them are of nursery groups."""
    seen = see(town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON),)), level=Level.MAM_NON)
    asked = nursery_panel.told_by(seen)
    assert asked is not None
    young = nursery_panel._young(asked)
    assert (young["rooms_have"], young["rooms_short"]) == (None, None)
    assert say("nursery_lines.untold", lang="vi") in nursery_panel.html(seen)


def test_a_ward_whose_rooms_nobody_told_has_a_need_and_no_shortage_of_either_line(
    see: See, plain: Callable[[str], str]
) -> None:
    """The preschool in the west tells its rooms; of the east nobody knows any."""
    here = town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON),))
    gap = dataclasses.replace(here, locality=dataclasses.replace(here.locality, rooms_known=False))
    whole = see(gap, level=Level.MAM_NON, future=Future(scenario="base"))
    older = nursery_panel._older(whole.after.wards.loc[("w10", "mam_non")])
    assert (older["rooms_have"], older["rooms_short"]) == (None, None)
    assert older["rooms_need"] is not None
    mine = see(gap, level=Level.MAM_NON, future=Future(scenario="base"), home_ward="w10")
    for seen in (whole, mine):
        assert say("nursery_lines.untold", lang="vi") in plain(nursery_panel.html(seen))


def test_every_ward_has_both_lines(see: See, plain: Callable[[str], str]) -> None:
    seen = see(level=Level.MAM_NON)
    drawn = plain(nursery_panel.html(seen))
    assert drawn.count(say("nursery_lines.young", lang="vi")) == 1 + 2  # the locality and two wards
    assert all(name in drawn for name in ("Phường 0.0", "Phường 1.0"))


def test_of_my_ward_both_lines_are_its_own_and_no_other_s(
    see: See, plain: Callable[[str], str]
) -> None:
    """100 children of each age in each ward: the ward has half of the two wards' children."""
    whole = plain(nursery_panel.html(see(level=Level.MAM_NON, future=Future(scenario="base"))))
    mine = see(level=Level.MAM_NON, future=Future(scenario="base"), home_ward="w10")
    said = plain(nursery_panel.html(mine))
    assert say("nursery_lines.wards", lang="vi") in whole
    assert say("nursery_lines.wards", lang="vi") not in said
    asked = nursery_panel.told_by(mine)
    assert asked is not None
    young = nursery_panel._young_of(asked.nursery.loc["w10"])["pupils"]
    assert young is not None
    assert f" {young} " in said
