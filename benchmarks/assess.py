"""The assessment of the embedded district: what a click on the map waits for."""

from __future__ import annotations

from benchmarks.measure import Row, seconds, shown
from spatial import Level, Options, Proposal, assess, export, propose, read_network


def rows() -> list[Row]:
    """Time reading, assessing, proposing and exporting the embedded district."""
    town = read_network()
    size = f"{len(town.wards(None))} wards, {len(town.cells)} cells, {len(town.schools)} schools"
    proposal = Proposal(
        proposal_id="p",
        name="p",
        level=Level.TIEU_HOC,
        rooms=30,
        land_m2=8_000,
        lon=106.65,
        lat=10.87,
    )
    found = assess(town)
    tasks = {
        ("read the embedded district", ""): read_network,
        ("assess, warm", "≤ 50 ms"): lambda: assess(town),
        ("assess on the 5 wards, warm", "≤ 50 ms"): lambda: assess(
            town, Options(units="wards_2025")
        ),
        ("propose a school and assess again", "≤ 300 ms"): lambda: assess(
            propose(town, [proposal])
        ),
        ("make every file of the export", ""): lambda: export.bundle(found),
    }
    return [
        Row(task=task, size=size, ours=shown(seconds(call)), goal=goal)
        for (task, goal), call in tasks.items()
    ]
