"""What is said beside a figure, and nothing where there is nothing to say."""

import dataclasses

import pytest
from towns import School, town

from spatial import Level, assess, caveats


def test_a_target_of_another_city_is_said_to_be_one() -> None:
    """The town lies in province 79, whose own target 300 per 10,000 is; Quảng Ngãi is 51."""
    place = town(schools=(School(x=0.5, y=0.5),))
    assert caveats.elsewhere(assess(place), lang="en") == ""
    for province in ("51", ""):
        away = dataclasses.replace(place.locality, province=province)
        found = assess(dataclasses.replace(place, locality=away))
        said = caveats.elsewhere(found, lang="en")
        assert "another place's own target" in said
        assert found.rules.rooms_per_10k.source in said


@pytest.mark.parametrize(
    ("figures", "place", "marked"),
    [
        ("estimated", "surveyed", True),
        ("estimated", "published", True),
        ("surveyed", "surveyed", False),  # counted
        ("estimated", "estimated", False),  # the school itself is an estimate
    ],
)
def test_only_invented_figures_of_a_real_school_are_marked(
    figures: str, place: str, *, marked: bool
) -> None:
    drawn = town()
    drawn = dataclasses.replace(
        drawn,
        schools=drawn.schools.assign(kind=place),
        school_levels=drawn.school_levels.assign(kind=figures),
    )
    mark = caveats.apportioned(assess(drawn), "s0", Level.TIEU_HOC, lang="vi")
    assert mark == ("ước tính phân bổ, không phải số của trường" if marked else "")
