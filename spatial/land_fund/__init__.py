"""
The land fund: every parcel a school could stand on, what is known of it, and what speaks against.

One register holds what offices keep in several: the zoning plan and its decision, whose land it is,
what stands there, what the ward proposes, how far the review is. What can be measured is measured:
the ward a parcel lies in, the zoning plan over it, the schools on it, the pupils its land carries.
"""

from __future__ import annotations

from spatial.land_fund.parcel import SURPLUS_OFFICE, LandParcel, areas, left_out, unready
from spatial.land_fund.register import carried_pupils, register, standards

__all__ = [
    "SURPLUS_OFFICE",
    "LandParcel",
    "areas",
    "carried_pupils",
    "left_out",
    "register",
    "standards",
    "unready",
]
