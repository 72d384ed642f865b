# Two commands do all the set-up: `make demo` and `make test`. Both make their own .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check lint types docs imports bench clean

.venv/done: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[prose,lists,web,charts]'
	@touch $@

.venv/dev: .venv/done
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: .venv/done  ## Read the bundled example, show the party and what contradicts what
	@PARTYBOOK=$(BIN)/partybook sh examples/demo.sh

test: .venv/dev  ## All tests; those marked corpus run when ../shared/data is there
	$(BIN)/pytest -n auto

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

imports: .venv/dev
	$(BIN)/lint-imports

docs: .venv/dev
	$(BIN)/mkdocs build --strict --quiet

check: lint types imports docs  ## Everything CI checks beside the tests

.venv/bench: .venv/dev
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[bench]'
	@touch $@

bench: .venv/bench  ## Speed, memory and agreement figures, with their ratios
	$(BIN)/python -m benchmarks

clean:
	rm -rf .venv site build
