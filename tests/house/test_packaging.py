"""What is installed is what is needed: the wheel carries guides, catalogues and data."""

import zipfile
from pathlib import Path

import pytest

from course_toolkit.cli.lab import CONFIG


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    from hatchling.builders.wheel import WheelBuilder

    built = next(WheelBuilder(str(root)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]))
    return zipfile.ZipFile(built).namelist()


def test_every_guide_is_in_the_wheel(wheel, root):
    guides = [f"course_toolkit/{path.relative_to(root).as_posix()}" for path in (root / "guides").rglob("*.md")]
    assert guides
    assert set(guides) <= set(wheel)


def test_every_file_of_the_package_is_in_the_wheel(wheel, root):
    files = [
        path.relative_to(root).as_posix()
        for path in (root / "course_toolkit").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert set(files) <= set(wheel)
    assert (CONFIG / "labconfig" / "page_config.json").relative_to(root).as_posix() in files


def test_nothing_else_is_in_the_wheel(wheel):
    strays = [name for name in wheel if not name.startswith("course_toolkit")]
    assert strays == []
    assert not [name for name in wheel if Path(name).name.startswith("test_")]
