# Everything a person needs after cloning: `make demo` to see it, `make test` to check it. Each sets itself up first.
# Needs Python 3.11 or later; `uv` makes the set-up faster where it is there, and nothing needs it.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint docs model bench clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

setup: $(READY) ## .venv with everything, from the hashed requirements.lock

$(READY): requirements.lock
	@.ci/setup "$(PYTHON)" $(VENV)
	@touch $@

demo: $(READY) ## read the examples, list the arrangements, show one record
	@.ci/demo $(BIN)/tertia $(DEMO)

test: $(READY) ## all tests
	@$(BIN)/python -m pytest $(ARGS)

lint: $(READY) ## ruff and mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

docs: $(READY) ## write docs/terms.md and docs/reference/cli.md anew from the code
	@$(BIN)/python docs/make_terms.py
	@$(BIN)/python docs/make_cli.py

model: $(READY) ## fit the heads anew on training/corpus; HALVES="half-0.npz half-1.npz": what the encoder's halves said
	@OMP_NUM_THREADS=1 $(BIN)/python -m training.fit training/corpus --encodings $(HALVES) --out src/tertia/lexicon/weights

bench: $(READY) ## speed and memory, measured on documents made on the spot
	@$(BIN)/python -m benchmarks.speed
	@$(BIN)/python -m benchmarks.memory

clean: ## remove the environment, caches and the demo
	rm -rf $(VENV) $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
