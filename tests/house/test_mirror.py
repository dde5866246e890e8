"""No module without its mirror test: course_toolkit/a/b.py is tested by tests/a/test_b*.py or tests/a/b/test_*.py."""

from pathlib import PurePath

import pytest


def modules(root):
    package = root / "course_toolkit"
    found = (path.relative_to(package) for path in package.rglob("*.py") if path.name != "__init__.py")
    return sorted(path.with_suffix("") for path in found)


def mirrors(module, tests):
    """Return the test files that stand where this module's belong."""
    parts = [part.strip("_") for part in module.parts]  # _core is tested in core
    folder, name = tests.joinpath(*parts[:-1]), parts[-1]
    return sorted(
        [*folder.glob(f"test_{name}.py"), *folder.glob(f"test_{name}_*.py"), *folder.glob(f"{name}/test_*.py")]
    )


def test_every_module_has_its_mirror_test(root):
    missing = [str(module) for module in modules(root) if not mirrors(module, root / "tests")]
    assert missing == []


@pytest.mark.parametrize(
    "test_file",
    ["test_numbers.py", "test_numbers_in_french.py", "numbers/test_anything.py"],
)
def test_a_mirror_is_seen(tmp_path, test_file):
    module = PurePath("_core/words/numbers")
    assert mirrors(module, tmp_path) == []
    file = tmp_path / "core" / "words" / test_file
    file.parent.mkdir(parents=True)
    file.touch()
    assert mirrors(module, tmp_path) == [file]
