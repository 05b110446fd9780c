"""
Solver: integer programs by HiGHS, what a search may spend, and what every search hands back.

Knows no schools: `siting` and `location` both stand on it.
"""
