# make serve · make test · make bench
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# A process a core. Files stay whole: many start a site of their own, once for all their tests.
FILES_WHOLE = --dist loadfile --no-loadscope-reorder
PYTEST = $(BIN)/pytest --numprocesses auto --maxprocesses 8 $(FILES_WHOLE)
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: serve test format lint types deploy-check test-unit test-browser test-whoosh bench bench-relevance bench-ingest bench-serving bench-faults bench-load bench-hostile audit lock messages test-postgresql wheelhouse test-wheelhouse

serve: $(VENV)/.locked
	$(BIN)/python manage.py prepare
	exec $(BIN)/python manage.py serve

test: export DATA_DIR = $(CURDIR)/var/test
test: lint types deploy-check test-unit test-whoosh test-browser

lint: $(VENV)/.locked-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.locked-dev
	$(BIN)/mypy config archive search

deploy-check: $(VENV)/.locked-dev
	$(BIN)/python manage.py makemigrations --check --dry-run
	HTTPS=on $(BIN)/python manage.py check --deploy --fail-level WARNING

audit: $(VENV)/.locked-dev
	BIN=$(BIN) .ci/audit

test-unit: $(VENV)/.locked-dev
	$(PYTEST) --ignore=tests/browser

test-browser: $(VENV)/.locked-dev
	$(PYTEST) tests/browser

# What speaks to the database once more, each process on a PostgreSQL that is started for it and gone afterwards: a
# revision there counts what is written to any database of the server.
ON_POSTGRESQL = --tx "$$(nproc)*popen//python=tests/postgresql.sh $(BIN)/python"
test-postgresql: $(VENV)/.locked-dev
	$(BIN)/pytest $(ON_POSTGRESQL) $(FILES_WHOLE) tests/archive tests/search tests/config

# Once more on the Whoosh that Whoosh-Reloaded descends from: a swap stays a one-line change. What writes its files and what
# is read from them; what is parsed before and shown after reaches Whoosh through these alone, and ran above.
ON_WHOOSH = columns counting evaluation exactness generations indexing matching merging one_generation ordering readiness rebuilding reconciling schema scores search_index searching segments substrings
test-whoosh: var/whoosh-2.7.4/.locked
	PYTHONPATH=var/whoosh-2.7.4 $(BIN)/python -c "import whoosh; assert whoosh.__version__ == (2, 7, 4), whoosh.__version__"
	PYTHONPATH=var/whoosh-2.7.4 $(PYTEST) $(ON_WHOOSH:%=tests/search/test_%.py)

bench: $(VENV)/.locked-dev
	$(BIN)/python -m bench.speed --growth --size $(or $(SIZE),10000)
	$(BIN)/python -m bench.serving --size $(or $(SIZE),10000)

bench-serving: $(VENV)/.locked-dev
	$(BIN)/python -m bench.serving --size $(or $(SIZE),10000) $(if $(KEEP),--keep $(KEEP))
	$(BIN)/python -m bench.painting --size $(or $(SIZE),10000) $(if $(KEEP),--keep $(KEEP))

bench-relevance: $(VENV)/.locked-dev
	$(BIN)/python -m bench.relevance

bench-ingest: $(VENV)/.locked-dev
	$(BIN)/python -m bench.ingest

bench-faults: $(VENV)/.locked-dev
	$(BIN)/python -m bench.faults --kills $(or $(KILLS),200)
	$(BIN)/python -m bench.disks

bench-load: $(VENV)/.locked-dev
	$(BIN)/python -m bench.load --minutes $(or $(MINUTES),10)

bench-hostile: $(VENV)/.locked-dev
	$(BIN)/python -m bench.hostile

# Brings what is marked in source into the catalogues, and compiles them. Needs gettext; what is new is translated by hand.
messages: $(VENV)/.locked-dev
	$(BIN)/python manage.py makemessages --locale en --locale zh_Hant --extension html,txt,py,xml --no-location --no-wrap --no-obsolete --ignore var --ignore tests --ignore bench
	$(BIN)/python manage.py compilemessages --ignore var --ignore '.venv*'

format: $(VENV)/.locked-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Needs uv. The locks hold versions and hashes, no addresses.
lock:
	uv pip compile pyproject.toml $(LOCK) -o requirements.lock
	uv pip compile pyproject.toml --extra dev -c requirements.lock $(LOCK) -o requirements-dev.lock
LOCK = --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links

# Everything that an installation without a network needs; docs/deployment.md says how it is used. One package comes as
# source: setuptools and wheel build it there.
wheelhouse: $(VENV)/bin/python
	$(BIN)/python -m pip download --quiet --require-hashes -r requirements.lock -d var/wheelhouse
	$(BIN)/python -m pip download --quiet setuptools wheel -d var/wheelhouse

test-wheelhouse:
	.ci/wheelhouse

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.locked: requirements.lock | $(VENV)/bin/python
	$(PIP_INSTALL) -r requirements.lock
	touch $@

$(VENV)/.locked-dev: requirements-dev.lock $(VENV)/.locked
	$(PIP_INSTALL) -r requirements-dev.lock
	touch $@

var/whoosh-2.7.4/.locked: tests/whoosh-2.7.4.lock | $(VENV)/.locked-dev
	$(PIP_INSTALL) --no-deps --target var/whoosh-2.7.4 --upgrade -r tests/whoosh-2.7.4.lock
	touch $@
