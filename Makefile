# Parallax: everything this repository can be asked to do. `make help` lists it.
.POSIX:

PYTHON ?= python3
ADDRESS ?= localhost
PORT ?= 8501
JOBS ?= 2

VENV = .venv
PIP = $(VENV)/bin/python -m pip --disable-pip-version-check install --quiet

.PHONY: help run test lint bench clean

help:
	@echo 'make run     start the dashboard on http://localhost:8501'
	@echo '               PORT=8600         another port'
	@echo '               ADDRESS=0.0.0.0   also answer other machines'
	@echo '               PYTHON=python3.12 another Python than python3 (the first time)'
	@echo 'make test    check the code, run every test, walk the dashboard in Chromium'
	@echo '               JOBS=0            no two tests at once'
	@echo '               CHROMIUM=path     the browser to use'
	@echo 'make lint    only check the code'
	@echo 'make bench   measure the speed'
	@echo 'make clean   remove what make made, but no snapshots'

# The start-up message of Streamlit is off because, on any address but a single one, it asks a service on the internet for ours.
run: $(VENV)/.runs
	@$(VENV)/bin/python -m data build --if-missing
	@case '$(ADDRESS)' in \
	  0.0.0.0|::) echo 'Parallax: http://localhost:$(PORT) and, for others, http://<this machine>:$(PORT) (Ctrl+C ends it)' ;; \
	  *) echo 'Parallax: http://$(ADDRESS):$(PORT) (Ctrl+C ends it)' ;; \
	esac
	@exec $(VENV)/bin/python -m streamlit run app.py \
	  --server.address '$(ADDRESS)' --server.port '$(PORT)' --logger.hideWelcomeMessage true

# Every check runs, whatever the ones before it said; any that failed makes the whole fail.
# The browser tests come by themselves: they share one server, and measure nothing while others use the processor.
test: $(VENV)/.tests
	@$(VENV)/bin/python -m tests.browser.chromium || :
	@failed=''; \
	$(VENV)/bin/python -m ruff check . || failed="$$failed ruff-check"; \
	$(VENV)/bin/python -m ruff format --check . || failed="$$failed ruff-format"; \
	$(VENV)/bin/python -m mypy || failed="$$failed mypy"; \
	$(VENV)/bin/python -m pytest -n $(JOBS) --ignore=tests/browser || failed="$$failed pytest"; \
	$(VENV)/bin/python -m pytest tests/browser || failed="$$failed pytest-browser"; \
	if [ -n "$$failed" ]; then echo "make test: FAILED:$$failed"; exit 1; fi; \
	echo 'make test: passed'

lint: $(VENV)/.tests
	$(VENV)/bin/python -m ruff check .
	$(VENV)/bin/python -m ruff format --check .
	$(VENV)/bin/python -m mypy

bench: $(VENV)/.tests
	@$(VENV)/bin/python -m tests.bench

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis pictures
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@command -v '$(PYTHON)' >/dev/null || \
	  { echo 'Parallax needs Python 3.11 or newer, and there is no $(PYTHON) here. Try: make PYTHON=/path/to/python3.12 run'; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Parallax needs Python 3.11 or newer; $(PYTHON) is $$('$(PYTHON)' -V 2>&1). Try: make PYTHON=python3.12 run"; exit 1; }
	@'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo '$(PYTHON) lacks its venv module. On Debian and Ubuntu: sudo apt-get install python3-venv'; exit 1; }
	@'$(PYTHON)' -m venv $(VENV)
	@touch $@

$(VENV)/.runs: requirements.txt $(VENV)/.made
	@echo 'Installing what the dashboard needs (requirements.txt) ...'
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.tests: tests/requirements.txt queries/engines/requirements-ducklake.txt tests/requirements-spark.txt $(VENV)/.runs
	@echo 'Installing what the tests need (tests/requirements.txt, and what other engines do) ...'
	@$(PIP) -r tests/requirements.txt -r queries/engines/requirements-ducklake.txt -r tests/requirements-spark.txt -c requirements.txt
	@touch $@
