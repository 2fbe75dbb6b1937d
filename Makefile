# `make demo` and `make test` do everything they need; `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
export PROJ_DATA ?= /usr/share/proj
PYTHON := PYTHONSAFEPATH=1 .venv/bin/python
PYTEST := $(PYTHON) -m pytest
COVERAGE := --cov --cov-append --cov-report=

.PHONY: help setup demo test lint types pure qgis program package translations clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

setup: ## install what is missing
	@scripts/setup

demo: setup ## build the sample county, measure it and print the report of a major case
	@scripts/demo

test: setup lint types ## all checks and tests
	@rm -f .coverage .coverage.*
	$(PYTEST) tests/pure -q -n 2 -p no:pytest_qgis $(COVERAGE)
	QT_QPA_PLATFORM=offscreen $(PYTEST) tests/qgis -q $(COVERAGE)
	$(PYTEST) tests/program -q -p no:pytest_qgis
	@$(PYTHON) -m coverage report | tail -n 25

lint: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types: setup
	@mkdir -p .cache/types && ln -sfn "$(CURDIR)" .cache/types/landpatrol
	cd .cache/types && "$(CURDIR)/.venv/bin/mypy" -p landpatrol --config-file "$(CURDIR)/pyproject.toml"

package: ## build the plugin zip in dist/
	@scripts/package

translations: setup ## collect new strings into i18n/*.ts
	@scripts/update_translations

clean: ## remove what was built
	rm -rf .venv .cache dist demo i18n/*.qm .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis
