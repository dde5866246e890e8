"""What the README tells people to type is true, and CI types nothing else."""

import ast
import re
import subprocess

import pytest

from course_toolkit._core.words import set_language

FENCE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
TEST = 'python3 -m venv .venv && .venv/bin/pip install -e ".[test]" && .venv/bin/pytest'
START = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/course-toolkit lab"


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def commands(readme):
    return [text.strip() for kind, text in FENCE.findall(readme) if kind == "sh"]


def test_there_is_one_command_to_start_and_one_to_test(commands):
    assert commands == [START, TEST, f"{START} --lang fr"]


def test_ci_runs_the_readmes_test_command(root):
    script = (root / ".ci" / "run").read_text(encoding="utf-8")
    (extraction,) = re.findall(r"^command=\$\((sed .*)\)$", script, re.MULTILINE)
    done = subprocess.run(["bash", "-c", extraction], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == TEST
    assert "pytest" not in script.replace(extraction, "")


def test_ci_is_sound_bash_and_runs_by_itself(root):
    subprocess.run(["bash", "-n", ".ci/run"], cwd=root, check=True)
    assert (root / ".ci" / "run").stat().st_mode & 0o111


def test_the_commands_it_names_exist(commands, readme):
    from course_toolkit.cli.arguments import build_parser

    named = re.findall(
        r"course-toolkit ((?:lab|demo|check)[^`\n]*)", "\n".join([*commands, *re.findall(r"`[^`]+`", readme)])
    )
    assert named
    for words in named:
        assert build_parser().parse_args(words.strip("`").split()).run


@pytest.mark.filterwarnings("default")  # a lecture is no test: what scikit-learn warns of is not ours
def test_its_python_runs_as_it_stands(readme, tmp_path, monkeypatch, capsys):
    set_language("en")
    monkeypatch.chdir(tmp_path)
    names = {}
    for kind, text in FENCE.findall(readme):
        if kind == "python":
            exec(compile(ast.parse(text), "README.md", "exec"), names)  # noqa: S102 — our own README
    assert (tmp_path / "threshold.html").stat().st_size > 0
    assert "sklearn" in capsys.readouterr().out
    assert names["explorer"].lecture is True


def test_its_links_resolve(readme, root):
    targets = re.findall(r"\]\(([^)]+)\)", readme)
    assert targets
    headings = {
        re.sub(r"[^\w-]", "", line.lower().replace(" ", "-")) for line in re.findall(r"^#+ (.*)$", readme, re.MULTILINE)
    }
    for target in targets:
        if target.startswith("#"):
            assert target[1:] in headings
        else:
            assert (root / target).exists(), target


def test_its_pictures_say_what_they_show(readme):
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", readme)
    assert len(pictures) == 3
    assert all(len(words.split()) > 5 for words, _file in pictures)
