"""A profile of the planner's own works in every command that asks for one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import click
import district
import pytest
from click.testing import CliRunner
from command_line import run

from spatial.cli import COMMANDS, truonglop
from spatial.commands.shared_options import gathered, under
from spatial.errors import UserError
from spatial.records import Level, Options

OWN = """\
profile: cua-toi
base: quan12-2024
label: {vi: "Của tôi", en: "Mine"}
own:
  - {topic: radius_m, level: tieu_hoc, value: 321, reason: "thử"}
  - {topic: class_size, level: tieu_hoc, value: 29, reason: "thử"}
"""
EVERY = {
    name: command
    for name in COMMANDS
    if (command := truonglop.get_command(click.Context(truonglop), name)) is not None
}
ASKING = [
    name
    for name, command in EVERY.items()
    if any("--profile" in param.opts for param in command.params)
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a profile of the planner's own."""
    place = tmp_path / "rieng.yaml"
    place.write_text(OWN, encoding="utf-8")
    return place


def test_a_profile_file_gives_its_numbers_and_its_name(file: Path) -> None:
    options, rules = under(district.town(), str(file), Options(year=2029))
    assert (options.profile, options.year) == ("cua-toi", 2029)
    assert rules.radius_m[Level.TIEU_HOC].value == 321


def test_a_profile_of_a_day_keeps_the_day_in_its_name() -> None:
    options, rules = under(district.town(), "quan12-2024@2025-01-31", Options())
    assert options.profile == "quan12-2024@2025-01-31"
    assert rules.profile == "quan12-2024"


def test_every_command_that_judges_by_norms_takes_a_profile() -> None:
    judging = {"assess", "catchment", "access", "zones", "project", "recommend", "cover"}
    judging |= {
        "bridges",
        "land",
        "layers",
        "map",
        "money",
        "norm-checks",
        "institutions",
        "preschools",
        "public-primary",
        "report",
        "roads",
        "rooms",
        "season",
        "sessions",
        "standard",
        "teachers",
    }
    assert set(ASKING) == judging | {"compare", "norms", "progress", "targets"}


@pytest.mark.parametrize("name", ASKING)
def test_a_command_refuses_a_broken_profile_file_with_the_fault_in_it(
    name: str, file: Path, tmp_path: Path
) -> None:
    file.write_text(OWN.replace("radius_m", "banana"), encoding="utf-8")
    asked = [name, "--profile", str(file)]
    if name == "compare":
        asked += ["--profile", "quan12-2024"]
    if name == "sessions":
        asked += ["--share-now", "71"]
    if name == "roads":
        asked += ["--works", str(tmp_path / "duong.geojson")]
    if any(param.required and "--out" in param.opts for param in EVERY[name].params):
        asked += ["--out", str(tmp_path / "out")]
    with pytest.raises(UserError) as refused:
        CliRunner().invoke(truonglop, asked, catch_exceptions=False)
    assert "banana" in refused.value.faults[0].say(lang="en")
    assert "rieng.yaml" in refused.value.faults[0].say(lang="en")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["catchment", "access", "cover"])
def test_what_is_near_comes_from_the_file(name: str, file: Path) -> None:
    more = ["--max-schools", "0"] if name == "cover" else []
    assert "321 m" in run(name, "--level", "tieu_hoc", "--profile", str(file), *more)


def test_the_files_of_a_command_name_the_profile(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("project", "--to", "2026", "--paths", "1", "--profile", str(file), "--out", str(out))
    tree = json.loads((out / "projection.json").read_text(encoding="utf-8"))
    assert "cua-toi" in json.dumps(tree)


def test_two_profiles_are_compared_though_one_is_a_file(file: Path) -> None:
    said = run("compare", "--profile", "quan12-2024", "--profile", str(file))
    assert "rieng.yaml" in said
    assert "29" in said


def test_the_norms_of_a_file_are_listed(file: Path) -> None:
    listed = json.loads(run("norms", "--topic", "radius_m", "--profile", str(file), "--json"))
    assert any("321" in json.dumps(row) for row in listed)


def test_an_option_of_several_commands_says_the_same_in_all() -> None:
    shared = {"--profile": set(ASKING) - {"compare", "norms"}, "--units": set(ASKING) - {"norms"}}
    shared["--units"] -= {"progress", "targets"}
    for opt, names in shared.items():
        params = [p for name in names for p in EVERY[name].params if opt in p.opts]
        assert len(params) == len(names)
        assert len({p.help for p in params if isinstance(p, click.Option)}) == 1


@pytest.mark.parametrize("command", ["catchment", "access", "zones"])
@pytest.mark.parametrize(
    "given", [["--limit", "0"], ["--limit", "nan"], ["--year", "12"], ["--level", "dai_hoc"]]
)
def test_an_option_out_of_bounds_is_refused_by_every_command_that_shares_it(
    command: str, given: list[str]
) -> None:
    assert CliRunner().invoke(truonglop, [command, *given]).exit_code == 2


def test_options_that_are_fields_of_a_record_are_handed_over_as_one() -> None:
    @dataclass(frozen=True)
    class Pair:
        a: int
        b: int

    given: dict[str, object] = {}
    command = gathered(Pair, "pair")(lambda **values: given.update(values))
    command(a=1, c=3, b=2)
    assert given == {"pair": Pair(1, 2), "c": 3}


def test_a_preset_fills_what_was_not_named_and_nothing_else(tmp_path: Path) -> None:
    """The plan's year and law stand; the wards were named."""
    out = tmp_path / "out"
    run("assess", "--preset", "quan12-2024", "--units", "wards_2025", "--out", str(out))
    tree = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert (tree["year"], tree["profile"], tree["units"]) == (2030, "quan12-2024", "wards_2025")
    assert tree["total"]["land_short_m2"] == 746_664


def test_without_a_choice_a_command_is_of_the_day_it_is_told(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("--today", "2027-01-02", "assess", "--out", str(out))
    tree = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert (tree["year"], tree["profile"]) == (2026, "tt23-urban@2027-01-02")
    assert tree["norms_on"] == "2027-01-02"
    assert tree["units"] == "wards_2025"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["--today", "mai", "assess"], "profile_day"),
        (["assess", "--preset", "nowhere"], "preset_unknown"),
    ],
)
def test_a_day_or_a_preset_there_is_none_of_is_refused_before_anything_is_written(
    given: list[str], code: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as refused:
        CliRunner().invoke(
            truonglop, [*given, "--out", str(tmp_path / "out")], catch_exceptions=False
        )
    assert refused.value.faults[0].code == code
    assert not (tmp_path / "out").exists()
