"""Every checker that is configured is run, here, by the one test command."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKERS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "import-linter": ["lint-imports"],
}


@pytest.mark.parametrize("name", CHECKERS)
def test_the_checker_finds_nothing(name, root):
    program, *arguments = CHECKERS[name]
    done = subprocess.run([find(program), *arguments], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_pre_commit_runs_the_same_checkers(root):
    import yaml

    hooks = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert {hook["entry"] for hook in hooks} == {" ".join(command) for command in CHECKERS.values()}


def test_pre_commit_accepts_its_configuration(root):
    command = [find("pre-commit"), "validate-config", ".pre-commit-config.yaml"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def find(program):
    """Return the program of this environment, whether or not the environment is activated."""
    return Path(sys.executable).with_name(program)
