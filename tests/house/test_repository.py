"""The repository as a reader finds it: a short top level, no machine's paths, no stray addresses."""

import re
from pathlib import Path

import pytest

TOP_LEVEL = {"LICENSE", "README.md", "course_toolkit", "guides", "pyproject.toml", "tests"}
# A source that the text cites, a name that means nothing, a format, this machine; no server is asked for anything.
HOSTS = {
    "doi.org", "scikit-learn.org", "seaborn.pydata.org", "pandas.pydata.org", "jfly.uni-koeln.de", "example.org",
    "www.w3.org", "127.0.0.1", "localhost",
}  # fmt: skip

ADDRESS = re.compile(r"https?://([\w.-]+)")
HOME = re.compile(r"(?<![\w.}])/(?:home|root|Users|work|srv)/[\w.]")


@pytest.fixture(scope="module")
def texts(root):
    """Every text of the repository, by its path."""
    places = [root / name for name in TOP_LEVEL | {".ci", ".pre-commit-config.yaml"}]
    files = [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*")))]
    return {file.relative_to(root): text for file in files if (text := text_of(file)) is not None}


def text_of(file: Path):
    if not file.is_file() or "__pycache__" in file.parts or ".ipynb_checkpoints" in file.parts:
        return None
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def test_the_top_level_is_short(root):
    ignored = [line.strip("/") for line in (root / ".gitignore").read_text(encoding="utf-8").splitlines()]
    visible = {
        path.name for path in root.iterdir()
        if not path.name.startswith(".") and not any(path.match(pattern) for pattern in ignored)
    }  # fmt: skip
    assert visible == TOP_LEVEL


def test_every_address_is_one_that_the_text_cites(texts):
    strange = [(str(path), host) for path, text in texts.items() for host in ADDRESS.findall(text) if host not in HOSTS]
    assert strange == []


def test_no_path_of_anybodys_machine_is_left(texts):
    assert [str(path) for path, text in texts.items() if HOME.search(text)] == []


def test_text_files_end_as_text_files_do(texts):
    assert [str(path) for path, text in texts.items() if text and (not text.endswith("\n") or "\r" in text)] == []


@pytest.mark.parametrize("path", ["/home/" + "me/x", "see /work/" + "main", 'open("/root/' + '.bashrc")'])
def test_a_machines_path_is_seen(path):
    assert HOME.search(path)


@pytest.mark.parametrize(
    "path", ["course_toolkit/work/here", "https://doi.org/home/x", "./root/x", "~/work", "{a}/work/b"]
)
def test_a_path_of_ours_is_left_alone(path):
    assert not HOME.search(path)
