SHELL := /bin/bash
BIN := .venv/bin
RUN ?= demo

.PHONY: setup demo check test audit clean
.DEFAULT_GOAL := demo

setup: ## system packages (as root), virtual environment, locked versions
	@bash scripts/setup.sh

demo: setup ## the whole way, at quick scale, on a real LibreOffice Writer
	@$(BIN)/lamwright demo --run $(RUN) --scale quick

check: setup ## lint, types, import walls, fast tests
	@$(BIN)/ruff format --check -q . && $(BIN)/ruff check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache | tail -1
	@$(BIN)/pytest -n 2 --dist loadfile -m "not writer and not slow"

test: check ## check, and the tests on the real application
	@$(BIN)/pytest -m "writer or slow"

audit: setup ## the long suites of docs/safety.md; results/audit says what came of them
	@$(BIN)/python scripts/audit.py
	@$(BIN)/pytest -m "slow" tests/documents/test_hostile.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
