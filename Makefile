# The contributor's menu: `make` alone prints it. Everything is installed into .venv, in versions pinned by hash.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DISPATCH ?= examples/us_pakistan_2012.txt
BRIEFS ?= briefs
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

.DEFAULT_GOAL := help
.PHONY: help brief test check lint types oracle oracle-scores drift score judge bench bench-reading bench-stability bench-bands soak lock clean

help: ## print this menu
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 24

brief: $(VENV)/run ## write the brief of the shipped example, or of DISPATCH=path, into briefs/
	@$(BIN)/standoff brief "$(DISPATCH)" --out "$(BRIEFS)/$$(basename "$(DISPATCH)" | sed 's/\.[^.]*$$//')"

test: $(VENV)/dev ## run all tests
	@echo "Running the tests (three minutes on two cores) ..."
	@$(BIN)/python -m pytest

check: lint types test ## lint, types and tests: what CI runs

lint: $(VENV)/dev ## check style and formatting
	@$(BIN)/ruff check && $(BIN)/ruff format --check

types: $(VENV)/dev ## check types, strictly
	@$(BIN)/mypy

oracle: $(VENV)/dev ## hold every solution concept against its literal definition on 20,000 random conflicts
	@$(BIN)/python tests/stability/oracle.py

oracle-scores: $(VENV)/dev ## hold every score against its literal definition on 5,000 random ledgers
	@$(BIN)/python tests/ledger/scoring/scoring_oracle.py

drift: $(VENV)/dev ## send 10,000 odd texts through every loader and format, and look for offsets that moved
	@$(BIN)/python tests/reading/drift.py

score: $(VENV)/dev ## score the offline reader on the labelled cases, against its pinned floors
	@$(BIN)/python evaluation/gate.py

judge: $(VENV)/dev ## set the outlook beside what happened, on resolved standoffs
	@$(BIN)/python evaluation/record.py

bench: $(VENV)/dev ## time a whole brief beside a bare parse of the same text, in one run
	@$(BIN)/python benchmarks/process.py

bench-reading: $(VENV)/dev ## time the reader beside the bare parser, and two processes beside one
	@$(BIN)/python benchmarks/reading.py

bench-stability: $(VENV)/dev ## time the stability engine beside the dense method, on large spaces and in batches
	@$(BIN)/python benchmarks/stability.py

bench-bands: $(VENV)/dev ## measure what the bands and intervals of a scoreboard cover
	@$(BIN)/python benchmarks/bands.py

soak: $(VENV)/dev ## kill writers of a ledger 500 times, in SQLite and in PostgreSQL, and look for what is lost or torn
	@$(BIN)/python tests/ledger/soak.py

lock: ## pin the newest versions that pyproject.toml allows (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --quiet --custom-compile-command "make lock" --output-file requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --quiet --custom-compile-command "make lock" --output-file requirements-dev.lock

clean: ## remove the environment and all caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/python:
	@command -v "$(PYTHON)" >/dev/null || { echo "standoff needs Python 3.11 or newer: install it, or say where it is with PYTHON=path" >&2; exit 2; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "standoff needs Python 3.11 or newer; $(PYTHON) is $$("$(PYTHON)" -V 2>&1 | cut -d" " -f2): say where a newer one is with PYTHON=path" >&2; exit 2; }
	@echo "Making an environment in $(VENV) ..."
	@"$(PYTHON)" -m venv $(VENV)
	@touch $@

$(VENV)/run: requirements.lock pyproject.toml | $(VENV)/python
	@echo "Installing standoff and its libraries into $(VENV) (about 90 MB to download, half a minute) ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: requirements-dev.lock pyproject.toml | $(VENV)/run
	@echo "Installing the test tools into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
