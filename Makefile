# The two commands of the README. Both do all the set-up themselves: on a fresh Debian or Ubuntu
# machine they need make, Python 3.11 or newer, and the Python package index.

VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test outputs clean

demo: ## Convert corpus/ to outputs/ and print what was found.
	.ci/environment $(VENV)
	$(BIN)/boctach convert corpus -o outputs

test: ## Lint, types, import contract, tests with coverage.
	.ci/tools
	.ci/environment $(VENV) test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --cov --cov-report=term

clean: ## Remove the environment and what the tools leave.
	rm -rf $(VENV) .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	rm -rf build dist *.egg-info
