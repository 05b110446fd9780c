"""
Siting: where to build, extend, merge, in which order, and how near that is to the best there is.

A `model.Model` says what could be done; `plan_search` chooses, `plan_check` adds up again what was
chosen, `phasing`, `reasons` and `robust` put it in years, explain it and try it under other demand.
Every plan carries a bound no plan can beat. Siting proposes and never decides.
"""
