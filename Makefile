# Everything a person types. Needs git, make and python3 (3.11 or newer); the rest is fetched on first use.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PY := .venv/bin/python
BIN := .venv/bin
BOOTSTRAP := $(PYTHON) config/tools/bootstrap.py
NPM := $(BOOTSTRAP) npm

# What `make check` does, one after the other; each of them can be called alone.
CHECKS := ruff ruff-format mypy lint-imports eslint rooms tsc stylelint

.PHONY: help run code demo test check $(CHECKS) format bench audit promises python packages client clean

help: ## what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

run: client ## start everything on this machine (PORT=8000, DATABASE_URL, REDIS_URL); Ctrl-C stops it
	@exec $(PY) -m config.tools.run

code: python ## print the demo clinician's current six-digit code
	@$(PY) -m config.tools.demo

demo: python ## fill a demo practice: an administrator, two clinicians, a dozen clients, three months
	@$(PY) manage.py prepare --only database
	$(PY) manage.py demo

test: client ## run every test: Python, TypeScript, browsers (PYTEST="tests/people -k quiet" for some)
	@$(PY) -m config.tools.run_tests $(PYTEST)

check: packages ## the quick checks before every commit: style, types, who imports whom
	@$(MAKE) --keep-going $(CHECKS)

ruff:
	@$(BIN)/ruff check

ruff-format:
	@$(BIN)/ruff format --check

mypy:
	@$(BIN)/mypy

lint-imports:
	@$(BIN)/lint-imports --no-logo

eslint rooms tsc stylelint:
	@$(NPM) run --silent $@

format: python ## put the Python code into its one format
	@$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: client ## measure what has a budget (BENCH=tests/performance/test_cost.py for some)
	@$(PY) -m pytest -n 0 -s -m bench $(BENCH) || { status=$$?; [ $$status -eq 5 ] || exit $$status; echo "There is nothing to measure yet."; }

audit: packages ## list what Attune is made of (.local/sbom) and ask whether a hole in it is known; before each release
	@$(PY) -m config.tools.audit

promises: packages ## which test holds which promise (RESULTS=1 runs them too)
	@$(PY) -m config.tools.promises $(if $(RESULTS),--run)

python: # the Python packages alone
	@$(BOOTSTRAP) python

packages: # the Python packages and the client's
	@$(BOOTSTRAP) packages

client: # the Python packages and the built client
	@$(BOOTSTRAP)

clean: ## remove what was installed and built; keeps your data and keys in .local
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .local/stamps .local/uv frontend/dist frontend/node_modules frontend/.cache tests/performance/lighthouse/node_modules
