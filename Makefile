# Each target sets up what it needs; a second run starts at once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: lab test test-oldest test-colab handouts site serve bench fuzz pictures clean

lab: $(VENV)/.lab  ## open JupyterLab on the start page
	$(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) --ServerApp.root_dir="$(CURDIR)" \
	  --LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb $(ARGS)

handouts: $(VENV)/.lab  ## make the handouts
	$(BIN)/python -m helpers.handouts $(ARGS)

site: $(VENV)/.site  ## make the static site: the handouts, and the lessons live in the reader's own browser
	$(BIN)/python -m helpers.site $(ARGS)

PORT ?= 0
serve: $(VENV)/bin/python  ## show the site on this machine: at a free port, or PORT=8000
	@test -f site/index.html || { echo "There is no site yet. Make it first: make site"; exit 1; }
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT))).close()' 2>/dev/null || \
	  { echo "Port $(PORT) cannot be used here. Let one be chosen (make serve), or name another: make serve PORT=8001"; exit 1; }
	$(BIN)/python -u -m http.server $(PORT) --bind 127.0.0.1 --directory site

test: $(VENV)/.test  ## run every test
	$(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

# The oldest versions that work, on Python 3.11; and Colab's of August 2026, on Python 3.13 (numpy has no 2.0 for it).
OLDEST := pandas==2.2.2 numpy==2.0.0 matplotlib==3.8.4 ipywidgets==8.1.0
COLAB := pandas==2.2.3 numpy==2.1.3 matplotlib==3.10.0 ipywidgets==7.7.1 ipython==7.34.0 ipykernel==6.17.1 \
  widgetsnbextension==3.6.6 jupyterlab_widgets==1.1.7
test-oldest: .venv-oldest/.test  ## the quick tests and all lessons with the oldest versions (PYTHON=python3.11)
test-colab: .venv-colab/.test  ## the same with the versions that Colab has (PYTHON=python3.13)
test-oldest test-colab: test-%:
	.venv-$*/bin/python -m pytest -n auto -m "not slow" --ignore=helpers/site $(ARGS)
	.venv-$*/bin/python -m pytest -n auto tests/test_notebooks.py $(ARGS)

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
	$(BIN)/python -m pip install --quiet -c requirements.txt -e '.[lab]'
	$(BIN)/jupyter labextension disable --level=sys_prefix @jupyterlab/apputils-extension:announcements  # asks about news
	touch $@

$(VENV)/.site: $(VENV)/.lab
	$(BIN)/python -m pip install --quiet -c requirements.txt -e '.[site]'
	touch $@

$(VENV)/.test: $(VENV)/.lab
	$(BIN)/python -m pip install --quiet -c requirements.txt -e '.[site,test]'
	touch $@

.venv-%/.test: requirements.txt pyproject.toml Makefile
	$(PYTHON) -m venv .venv-$*
	printf '%s\n' $($(shell echo $* | tr a-z A-Z)) > .venv-$*/pins.txt
	grep -viE "^($$(sed 's/==.*//' .venv-$*/pins.txt | paste -sd '|'))==" requirements.txt > .venv-$*/others.txt
	.venv-$*/bin/python -m pip install --quiet -c .venv-$*/pins.txt -c .venv-$*/others.txt -e '.[test]'
	touch $@

clean:  ## remove what was made here
	rm -rf $(VENV) .venv-oldest .venv-colab handouts site .pytest_cache .hypothesis .ruff_cache
