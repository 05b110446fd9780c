"""Kinds of work and their tables have the same names."""

from __future__ import annotations

from spatial.store import Headings, Outlooks, Profiles, Workspace
from spatial.store.comments import Comments
from spatial.store.recommendations import Recommendations
from spatial.store.reviews import Reviews
from spatial.store.rows import KINDS
from spatial.store.snapshots import Snapshots
from spatial.store.zone_plans import ZonePlans


def test_every_kind_of_work_has_its_table_and_every_table_its_kind() -> None:
    kinds = (Comments, Headings, Outlooks, Profiles, Recommendations, Reviews, Snapshots)
    kinds += (Workspace, ZonePlans)
    assert {kind.table: kind.key for kind in kinds} == KINDS
