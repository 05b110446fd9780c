"""What schools keep of the norms: checks of each, mergers, wards short of public primary rooms."""

import streamlit as st

from spatial.ui.screens.schools import (
    checks,
    institutions,
    mergers,
    preschools,
    public_primary,
    room_stock,
    staffing,
    standard,
)
from spatial.ui.session import assessments
from spatial.ui.text import say
from spatial.ui.widgets import frame, inputs
from spatial.ui.widgets.markup import stylesheet

SECTIONS = {
    "checks": checks.draw,
    "staffing": staffing.draw,
    "rooms_built": room_stock.draw,
    "preschools": preschools.draw,
    "institutions": institutions.draw,
    "standard": standard.draw,
    "mergers": mergers.draw,
    "public_primary": public_primary.draw,
}

seen = frame.seen(assessments.source())
st.html(stylesheet("sheet.css"))
section = inputs.segments(
    say("norms.sections", lang=seen.lang),
    list(SECTIONS),
    key="schools.section",
    usual="checks",
    name=lambda one: say(f"norms.section.{one}", lang=seen.lang),
)
SECTIONS[section](seen)
