# `make report` and `make test` set up all they need: Python 3.11 or newer, make and a package index are enough.
PYTHON ?= python3
# Another text for `make report`: make report ARTICLE=path/to/text.txt
export ARTICLE
# Many processes import the same packages: what one has compiled the others find.
unexport PYTHONDONTWRITEBYTECODE
BIN := .venv/bin
READY := .venv/.ready

.PHONY: report test check lab run site tidy exercises picture bench lock clean

report: $(READY)
	$(BIN)/readout report $${ARTICLE:+"$$ARTICLE"}

# Fixtures that run notebooks serve a whole file, so a file stays on one worker; tests/conftest.py has the order.
test: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --max-worker-restart 0

# What can be said of the code without running it. That notebooks are tidy is among the tests.
check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/readout exercises build --check

lab: $(READY)
	$(BIN)/jupyter lab --notebook-dir=. notebooks/00_start_here.ipynb

run: $(READY)
	$(BIN)/readout run

site: $(READY)
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

bench: $(READY)
	$(BIN)/python benchmarks/run.py

lock: $(READY)
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --all-extras --python-version 3.11 \
	  --no-emit-index-url --no-emit-find-links --upgrade pyproject.toml -o requirements.lock

clean:
	rm -rf .venv build

# uv comes from the lock, checked by its hashes, and installs the rest of the lock in seconds.
$(READY): requirements.lock pyproject.toml settings/overrides.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Readout needs Python 3.11 or newer; name one with: make PYTHON=python3.12" >&2; exit 2; }
	@echo "Setting up .venv from requirements.lock (once)"
	@$(PYTHON) -m venv .venv
	@sed -n '/^uv==/,/^[^ ]/{/^uv==/p;/^ *--hash/p;}' requirements.lock > .venv/uv.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.lock
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@
