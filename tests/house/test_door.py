"""The lazy door: its dict and its typed table of contents say the same, and it costs nothing."""

import ast
import subprocess
import sys

import pytest

import course_toolkit as ct

HEAVY = ["IPython", "anywidget", "babel", "ipywidgets", "matplotlib", "numpy", "pandas", "scipy", "seaborn", "sklearn"]


def test_the_stub_and_the_door_hold_the_same_names(root):
    tree = ast.parse((root / "course_toolkit" / "__init__.pyi").read_text(encoding="utf-8"))
    stub = {alias.asname: node.module for node in tree.body for alias in node.names}
    assert stub == ct._ROOM_OF


def test_the_stub_exports_each_name_under_its_own(root):
    tree = ast.parse((root / "course_toolkit" / "__init__.pyi").read_text(encoding="utf-8"))
    assert [a.name for node in tree.body for a in node.names] == [a.asname for node in tree.body for a in node.names]


@pytest.mark.parametrize("name", ct.__all__)
def test_every_public_name_resolves_and_is_documented(name):
    thing = getattr(ct, name)
    assert thing.__doc__
    assert getattr(ct, name) is thing


def test_tab_completes_the_public_names():
    assert dir(ct) == sorted(ct.__all__)
    assert "ThresholdExplorer" in dir(ct)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("thresholdexplorer", "ThresholdExplorer"),
        ("load_sant", "load_sante"),
        ("Threshold_Explorer", "ThresholdExplorer"),
    ],
)
def test_a_slip_is_answered_with_the_nearest_name(slip, meant):
    with pytest.raises(AttributeError, match=rf"no attribute '{slip}'\. Did you mean '{meant}'\?"):
        getattr(ct, slip)


def test_a_name_like_no_other_gets_no_guess():
    with pytest.raises(AttributeError, match=r"no attribute 'zzz'\.$"):
        ct.zzz  # noqa: B018 — the access is the test


def test_importing_the_package_loads_nothing_heavy():
    code = f"import sys, course_toolkit; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_importing_the_package_loads_nothing_but_itself():
    code = "import sys; before = set(sys.modules); import course_toolkit; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['course_toolkit']"
