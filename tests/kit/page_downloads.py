"""What the pages hand out of a locality, with its manifests, as a visitor takes it."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from pathlib import Path

from command_line import run
from locality import SIDE, SOUTH, WEST

from spatial import forecast as forecasts
from spatial import norms, public_primary, questions, recommend, road_gains, road_seats
from spatial.commands import public_primary as said
from spatial.commands import school_checks
from spatial.export import capital as capital_files
from spatial.export import checks as check_files
from spatial.export import (
    cover,
    ics,
    land_fund,
    progress,
    siting,
    siting_near,
    staffing,
    table_files,
)
from spatial.export import institutions as institution_files
from spatial.export import mergers as merger_files
from spatial.export import preschools as preschool_files
from spatial.export import projection as futures
from spatial.export import room_stock as room_files
from spatial.export import season as season_files
from spatial.export import standard as standard_files
from spatial.export.documents import yearly_docx
from spatial.forecast import Forecast
from spatial.intake.apart import read_road_works
from spatial.recommend import Request, candidates
from spatial.recommend.alternatives import alternatives
from spatial.recommend.cover import cover as find_cover
from spatial.recommend.cover_curve import CoverCurve
from spatial.records import Level, Proposal
from spatial.scenario import ReviewState, ScenarioCard
from spatial.sessions import Sessions
from spatial.store.landing import landed
from spatial.targets.due_days import due_days
from spatial.targets.pack import pack
from spatial.ui.screens.access import measures, roads
from spatial.ui.screens.access import sections as access
from spatial.ui.screens.catchment import files as catchment
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.screens.compare import minutes, sight
from spatial.ui.screens.compare.selection import ComparedScenario
from spatial.ui.screens.compare.sight import CompareView
from spatial.ui.screens.export import files, layer_files, papers
from spatial.ui.screens.forecast import files as forecast
from spatial.ui.screens.forecast import result
from spatial.ui.screens.land import sections as land
from spatial.ui.screens.map import shifts
from spatial.ui.screens.recommend import cover as covering
from spatial.ui.screens.recommend import near
from spatial.ui.screens.recommend import sections as recommendation
from spatial.ui.screens.recommend.result import PlanResult
from spatial.ui.screens.schools import checks, institutions, mergers, preschools, standard
from spatial.ui.screens.schools import public_primary as listing
from spatial.ui.screens.schools import room_stock as rooms
from spatial.ui.screens.schools import staffing as teachers
from spatial.ui.screens.targets import due_list, money
from spatial.ui.screens.targets import progress as targets
from spatial.ui.screens.zoning import files as zoning
from spatial.ui.screens.zoning import model as zone_model
from spatial.ui.screens.zoning import results
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import assessments, pupil_flows
from spatial.ui.session import view as views
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupil_flows import Way
from spatial.zoning.edits import Give, Lock, ZonePlan, ZoneRun

MANIFEST = "manifest.json"
SETS = ("dossier", "papers", "assess", "land", "teachers", "qgis", "qgis_vn2000", "geoparquet",
        "catchment", "access", "zones", "forecast", "recommend", "rooms", "public_primary",
        "sessions", "calendar", "progress", "compare", "compare_one",
        "near", "cover", "roads", "kindergarten", "recognised", "after_season", "funds",
        "streams", "norm_checks", "mergers")  # fmt: skip
SITE = Proposal(
    proposal_id="p1", name="Trường <b>mới</b>", level=Level.TIEU_HOC, rooms=12, land_m2=4_200.0,
    lon=106.6121, lat=10.8092,
)  # fmt: skip
CARD = ScenarioCard(name="Phương án 1", state=ReviewState.APPROVED, by="Chủ tịch", on="2026-10-01")


def seen(folder: Path, *proposals: Proposal, **chosen: object) -> Seen:
    """Return what a page shows of a folder."""
    source = assessments.look(folder)
    town = assessments.town(source)
    view = views.change(views.start(town, Level.TIEU_HOC), town, **chosen)
    return assessments.see(source, view, proposals)


def taken(shown: Seen, card: ScenarioCard | None = None) -> dict[str, dict[str, bytes]]:
    """Take every download of the page of files, of land and of teachers, each with its manifest."""
    kinds = papers.kinds(shown)
    options = shown.view.options
    way, day = shown.view.method.value, shown.view.on
    exported = files.files(
        shown.source, options, shown.proposals, shown.lang, shown.view.own, way, card=card
    )
    register = land_fund.every(shown.after, lang=shown.lang)
    assert day is not None
    posts = staffing.every(staffing.tables(shown.after, day=day), lang=shown.lang)
    single = {papers.file_name(shown, kind): papers.made(shown, kind, card) for kind in kinds}
    made = {
        "dossier": unpacked(papers.packed(shown, (*kinds, "lop"), card)),
        "papers": {**single, MANIFEST: papers.told(shown, card)},
        "assess": {**exported, MANIFEST: files.told(shown, exported, card)},
        "land": {**register, MANIFEST: land.told(shown, register)},
        "teachers": {**posts, MANIFEST: teachers.told(shown, posts)},
    }
    view = compared(shown, card)
    minuted = {**minutes.files(view), minutes.FILE: minutes.docx(view)}
    made["compare"] = {**minuted, MANIFEST: minutes.told(view)}
    alone = compared(shown, card, most=1)
    made["compare_one"] = {**minutes.files(alone), MANIFEST: minutes.told(alone)}
    made |= _studies(shown) | _told(shown) | _listed(shown) | {"roads": _roads(shown)}
    packs = {name: unpacked(layer_files.pack(shown, name, card)()) for name in layer_files.OFFERS}
    return made | packs


def compared(shown: Seen, card: ScenarioCard | None, *, most: int = 3) -> CompareView:
    """Set what is proposed first, today's state beside it, and as third the same under a card."""
    given = shown.proposals or (SITE,)
    scenarios = (
        ComparedScenario(scenario_id="a", name="A/1", proposals=given, card=None),
        ComparedScenario(scenario_id="", name="Hiện trạng", proposals=()),
        ComparedScenario(scenario_id="b", name="=B", proposals=given, card=card),
    )
    return sight.see(shown.source, shown.view, scenarios[:most])


def _studies(shown: Seen) -> dict[str, dict[str, bytes]]:
    """Take what the pages of studies hand out: flows, access, zones, years ahead, sites."""
    way = Way(model="mix", times=2.0, crossing=25, private=0)
    case = pupil_flows.case(shown, way.times)
    found = case.outcome(way)
    flows = FlowView(way=way, case=case, outcome=found, before=found)
    going = catchment.bundle(shown, flows)
    reach = measures.shown(shown, "raam")
    reached = access.bundle(shown, reach)
    zoned = zones(shown)
    drawn = zoning.bundle(shown, zoned)
    ahead = futures.bundle(forecast_of(shown), lang=shown.lang)
    plan = recommended(shown)
    assert plan.recommendation is not None
    proposed = siting.bundle(plan.recommendation, lang=shown.lang)
    beside = alternatives(plan.recommendation, count=1)
    listed = siting_near.bundle(beside, lang=shown.lang)
    curve = curve_of(shown)
    covered = cover.bundle(curve, lang=shown.lang)
    return {
        "catchment": {**going, MANIFEST: catchment.told(shown, flows, going)},
        "access": {**reached, MANIFEST: access.told(shown, reach, reached)},
        "zones": {**drawn, MANIFEST: zoning.told(shown, zoned, drawn)},
        "forecast": {**ahead, MANIFEST: forecast.told(shown, ahead)},
        "recommend": {**proposed, MANIFEST: recommendation.told(shown, plan, proposed)},
        "near": {**listed, MANIFEST: near.told(shown, plan, beside, listed)},
        "cover": {**covered, MANIFEST: covering.told(shown, curve, covered)},
    }


def forecast_of(shown: Seen) -> Forecast:
    """Forecast as the page does, beside the page's work."""
    wanted = result.options(shown)
    far = dataclasses.replace(wanted, year=result.LAST)
    town = assessments.town(shown.source)
    core = forecasts.forecast(town, far, last=result.LAST, rules=shown.view.rules)
    found = assessments.assess(shown.source, wanted, shown.proposals, shown.view.own)
    return dataclasses.replace(core, assessment=found)


def zones(shown: Seen) -> ZoneWork:
    """Draw zones: a search gave all to the first school, one cell is locked, one was moved."""
    work = zone_model.work(shown)
    first = str(work.schools[0])
    school = {str(cell): first for cell in work.cells}
    run = ZoneRun(school=school, locked=frozenset(), question="", last=school)
    plan = ZonePlan().do(run).do(Lock(cell_id=str(work.cells[1]), locked=True))
    given = Give(cell_id=str(work.cells[2]), school_id=str(work.schools[-1]))
    return dataclasses.replace(work, plan=plan.do(given))


def recommended(shown: Seen) -> PlanResult:
    """Recommend one primary school as the page does."""
    town, year = assessments.town(shown.source), shown.view.year
    point = candidates.point(town, 106.615, 10.812, land_m2=9_000.0, number=1, name="Điểm 1")
    asked = Request(levels=(Level.TIEU_HOC,), sites=(point,), years=(year - 1, year), points=2,
                    time_limit_s=10.0)  # fmt: skip
    whole = recommend.recommend(town, asked, shown.view.options, rules=shown.view.rules)
    return PlanResult(recommendation=recommend.pick(whole, 0), number=0)


def curve_of(shown: Seen) -> CoverCurve:
    """Find the primary schools that bring one near everybody, in the year the page plans for."""
    town, year = assessments.town(shown.source), shown.view.year
    point = candidates.point(town, 106.615, 10.812, land_m2=9_000.0, number=1, name="Điểm 1")
    asked = Request(sites=(point,), years=(year - 1, year), time_limit_s=10.0)
    options, rules = shown.view.options, shown.view.rules
    return find_cover(town, Level.TIEU_HOC, options, request=asked, rules=rules, radius_m=700.0)


def _told(shown: Seen) -> dict[str, dict[str, bytes]]:
    """Take what pages hand out of rooms, lists of the city, sessions, days and targets."""
    assert shown.view.on is not None
    stock = table_files.every(room_files.room_plan(shown.before, day=shown.view.on).tables)
    examined = public_primary.examine(shown.after)
    listed = {listing.FILE: said.table_bytes(examined)}
    levers = Sessions(class_size=31.0, today_share=0.55, share=0.95)
    shifted = shifts.file(shown, shifts.answer(shown, levers, shown.view.year))
    days = {"duc_pho.ics": ics.calendar(due_days("duc_pho"), on=shown.view.on, lang=shown.lang)}
    plan = pack("duc_pho")
    source = targets.report_source(shown, plan, 2026)
    courses = progress.every(plan, source.courses, year=2026, lang=shown.lang)
    report = {targets.REPORT: yearly_docx(source)}
    return {
        "rooms": {**stock, MANIFEST: rooms.told(shown, stock)},
        "public_primary": {**listed, MANIFEST: listing.told(shown, examined)},
        "sessions": {**shifted, MANIFEST: shifts.told(shown, levers, shifted)},
        "calendar": {**days, MANIFEST: due_list.told(shown, "duc_pho", due_list.PRINTED, days)},
        "progress": {**courses, **report, MANIFEST: targets.told(shown, source, courses)},
    }


def _listed(shown: Seen) -> dict[str, dict[str, bytes]]:
    """Take what pages hand out of preschools, the national standard, seasons and money."""
    day = shown.view.on
    assert day is not None
    kindergarten = table_files.every(preschool_files.tables(shown.after))
    recognised = table_files.every(standard_files.tables(shown.before, day=day))
    seasons = table_files.every(season_files.tables(shown.before))
    funds = table_files.every(capital_files.tables(shown.after))
    parted = institution_files.made(shown.after, share_percent=12.5, take_off=True)
    streams = table_files.every(parted.tables)
    checked = school_checks.checked(shown.after, day=day, area=shown.rules.area)
    held = check_files.csv(checked, lang=shown.lang)
    pairs = merger_files.csv(mergers.pairs(shown, 900.0), lang=shown.lang)
    return {
        "norm_checks": {check_files.FILE: held, MANIFEST: checks.manifest(shown, day, held)},
        "mergers": {merger_files.FILE: pairs, MANIFEST: mergers.told(shown, 900.0, pairs)},
        "kindergarten": {**kindergarten, MANIFEST: preschools.told(shown, kindergarten)},
        "recognised": {**recognised, MANIFEST: standard.told(shown, recognised)},
        "after_season": {**seasons, MANIFEST: results.told(shown, seasons)},
        "streams": {**streams, MANIFEST: institutions.told(shown, streams, 12.5, take_off=True)},
        "funds": {**funds, MANIFEST: money.told(shown, funds)},
    }


def _roads(shown: Seen) -> dict[str, bytes]:
    """Take what the page hands out of a bridge across four fields and a street closed."""
    west, south, half = WEST, SOUTH, SIDE / 2
    lines = [
        ([[west, south], [west + half, south + half]], {"change": "open", "class": "footway"}),
        ([[west + half * 1.5, south - half / 4], [west + half * 1.5, south + half / 4]],
         {"change": "close", "class": ""}),
    ]  # fmt: skip
    features = [{"type": "Feature", "properties": about,
                 "geometry": {"type": "LineString", "coordinates": places}}
                for places, about in lines]  # fmt: skip
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    with landed(content, "roads.geojson") as file:
        held = roads.HeldRoads(file=read_road_works(file, called="cầu.geojson"), content=content)
    town, level = shown.after.network, shown.level
    changed = road_gains.changed(town, held.file.works, name=held.file.name)
    cells = road_gains.walks(shown.after, changed, level)
    limit_m = norms.longest_walk_m(level)
    wards = road_gains.by_ward(shown.after, cells, limit_m=limit_m)
    asked = questions.of_level(shown.after, shown.level)
    seats = road_seats.by_ward(shown.after, level, road_seats.found(asked, changed.town.streets))
    made = roads.bundle(shown, changed, cells=cells, wards=wards, seats=seats)
    return {**made, MANIFEST: roads.told(shown, held, made, seats=True)}


def again(folder: Path, files: dict[str, bytes], place: Path) -> dict[str, bytes]:
    """Make files again by their manifest on another day; return what came of them."""
    place.mkdir()
    (place / MANIFEST).write_bytes(files[MANIFEST])
    asked = ("replay", str(place / MANIFEST), str(folder), "--out", str(place / "again"))
    run("--today", "2028-02-29", *asked)
    return {name: (place / "again" / name).read_bytes() for name in files}


def unpacked(content: bytes) -> dict[str, bytes]:
    """Unpack an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        return {name: box.read(name) for name in box.namelist()}
