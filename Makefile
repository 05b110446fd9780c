# Two commands matter: `make app` opens the app, `make test` runs every check.
# Both work on a fresh Debian/Ubuntu with Python 3.11+, git and make, and ask only package registries.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# --no-sync: the set-up step has already brought the environment to the lock file.
RUN := scripts/uv.sh run --no-sync

.PHONY: help app test setup setup-app check lint format types contracts pytest quick browser coverage bench sbom data clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

app: setup-app  ## open the app on the embedded district
	$(RUN) truonglop serve

test: setup check  ## install what the tests need, then run every check

setup:  ## install everything the tests need, Chromium included
	@scripts/setup.sh test

setup-app:  ## install what the app needs
	@scripts/setup.sh app

check: lint types contracts pytest  ## every check, on a machine already set up

lint:  ## formatting and lint rules
	$(RUN) ruff format --check .
	$(RUN) ruff check .

format:  ## format the code and mend what can be mended safely
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

types:  ## mypy, strict
	$(RUN) mypy

contracts:  ## which module may import which
	$(RUN) lint-imports

pytest:  ## every kind of test, two at once: those that need no page, those in a browser, at last attacks on pages
	$(RUN) pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not browser"
	$(RUN) pytest -n 2 --dist worksteal -m browser tests/browser
	$(RUN) pytest -m browser tests/hostile

quick:  ## the tests that need no browser
	$(RUN) pytest -m "not browser"

browser:  ## the tests in a real browser
	$(RUN) pytest -m browser

coverage:  ## the tests that need no browser, with branch coverage of spatial/
	$(RUN) pytest -m "not browser" --cov --cov-report=term-missing:skip-covered

bench:  ## ours against peers, as ratios, and the app's budget
	$(RUN) python -m benchmarks

sbom:  ## list what the app is built of, CycloneDX, into dist/
	@mkdir -p dist
	scripts/uv.sh export --frozen --no-dev --no-emit-project --format cyclonedx1.5 --output-file dist/truonglop.cdx.json > /dev/null

data:  ## rebuild data/ from the published figures
	$(RUN) python data/build.py

clean:  ## remove what can be made again
	rm -rf .tools .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov dist tests/browser/screenshots
