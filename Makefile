# make demo    build, run the sandbox cluster and the demo shop, print their addresses
# make test    check and test everything, in Chromium, Firefox and WebKit
# make build   fill web/dist/
# Each sets up what it needs: .venv, pinned packages, browsers, PostgreSQL.

PYTHON ?= python3
BIN := .venv/bin
SET_UP := .venv/.set-up

.PHONY: demo test build check programs bench wheel lock clean

demo: build
	$(BIN)/elevate-tag sandbox $(DEMO)

test: check build programs
	$(BIN)/python -m pytest -n 2 --dist worksteal $(TESTS)

build: $(SET_UP)
	$(BIN)/python build.py

check: $(SET_UP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

programs: $(SET_UP)
	$(BIN)/python -m tools.install_programs

bench: build programs
	cd bench && ../$(BIN)/npm ci --ignore-scripts
	$(BIN)/python -m bench.attach $(BENCH)
	$(BIN)/python -m bench.boot $(BENCH)

wheel: build
	$(BIN)/python -m hatchling build -t wheel

# Pins every package, and those they need, with hashes; run after a change in pyproject.toml.
lock: $(SET_UP)
	$(BIN)/pip install --quiet uv==0.13.9
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --no-emit-index-url --no-emit-find-links \
		--all-extras --group dev pyproject.toml -o requirements.txt
	$(BIN)/npm install --package-lock-only --ignore-scripts
	cd bench && ../$(BIN)/npm install --package-lock-only --ignore-scripts

clean:
	rm -rf .venv node_modules bench/node_modules web/dist test-results

$(SET_UP): requirements.txt package-lock.json pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"Python 3.11 or later is needed, got " + sys.version + "; make PYTHON=… chooses another")'
	@$(PYTHON) -c 'import ensurepip' || { echo "Python's venv is missing; on Debian and Ubuntu: \
		apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/npm ci --ignore-scripts
	touch $@
