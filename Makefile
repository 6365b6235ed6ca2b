# Each target sets up what it needs; a second run starts at once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: lab test handouts bench fuzz pictures clean

lab: $(VENV)/.lab  ## open JupyterLab on the start page
	$(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) notebooks/00_start_here.ipynb

handouts: $(VENV)/.lab  ## make the handouts
	$(BIN)/python -m helpers.handouts $(ARGS)

test: $(VENV)/.test  ## run every test
	$(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

bench: $(VENV)/.test  ## measure, as ratios beside what a user would do otherwise
	$(BIN)/python tests/bench/run.py $(ARGS)

fuzz: $(VENV)/.test  ## feed the CSV reader broken bytes for a minute
	$(BIN)/python -m pip install --quiet -c requirements.txt atheris
	$(BIN)/python tests/fuzz_reader.py --seconds 60 $(ARGS)

pictures: $(VENV)/.test  ## make the README's pictures from the real thing
	$(BIN)/python tests/pictures.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Side by Side needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 lab"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.lab: $(VENV)/bin/python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet -c requirements.txt -e .
	touch $@

$(VENV)/.test: $(VENV)/.lab
	$(BIN)/python -m pip install --quiet -c requirements.txt -e '.[test]'
	touch $@

clean:  ## remove what was made here
	rm -rf $(VENV) handouts .pytest_cache .hypothesis .ruff_cache
