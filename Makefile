# The words of this project. Python >= 3.11 and make are all they need; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
KILLS ?= 20
DAYS ?= 3
SEED ?= 20261125
ONLY ?=
QUICK ?=
WORKERS ?= 2
# Kept beside the modules, they are not compiled anew by each process that the tests start.
export PYTHONDONTWRITEBYTECODE :=
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input

.DEFAULT_GOAL := help
.PHONY: help traces demo demo-whatsapp run test thorough simulate marks style check crash bench bench-page pictures requirements sbom audit clean

help: ## show these words
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

demo: $(VENV)/.ready ## set up and start the demonstration (no account, no server, no key)
	@$(BIN)/loket demo

demo-whatsapp: $(VENV)/.ready-dev ## the demonstration with a phone to try WhatsApp on (a Cloud API of our own)
	@$(BIN)/python -m tests.fakes.whatsapp

traces: $(VENV)/.ready ## add what tells traces to an OpenTelemetry collector (tracing.endpoint)
	@$(PIP) install --require-hashes -r requirements-traces.txt

run: $(VENV)/.ready ## set up and start the desk with your settings
	@$(BIN)/loket run

test: $(VENV)/.ready-dev ## set up and run the tests
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

thorough: $(VENV)/.ready-dev ## the same tests with far more examples (another SEED draws others) and kills; prints the slowest
	@LOKET_TEST_THOROUGH=1 $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --durations=10 --hypothesis-seed=$(SEED)

simulate: $(VENV)/.ready ## DAYS of an office in seconds under a SEED, with faults; promises checked after every event
	@$(BIN)/python -m bot.rehearsal.simulation --days $(DAYS) --seed $(SEED)

marks: $(VENV)/.ready-dev ## every rule with the line that keeps it and the test that holds it
	@$(BIN)/python -m tests.architecture.marks

style: $(VENV)/.ready-dev ## format, lint, types, import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

check: style test ## everything that has to be green

crash: $(VENV)/.ready-dev ## kill the real process KILLS times on each database and count what was lost
	@$(BIN)/python -m tests.crash --kills $(KILLS)

bench: $(VENV)/.ready-dev ## the benchmarks of docs/benchmarks.md with their rivals; ONLY=closed_loop runs one, QUICK=1 small ones
	@$(BIN)/python -m benchmarks $(if $(ONLY),--only $(ONLY)) $(if $(QUICK),--quick)

bench-page: $(VENV)/.ready-dev ## show the last benchmarks in docs/benchmarks.md: its figures and pictures, made anew
	@$(BIN)/python -m benchmarks --publish

pictures: $(VENV)/.ready-dev ## draw the pictures of the guides anew (needs Chromium); look at them afterwards
	@LOKET_TEST_DRAW=1 $(BIN)/python -m pytest tests/browser/test_pictures.py -q

requirements: $(VENV)/.ready-dev ## pin the requirements anew, with hashes (needs uv)
	@uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --group build -o requirements.txt
	@uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --extra traces -c requirements.txt -o requirements-traces.txt
	@uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --group build --group test --group check -c requirements.txt -o requirements-dev.txt

sbom: $(VENV)/.ready ## the bill of materials of this release (CycloneDX): loket.cdx.json
	@$(BIN)/python -m bot.sbom requirements.txt > loket.cdx.json

audit: ## known vulnerabilities of what is pinned; says so where nothing can be asked
	@.ci/audit

clean: ## remove what was set up (never your data)
	@rm -rf $(VENV) .venv-audit .bench loket.cdx.json build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Loket memerlukan Python 3.11 atau lebih baru; '$(PYTHON)' bukan itu."; \
		echo "Pasang (Debian/Ubuntu: sudo apt install python3) atau tunjuk yang ada: make demo PYTHON=python3.12"; \
		exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); \
		echo "Python ini belum dapat membuat lingkungan virtual. Pasang bagiannya, lalu ulangi:"; \
		echo "    sudo apt install python3-venv"; \
		exit 1; }

$(VENV)/.ready: requirements.txt pyproject.toml | $(BIN)/python
	@echo "Menyiapkan Loket (sekali saja) ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt pyproject.toml | $(BIN)/python
	@echo "Menyiapkan alat uji (sekali saja) ..."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@ $(VENV)/.ready
