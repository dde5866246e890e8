from pathlib import Path

import pytest

from course_toolkit._core.words import get_language
from course_toolkit.cli import check, demo, lab
from course_toolkit.cli.arguments import build_parser, choose_language


def test_lab_has_defaults_that_need_no_thought():
    options = build_parser().parse_args(["lab"])
    assert options.run is lab.run
    assert options.folder == Path("course-toolkit-guides")
    assert (options.copy_only, options.no_browser, options.port) == (False, False, None)


def test_lab_takes_its_options():
    options = build_parser().parse_args(["lab", "here", "--copy-only", "--no-browser", "--port", "8899"])
    assert (options.folder, options.copy_only, options.no_browser, options.port) == (Path("here"), True, True, 8899)


def test_demo_takes_a_page():
    assert build_parser().parse_args(["demo"]).output == Path("course-toolkit-demo.html")
    options = build_parser().parse_args(["demo", "--output", "a.html"])
    assert (options.run, options.output) == (demo.run, Path("a.html"))


@pytest.mark.parametrize("port", ["0", "-1", "65536", "x", "", "80.5"])
def test_a_port_is_a_port(port, capsys):
    with pytest.raises(SystemExit):
        build_parser().parse_args(["lab", f"--port={port}"])
    assert "a port is a whole number from 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [["--lang", "fr"], ["--lang=fr", "lab"], ["lab", "--lang", "fr"], ["demo", "--output", "x", "--lang", "fr"]],
)
def test_the_language_is_chosen_before_and_after_the_command(words):
    choose_language(words)
    assert get_language() == "fr"
    assert build_parser().parse_args(words).lang == "fr"


@pytest.mark.parametrize("words", [[], ["lab"], ["--lang"], ["--lang", "de"], ["--unknown", "lab", "--lang"]])
def test_anything_else_leaves_the_language_alone(words):
    choose_language(words)
    assert get_language() == "en"


def test_help_is_in_the_language_chosen():
    choose_language(["--lang", "fr"])
    words = build_parser().format_help()
    assert "JupyterLab, en français et en anglais" in " ".join(words.split())
    assert "ouvrir les guides" in words


def test_check_takes_files_and_columns():
    options = build_parser().parse_args(["check", "a.csv", "b.csv", "--label", "y", "--ids", "i", "j", "--ids", "k"])
    assert options.run is check.run
    assert options.files == [Path("a.csv"), Path("b.csv")]
    assert (options.label, options.ids, options.code, options.json) == ("y", ["i", "j", "k"], None, False)
    assert build_parser().parse_args(["check", "a.ipynb", "--json"]).json
    assert build_parser().parse_args(["check", "a.csv", "b.csv", "--notebook", "n.ipynb"]).code == Path("n.ipynb")
