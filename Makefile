# Two commands matter: `make run` and `make test`. `make help` lists the rest.
ADDRESS ?= 127.0.0.1:8000
TO ?= backups
PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest --numprocesses=logical --maxprocesses=4

.DEFAULT_GOAL := help
.PHONY: help run dev superuser test check mutate bench backup restore requirements clean

help:  ## what can be done
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 14

run: .venv/runtime.stamp  ## the portal at ADDRESS, everything made that is missing
	@$(PYTHON) -m scripts.run $(ADDRESS)

dev: .venv/dev.stamp  ## the same for development: debug pages, restarts when code changes
	@$(PYTHON) -m scripts.run --prepare-only $(ADDRESS)
	@PORTAL_DEBUG=1 $(PYTHON) manage.py runserver $(ADDRESS)

superuser: .venv/runtime.stamp  ## make an administrator
	@$(PYTHON) -m scripts.superuser

test: .venv/dev.stamp  ## the whole suite, on PostgreSQL and on SQLite
	$(PYTEST) --postgres -m "not browser and not sqlite_only"
	env -u DATABASE_URL -u TEST_DATABASE_URL $(PYTEST) -m "not postgres_only" --cov

check: .venv/dev.stamp  ## what can be told without running the portal
	@scripts/check

mutate: .venv/dev.stamp  ## do the tests notice a wrong rule? By hand; see docs/testing.md
	$(PYTHON) -m mutmut run
	@$(PYTHON) -m mutmut results

bench: .venv/bench.stamp .tools/serving/runtime.stamp  ## the portal beside two others, at 10,000 and 1,000,000 activities; takes hours
	SERVING_PYTHON=.tools/serving/bin/python $(PYTHON) -m benchmarks $(BENCH)

backup: .venv/runtime.stamp  ## one archive of var/ in the folder TO
	@$(PYTHON) -m scripts.backup --to '$(TO)'

restore: .venv/runtime.stamp  ## bring back FILE=backups/...
	@test -n '$(FILE)' || { ls -1t '$(TO)' 2>/dev/null; echo "error: say which backup: make restore FILE=$(TO)/…" >&2; exit 2; }
	@$(PYTHON) -m scripts.backup --to '$(TO)' --restore '$(FILE)'

requirements: .venv/dev.stamp  ## pin the newest versions anew
	@scripts/requirements

clean:  ## remove the environment; var/ and backups/ stay
	rm -rf .venv .tools

.venv/runtime.stamp: requirements/runtime.txt
	@scripts/environment runtime

.venv/dev.stamp: requirements/dev.txt
	@scripts/environment dev

.venv/bench.stamp: requirements/bench.txt
	@scripts/environment bench

.tools/serving/runtime.stamp: requirements/runtime.txt
	@scripts/environment runtime .tools/serving
