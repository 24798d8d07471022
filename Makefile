# make run           set up and build a release from the pages in raw/
# make test          set up and pass all tests
# make check         lint, formatting, strict types, who imports whom
# make setup         the set-up alone: .venv from requirements.lock
# make format        format the code, and mend what the linter can mend
# make expectations  write the part of expectations/ that follows from the schema
# make spec          the example tests of extraction alone, in seconds
# make rules         switch off each rule of the grammar in turn: an example must miss it
# make bench         measure all that a run costs on this machine, and keep it in docs/performance.md
# make soak          the long tests: 270 kills, many random pages, a fuzzer
# make spark         PySpark (a gigabyte on disk) for --engine spark and for the tests of it; both need Java, too
# make lock          pin every dependency anew
SHELL := /bin/bash
.DEFAULT_GOAL := run
VENV := .venv
PY := $(VENV)/bin/python
export DVC_NO_ANALYTICS := 1

.PHONY: run test setup check format expectations bench soak lock rules spec spark

run: setup
	$(VENV)/bin/materia run

test: setup
	@$(PY) -m pytest; code=$$?; echo "make test took $$((SECONDS / 60)) min $$((SECONDS % 60)) s"; exit $$code

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
	  echo "Setting up $(VENV) from requirements.lock with uv: seconds to a minute ..."; \
	  test -x $(PY) || uv venv --quiet $(VENV); \
	  uv pip install --quiet --compile-bytecode --python $(PY) --requirements requirements.lock && \
	  uv pip install --quiet --python $(PY) --no-deps --editable . ; \
	else \
	  echo "Setting up $(VENV) from requirements.lock with pip: a few minutes, the first time only ..."; \
	  test -x $(PY) || python3 -m venv $(VENV); \
	  $(PY) -m pip install --quiet --disable-pip-version-check --requirement requirements.lock && \
	  $(PY) -m pip install --quiet --disable-pip-version-check --no-deps --editable . ; \
	fi
	@touch $@
	@echo "$(VENV) is ready."

check: setup
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

format: setup
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

expectations: setup
	$(VENV)/bin/materia check --generate

rules: setup
	cd tests && ../$(PY) -m extract.rules

spec: setup
	$(PY) -m pytest tests/extract -n 0

bench: setup
	$(PY) benchmarks/bench.py
	$(PY) benchmarks/check.py
	$(PY) benchmarks/fetch.py 500 2000
	$(PY) benchmarks/page.py

soak: setup
	$(PY) tests/soak/fuzz_extract.py 600
	$(PY) -m pytest -m soak -n 0 -s

SPARK := pyspark==4.3.0 py4j==0.10.9.9

spark: setup
	@if test -x $(VENV)/bin/pip; then $(VENV)/bin/pip install --quiet --disable-pip-version-check $(SPARK); \
	else uv pip install --quiet --python $(PY) $(SPARK); fi

# Pin every dependency anew (needs uv).
lock:
	uv pip compile pyproject.toml --extra dev --extra bench --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header --quiet --upgrade -o requirements.lock
