SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
BIN := .venv/bin
RUN ?= demo
AUDIT ?= runs/audit

.PHONY: setup demo check walls test audit clean
.DEFAULT_GOAL := demo

setup: ## system packages (as root), virtual environment, locked versions
	@bash scripts/setup.sh

demo: setup ## all stages at quick scale, on a real LibreOffice Writer
	@$(BIN)/lamwright demo --run $(RUN) --scale quick

check: setup ## lint, types, import walls, fast tests
	@$(BIN)/ruff format --check -q . && $(BIN)/ruff check -q .
	@$(BIN)/mypy
	@$(MAKE) --no-print-directory walls
	@$(BIN)/pytest -n 2 --dist loadfile -m "not writer and not slow"

walls: ## which room may import which (the contracts of pyproject.toml)
	@PYTHONPATH=src $(BIN)/lint-imports --no-cache --no-logo

test: check ## check, and the tests on the real application
	@$(BIN)/pytest -n 2 --dist loadfile -m "writer or slow"

audit: setup ## the long suites of docs/development/safety.md; results/audit says what came of them
	@$(BIN)/python scripts/audit.py
	@$(BIN)/python scripts/impossible.py $(AUDIT)/impossible --result results/audit/impossible.json
	@$(BIN)/python scripts/unharmed.py $(AUDIT)/unharmed --result results/audit/unharmed.json
	@$(BIN)/python scripts/injection.py $(AUDIT)/injection --result results/audit/injection.json
	@$(BIN)/pytest -m "slow" tests/documents/test_hostile.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
