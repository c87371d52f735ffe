SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
BIN := .venv/bin
RUN ?= demo

.PHONY: setup demo check test clean
.DEFAULT_GOAL := demo

setup: ## system packages (as root), virtual environment, locked versions
	@bash scripts/setup.sh

demo: setup ## the whole way, at quick scale, on a real LibreOffice Writer
	@$(BIN)/lamwright demo --run $(RUN) --scale quick

check: setup ## lint, types, import walls, fast tests
	@$(BIN)/ruff format --check -q . && $(BIN)/ruff check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache > $(WALLS) || { cat $(WALLS); exit 1; }
	@$(BIN)/pytest -n 2 --dist loadfile -m "not writer and not slow"

test: check ## check, and the tests on the real application
	@$(BIN)/pytest -m "writer or slow"

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
