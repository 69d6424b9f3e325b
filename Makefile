# Two commands do all the set-up on a new machine: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: help demo test lint format chaos lock clean
.DEFAULT_GOAL := help

help:            ## this list
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "govcrawl needs Python 3.11 or later: make PYTHON=python3.12 …"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing govcrawl into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing govcrawl and its development tools into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed   ## crawl one issue of Anhui Daily from the local replica into ./feeds
	@$(BIN)/python -m govcrawl.demo

test: $(VENV)/.installed-dev   ## the whole test suite
	@$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.installed-dev   ## ruff and strict mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(VENV)/.installed-dev   ## let ruff format the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

chaos: $(VENV)/.installed-dev   ## crawls under 330 SIGKILLs, 45 minutes: nothing lost, nothing twice
	@$(BIN)/python -m tests.chaos --days 290 --kills 110 --latency 500
	@$(BIN)/python -m tests.chaos --small 12000 --kills 110 --latency 1000
	@$(BIN)/python -m tests.chaos --small 12000 --kills 110 --latency 1000 --fsync everysec
	@$(BIN)/python -m tests.chaos.rival

clean:           ## remove what the build and tests left (feeds and .govcrawl stay)
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

lock: $(VENV)/.installed-dev   ## renew the locked versions of the container image
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile pyproject.toml --extra zstd --extra warc --generate-hashes --universal --python-version 3.11 \
	    --no-emit-index-url --no-annotate --no-header --quiet --upgrade -o deploy/docker/requirements.lock
