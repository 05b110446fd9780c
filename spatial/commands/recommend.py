"""``truonglop recommend``: where to build, extend or close, in which order, with the proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import click

from spatial import recommend, words
from spatial.commands import (
    absent_schools,
    candidate_sites,
    found_plan,
    manifests,
    remarks,
    shared_options,
)
from spatial.commands.assessment_request import AssessmentRequest, asked_as
from spatial.commands.candidate_sites import CandidateOptions
from spatial.commands.number_types import BILLIONS, METRES, MONEY, FiniteNumber
from spatial.errors import Fault, UserError
from spatial.export import siting as files
from spatial.export import siting_lines, siting_near, siting_regret
from spatial.norms import BILLION
from spatial.recommend.alternatives import alternatives
from spatial.records import LEVELS, YEARS, Level
from spatial.siting.model import Aim
from spatial.solver.effort import Step
from spatial.solver.quiet import quiet

DEMANDS = ("low", "base", "high")
_LONGEST = 30  # years of a plan of building


@dataclass(frozen=True)
class PlanOptions:
    """What a plan is asked to be, as the options give it: money in billions of VND."""

    budget: float | None
    yearly: float | None
    years: str
    levels: tuple[str, ...]
    objective: str
    count: str
    new_sites: int | None
    spacing: float
    cost_per_room: float | None
    close: tuple[str, ...]
    force: tuple[str, ...]
    forbid: tuple[str, ...]
    leave_out: tuple[str, ...]
    time_limit_s: float
    seed: int

    def request(self) -> recommend.Request:
        """Put them as the request of a recommendation, whose sites are yet to come."""
        first, last = years(self.years)
        each_year = range(first, last + 1)
        request = recommend.Request(
            levels=tuple(Level(level) for level in self.levels) or LEVELS,
            years=(first, last),
            budget_vnd=None if self.budget is None else self.budget * BILLION,
            yearly_vnd=None
            if self.yearly is None
            else dict.fromkeys(each_year, self.yearly * BILLION),
            aims=_aims(self.objective),
            count=recommend.RoomCount(self.count),
            new_sites=self.new_sites,
            spacing_m=self.spacing,
            close=self.close,
            forced=frozenset(self.force),
            forbidden=frozenset(self.forbid),
            left_out=frozenset(self.leave_out),
            seed=self.seed,
            time_limit_s=self.time_limit_s,
        )
        if self.cost_per_room is None:
            return request
        return replace(request, cost_per_room_vnd=self.cost_per_room * BILLION)


@click.command("recommend")
@asked_as("of", year=False, proposals=False)
@click.option("--budget", type=MONEY, help="Tổng tiền, tỷ đồng. / Money in all, billion VND.")
@click.option(
    "--yearly", type=MONEY, help="Tiền mỗi năm, tỷ đồng. / Money of each year, billion VND."
)
@click.option(
    "--years", default="2026-2030", show_default=True, help="Năm đầu-năm cuối. / First-last year."
)
@click.option(
    "--level",
    "levels",
    multiple=True,
    type=click.Choice(shared_options.LEVEL_NAMES),
    help="Cấp học, có thể nhiều lần. / Level, repeatable; all together if not given.",
)
@click.option(
    "--objective",
    default="seats,money,metres",
    show_default=True,
    help="Thứ tự mục tiêu. / Aims in their order.",
)
@click.option(
    "--count",
    type=click.Choice([count.value for count in recommend.RoomCount]),
    default="per_10k",
    show_default=True,
    help="Một phòng tính bao nhiêu chỗ. / What a room is worth.",
)
@click.option(
    "--new-sites",
    type=click.IntRange(0, 10_000),
    help="Số điểm xây mới tối đa. / Most sites newly built on.",
)
@click.option(
    "--spacing",
    type=FiniteNumber(min=0, max=METRES),
    default=0.0,
    help="Khoảng cách tối thiểu, m. / Spacing [m].",
)
@click.option(
    "--cost-per-room",
    type=FiniteNumber(min=0, min_open=True, max=BILLIONS),
    help="Tỷ đồng một phòng. / Billion VND a room.",
)
@click.option("--close", multiple=True, help="Mã trường có thể đóng. / School that may be closed.")
@click.option("--force", multiple=True, help="Việc bắt buộc. / Action that must be in the plan.")
@click.option("--forbid", multiple=True, help="Việc bị cấm. / Action that must not be.")
@click.option("--leave-out", multiple=True, help="Khu đất loại ra. / Site left out.")
@candidate_sites.options
@click.option(
    "--robust/--no-robust",
    default=False,
    help="Mức chênh so với phương án tốt nhất theo dân số thấp, gốc, cao. "
    "/ Regret under low, base and high demand.",
)
@click.option(
    "--near",
    "near_count",
    type=click.IntRange(0, 5),
    default=0,
    show_default=True,
    help="Số phương án gần tốt nhất, khác hẳn. / Unlike plans within 1 % of the best.",
)
@found_plan.option
@shared_options.time_limit("--time-limit")
@shared_options.seed
@shared_options.out(required=True)
@shared_options.gathered(PlanOptions, "wanted")
@click.pass_obj
def recommend_command(
    lang: str,
    of: AssessmentRequest,
    wanted: PlanOptions,
    beside: CandidateOptions,
    found: Path | None,
    out: Path,
    *,
    robust: bool,
    near_count: int,
) -> None:
    r"""
    Đề xuất mạng lưới: xây ở đâu, mở rộng, sáp nhập, theo thứ tự nào, kèm chứng minh.

    Writes investment.csv and investment.geojson (the medium-term public investment list),
    investment.xlsx, frontier.csv, sites.csv, proposals.geojson and siting.json into --out, all or
    nothing; with --robust also regret.csv and always.csv, with --near near.csv.
    FOLDER defaults to the embedded district. Exit code 2 with every fault listed.

    \b
    truonglop recommend --budget 1500 --years 2026-2030 --out ket-qua
    truonglop recommend --level thcs --objective seats,metres --time-limit 20 --out ket-qua
    truonglop recommend --grid 800 --mask water=ho.geojson --point 106.65,10.86,12000 --out ket-qua
    truonglop recommend --robust --out ket-qua
    """
    town = of.read()
    kept = found_plan.read(found)
    request = wanted.request() if kept is None else kept.request
    sites, masked = beside.read(town)
    if kept is None:
        request = replace(request, sites=sites, masked=masked)
    options, rules = replace(of, year=request.years[1]).under(town)
    hedged = near = None
    with quiet(), _years_named():
        recommendation = (
            recommend.recommend(town, request, options, rules=rules, progress=_teller(lang))
            if kept is None
            else kept.again(town, options, rules)
        )
        if robust:
            demands = [replace(options, scenario=name) for name in DEMANDS]
            hedged = recommend.robust(town, request, demands, rules=rules, progress=_teller(lang))
        if kept is not None:
            near = kept.beside(recommendation)
        if near is None and near_count:
            near = alternatives(recommendation, count=near_count, progress=_teller(lang))
    bundle = files.bundle(recommendation, lang=lang, robust=hedged, near=near)
    written = manifests.write(bundle, out, recommendation.before)
    remarks.caution(recommendation.before, lang)
    absent_schools.tell(town, request.levels, lang)
    lines = siting_lines.lines(recommendation, lang=lang)
    if hedged is not None:
        lines = [*lines, siting_regret.line(hedged, lang=lang)]
    if near is not None:
        lines = [*lines, siting_near.line(near, lang=lang)]
    remarks.report(town, lines, lang, written=len(written), folder=out.resolve())


@contextmanager
def _years_named() -> Iterator[None]:
    """Say of a year nobody forecast which option chooses another."""
    try:
        yield
    except UserError as problem:
        raise UserError(
            [
                replace(fault, code="siting_year_unknown")
                if fault.code == "year_unknown"
                else fault
                for fault in problem.faults
            ]
        ) from problem


def years(text: str) -> tuple[int, int]:
    """Read ``2026-2030`` or a single year."""
    parts = text.replace("–", "-").split("-")
    try:
        first, last = int(parts[0]), int(parts[-1])
    except ValueError:
        first, last = 1, 0
    sane = YEARS[0] <= first <= last <= min(YEARS[1], first + _LONGEST)
    if not sane or len(parts) > 2:  # noqa: PLR2004 - first and last
        raise UserError(Fault(code="siting_years", value=text))
    return first, last


def _aims(text: str) -> tuple[Aim, ...]:
    """Read aims in their order, each at most once."""
    names = [name.strip() for name in text.split(",")]
    known = {aim.value for aim in Aim}
    if set(names) - known or len(set(names)) < len(names):
        raise UserError(
            Fault(code="siting_aims", value=text, blanks={"known": ", ".join(sorted(known))})
        )
    return tuple(Aim(name) for name in names)


def _teller(lang: str) -> Callable[[Step], None]:
    """Say each stage of the search once, on the side of the terminal that is not the result."""
    said: set[str] = set()

    def tell(step: Step) -> None:
        if step.stage not in said:
            said.add(step.stage)
            click.echo(words.say(f"siting.step.{step.stage}", lang=lang) + " …", err=True)

    return tell
