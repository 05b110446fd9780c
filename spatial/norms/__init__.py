"""
Norms as data: every number from law, standard or policy, dated, scoped and cited.

The numbers stand in the ``*.yaml`` files beside this module and nowhere else. A profile
(``profiles/``) chooses where the law leaves choice; :func:`rules` resolves one to the numbers an
assessment is made with.
"""

from __future__ import annotations

from spatial.norms.areas import LAW, LAW_RURAL, LAW_TOWN, SPECIAL, area_class
from spatial.norms.changes import Change, changes
from spatial.norms.collection import Norms, in_force, read
from spatial.norms.floor_rule import floor_permitted, with_floor_rule
from spatial.norms.longest_walk import ANY_WALK_M, any_walk, longest_walk_m
from spatial.norms.money import BILLION, M2_PER_HA, room_cost, room_cost_vnd
from spatial.norms.profile_file import read as read_profile
from spatial.norms.profile_file import shipped
from spatial.norms.profile_file import write as write_profile
from spatial.norms.profiles import Profile, profile_names
from spatial.norms.record import AREAS, Binding, Confidence, Norm, Statement
from spatial.norms.rules import Rules, resolve, rules

__all__ = [
    "ANY_WALK_M",
    "AREAS",
    "BILLION",
    "LAW",
    "LAW_RURAL",
    "LAW_TOWN",
    "M2_PER_HA",
    "SPECIAL",
    "Binding",
    "Change",
    "Confidence",
    "Norm",
    "Norms",
    "Profile",
    "Rules",
    "Statement",
    "any_walk",
    "area_class",
    "changes",
    "floor_permitted",
    "in_force",
    "longest_walk_m",
    "profile_names",
    "read",
    "read_profile",
    "resolve",
    "room_cost",
    "room_cost_vnd",
    "rules",
    "shipped",
    "with_floor_rule",
    "write_profile",
]
