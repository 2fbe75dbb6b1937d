# `make demo` and `make test` do everything they need; `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help

.PHONY: help setup demo test lint package translations bench bench-quick bench-papers clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

setup: ## install what is missing
	@scripts/setup

demo: setup ## build the sample county, measure it and make the special report of a major case
	@scripts/demo

test: setup ## all checks and tests
	@scripts/test

lint: setup ## ruff and mypy
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	cd .cache/plugins && ../../.venv/bin/python -P -m mypy -p landpatrol --config-file "$(CURDIR)/pyproject.toml"

package: ## build the plugin zip in dist/
	@scripts/package

translations: setup ## collect new strings into i18n/*.ts
	@scripts/update_translations

bench: setup ## time measure_parcels beside its peers, county and city
	@cd .cache && PYTHONPATH=$(CURDIR)/.cache/plugins PROJ_DATA=/usr/share/proj ../.venv/bin/python -P -m landpatrol.bench.run

bench-quick: setup ## the county only
	@cd .cache && PYTHONPATH=$(CURDIR)/.cache/plugins PROJ_DATA=/usr/share/proj ../.venv/bin/python -P -m landpatrol.bench.run --sizes county --rounds 3

bench-papers: setup ## time a report set, and thirty cases' maps beside QGIS's own atlas
	@cd .cache && PYTHONPATH=$(CURDIR)/.cache/plugins PROJ_DATA=/usr/share/proj QT_QPA_PLATFORM=offscreen ../.venv/bin/python -P -m landpatrol.bench.maps
	@cd .cache && PYTHONPATH=$(CURDIR)/.cache/plugins PROJ_DATA=/usr/share/proj QT_QPA_PLATFORM=offscreen ../.venv/bin/python -P -m landpatrol.bench.report

clean: ## remove what was built
	rm -rf .venv .cache dist demo i18n/*.qm .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis
