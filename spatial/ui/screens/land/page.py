"""The land fund: where a school could stand, what the plan says of it, what is unclear."""

import streamlit as st

from spatial import land_fund
from spatial.ui.memo import once
from spatial.ui.screens.land import sections
from spatial.ui.session import assessments
from spatial.ui.widgets import frame
from spatial.ui.widgets.markup import stylesheet

seen = frame.seen(assessments.source())
st.html(stylesheet("sheet.css"))
fund = once(seen.after, "land.fund", lambda: land_fund.register(seen.after))
sections.draw(seen, fund)
