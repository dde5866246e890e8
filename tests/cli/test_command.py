import subprocess
import sys
from importlib.metadata import version

import pytest

from course_toolkit.cli import command
from course_toolkit.cli.problem import CommandError

HEAVY = ["IPython", "ipywidgets", "jupyterlab", "jupytext", "matplotlib", "numpy", "pandas", "sklearn"]


@pytest.fixture
def lab_that(monkeypatch):
    """Let `lab` do something else."""

    def does(action):
        monkeypatch.setattr("course_toolkit.cli.lab.run", action)

    return does


def test_without_a_command_help_is_shown(capsys):
    assert command.main([]) == 0
    assert "lab" in capsys.readouterr().out


def test_without_a_command_help_is_shown_in_french_all_of_it(capsys):
    assert command.main(["--lang", "fr"]) == 0
    words = capsys.readouterr().out
    assert words.startswith("utilisation")
    assert "show" not in words


def test_the_version_is_the_packages(capsys):
    with pytest.raises(SystemExit) as caught:
        command.main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"course-toolkit {version('course-toolkit')}\n"


def test_a_problem_is_one_line_and_no_traceback(lab_that, capsys):
    def fail(_options):
        problem = "No room left."
        raise CommandError(problem)

    lab_that(fail)
    assert command.main(["lab"]) == 1
    assert capsys.readouterr().err == "course-toolkit: No room left.\n"


def test_ctrl_c_ends_without_a_traceback(lab_that, capsys):
    def interrupt(_options):
        raise KeyboardInterrupt

    lab_that(interrupt)
    assert command.main(["lab"]) == 130
    assert capsys.readouterr().err == "\n"


def test_a_fault_of_ours_is_not_hidden(lab_that):
    def fail(_options):
        return 1 / 0

    lab_that(fail)
    with pytest.raises(ZeroDivisionError):
        command.main(["lab"])


def test_an_unknown_language_is_refused(capsys):
    with pytest.raises(SystemExit):
        command.main(["--lang", "de", "lab"])
    assert "'de'" in capsys.readouterr().err


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from course_toolkit.cli import main\n"
        "try: main(['lab', '--help'])\n"
        f"except SystemExit: print('heavy:', [name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("heavy: []\n")
