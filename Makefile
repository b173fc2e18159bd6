# `make report` and `make test` set up all they need: Python 3.11 or newer, make and a package index are enough.
PYTHON ?= python3
# Another text for `make report`: make report ARTICLE=path/to/text.txt
export ARTICLE
# Many processes import the same packages: what one has compiled the others find.
unexport PYTHONDONTWRITEBYTECODE
BIN := .venv/bin
READY := .venv/.ready
ALL := .venv/.all

.PHONY: report test check lab run site tidy exercises picture bench lock clean

report: $(READY)
	$(BIN)/readout report $${ARTICLE:+"$$ARTICLE"}

# Fixtures that run notebooks serve a whole file, so a file stays on one worker; tests/conftest.py has the order.
test: $(ALL)
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --max-worker-restart 0

# What can be said of the code without running it. That notebooks are tidy is among the tests.
check: $(ALL)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/readout exercises build --check

# A copy to work in, which `make lab` brings up to date each time; what was done in it stays.
lab: $(READY)
	$(BIN)/readout start my-course --update
	$(BIN)/jupyter lab --notebook-dir=my-course my-course/notebooks/00_start_here.ipynb

run: $(READY)
	$(BIN)/readout run

site: $(ALL)
	$(BIN)/readout site

tidy: $(READY)
	$(BIN)/readout tidy notebooks/*.ipynb

# What learners open, from exercises/source.
exercises: $(READY)
	$(BIN)/readout tidy exercises/source/*.ipynb
	$(BIN)/readout exercises build

# The picture of the README.
picture: report
	cp build/report/charts/run_to_target.png docs/run_to_target.png

bench: $(ALL)
	$(BIN)/python benchmarks/run.py

lock: $(ALL)
	$(BIN)/uv pip compile $(COMPILE) --all-extras --upgrade pyproject.toml -o requirements-all.lock
	$(BIN)/uv pip compile $(COMPILE) --extra build --extra fetch -c requirements-all.lock pyproject.toml -o requirements.lock
COMPILE := --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links

clean:
	rm -rf .venv build

# What learners and reports need. uv comes from its lock, checked by its hashes, installs the rest in seconds, and goes.
$(READY): requirements.lock pyproject.toml settings/overrides.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Readout needs Python 3.11 or newer; name one with: make PYTHON=python3.12" >&2; exit 2; }
	@echo "Setting up .venv from requirements.lock (once)"
	@$(PYTHON) -m venv --clear .venv
	@$(WITH_UV)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@$(BIN)/uv pip uninstall --quiet --python $(BIN)/python uv
	@touch $@

# And what tests, checks and the site need besides.
$(ALL): $(READY) requirements-all.lock
	@echo "Adding what is in requirements-all.lock (once)"
	@$(WITH_UV)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-all.lock
	@touch $@

WITH_UV = sed -n '/^uv==/,/^[^ ]/{/^uv==/p;/^ *--hash/p;}' requirements-all.lock > .venv/uv.lock && \
  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.lock
