SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
BIN := .venv/bin
RUN ?= demo
AUDIT ?= runs/audit
# A file is tested by one worker; long ones begin first (tests/conftest.py), so that both end together.
PYTEST := $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: setup demo check lint types fast walls test audit clean
.DEFAULT_GOAL := demo

setup: ## system packages (as root), virtual environment, locked versions
	@bash scripts/setup.sh

demo: setup ## all stages at quick scale, on requests of people and a real LibreOffice Writer
	@$(BIN)/lamwright demo --run $(RUN) --requests people --scale quick

check: setup ## lint, types, import walls, fast tests, side by side
	@$(MAKE) --no-print-directory -j --output-sync=line lint types fast walls

lint:
	@$(BIN)/ruff format --check -q . && $(BIN)/ruff check -q .

types:
	@$(BIN)/mypy

fast:
	@$(PYTEST) -m "not writer and not slow"

walls: ## which room may import which (the contracts of pyproject.toml)
	@PYTHONPATH=src $(BIN)/lint-imports --no-cache --no-logo

test: check ## check, and the tests on the real application
	@$(PYTEST) -m "writer or slow"

audit: setup ## the long suites of docs/development/safety.md; results/audit says what came of them
	@$(BIN)/python scripts/audit.py
	@$(BIN)/python scripts/impossible.py $(AUDIT)/impossible --result results/audit/impossible.json
	@$(BIN)/python scripts/unharmed.py $(AUDIT)/unharmed --result results/audit/unharmed.json
	@$(BIN)/python scripts/injection.py $(AUDIT)/injection --result results/audit/injection.json
	@$(BIN)/pytest -m "slow" tests/documents/test_hostile.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
