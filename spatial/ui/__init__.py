"""The web app: what a planner sees. Asks the core, says it in words, shows it."""
