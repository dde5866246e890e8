"""Each rule of the house is broken once, on a copy of the package, and must be seen to fail."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HOUSE = "House: cli > exercises > topics > datasets > _core; topics do not see one another"
TOPIC = "Rooms of a topic: explore > (draw | say) > compute"
CORE = "Rooms of _core: explore > draw > compute > words"
COMPUTE = "compute neither draws nor shows"
DRAW = "draw holds no widget"
SAY = "say neither draws nor shows"
RESULT = "draw and say compute nothing"
WORDS = "words know no library of the lesson"

WIDGETS = ["ipywidgets", "IPython", "anywidget", "traitlets"]
PLOTS = ["matplotlib", "seaborn"]
UPSTAIRS = ["course_toolkit._core.draw", "course_toolkit._core.explore"]
TOPICS = ("attributes", "first_look", "preparation", "splits", "threshold")
COMPUTES = [*(f"{topic}.compute" for topic in TOPICS), "_core.compute", "datasets"]
LIBRARIES = ["numpy", "pandas", "scipy", "sklearn", "matplotlib", "seaborn", "ipywidgets", "IPython", "anywidget"]

# rule -> (where, what it must not import)
PLANTS = {
    HOUSE: [
        ("_core.words", "course_toolkit.datasets"),
        ("_core.compute", "course_toolkit.threshold.compute"),
        ("datasets", "course_toolkit.threshold.compute"),
        ("threshold.explore", "course_toolkit.exercises"),
        ("exercises", "course_toolkit.cli"),
    ],
    TOPIC: [
        ("threshold.compute", "course_toolkit.threshold.draw"),
        ("threshold.compute", "course_toolkit.threshold.say"),
        ("threshold.compute", "course_toolkit.threshold.explore"),
        ("threshold.draw", "course_toolkit.threshold.say"),
        ("threshold.say", "course_toolkit.threshold.draw"),
        ("threshold.draw", "course_toolkit.threshold.explore"),
        ("threshold.say", "course_toolkit.threshold.explore"),
    ],
    CORE: [
        ("_core.words", "course_toolkit._core.compute"),
        ("_core.words", "course_toolkit._core.draw"),
        ("_core.compute", "course_toolkit._core.draw"),
        ("_core.compute", "course_toolkit._core.explore"),
        ("_core.draw", "course_toolkit._core.explore"),
    ],
    COMPUTE: [(room, what) for room in COMPUTES for what in PLOTS + WIDGETS + UPSTAIRS],
    DRAW: [
        *[(room, what) for room in ("threshold.draw", "_core.draw") for what in WIDGETS],
        ("threshold.draw", "course_toolkit._core.explore"),
    ],
    SAY: [("threshold.say", what) for what in PLOTS + WIDGETS + UPSTAIRS],
    RESULT: [(room, what) for room in ("threshold.draw", "threshold.say") for what in ("sklearn", "scipy")],
    WORDS: [("_core.words", what) for what in LIBRARIES],
}
# rule -> a file that nobody declared
STRAYS = {HOUSE: ["utils.py", "projection/__init__.py"], TOPIC: ["threshold/utils.py"], CORE: ["_core/utils.py"]}


@pytest.fixture
def house(root, tmp_path):
    """A copy of the package's Python files and of the rules."""
    shutil.copytree(root / "course_toolkit", tmp_path / "course_toolkit", ignore=all_but_python)
    shutil.copy(root / "pyproject.toml", tmp_path)
    return tmp_path


def all_but_python(folder, names):
    return [name for name in names if not (name.endswith(".py") or Path(folder, name).is_dir())]


def broken_rules(house):
    """Run import-linter there and return the names of the rules that it found broken."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=house, capture_output=True, text=True, check=False)
    report = " ".join(done.stdout.split())
    assert "Contracts:" in report, done.stdout + done.stderr
    broken = [rule for rule in rules(house) if f"{rule} BROKEN" in report]
    assert done.returncode == (1 if broken else 0)
    return broken


def rules(house):
    settings = tomllib.loads((house / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


def plant(house, room, line):
    """Add a line to a room, whether it is a file or a package of that name."""
    place = house.joinpath("course_toolkit", *room.split("."))
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    with file.open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")


def test_the_copy_itself_keeps_every_rule(house):
    assert broken_rules(house) == []


def test_every_rule_is_broken_below(root):
    assert sorted(rules(root)) == sorted(PLANTS)


@pytest.mark.parametrize(("rule", "room", "what"), [(rule, *plant) for rule in PLANTS for plant in PLANTS[rule]])
def test_a_planted_import_breaks_its_rule(house, rule, room, what):
    plant(house, room, f"def planted():\n    import {what}")  # not even inside a function
    assert rule in broken_rules(house)


@pytest.mark.parametrize(("rule", "stray"), [(rule, stray) for rule in STRAYS for stray in STRAYS[rule]])
def test_an_undeclared_file_breaks_the_build(house, rule, stray):
    file = house / "course_toolkit" / stray
    file.parent.mkdir(exist_ok=True)
    file.touch()
    assert broken_rules(house) == [rule]


@pytest.fixture
def second_topic(house):
    """A topic more, declared where the comment in pyproject.toml says."""
    rules_file = house / "pyproject.toml"
    text = rules_file.read_text(encoding="utf-8")
    text = text.replace(' | splits | threshold",\n', ' | splits | threshold | projection",\n')
    text = text.replace('"course_toolkit.threshold",\n]', '"course_toolkit.threshold", "course_toolkit.projection",\n]')
    rules_file.write_text(text, encoding="utf-8")
    folder = house / "course_toolkit" / "projection"
    folder.mkdir()
    for name in ("__init__", "compute", "draw", "say", "explore"):
        (folder / f"{name}.py").touch()
    return house


def test_a_declared_topic_is_welcome(second_topic):
    assert broken_rules(second_topic) == []


@pytest.mark.parametrize(
    ("room", "what", "rule"),
    [
        ("projection.compute", "course_toolkit.threshold.compute", HOUSE),
        ("threshold.compute", "course_toolkit.projection.compute", HOUSE),
        ("projection.compute", "course_toolkit.projection.draw", TOPIC),
        ("projection.compute", "matplotlib", COMPUTE),
        ("projection.draw", "ipywidgets", DRAW),
        ("projection.say", "matplotlib", SAY),
        ("projection.draw", "sklearn", RESULT),
    ],
)
def test_the_rules_hold_for_a_topic_to_come(second_topic, room, what, rule):
    plant(second_topic, room, f"import {what}")
    assert rule in broken_rules(second_topic)


@pytest.mark.parametrize(
    "line",
    [
        "import matplotlib.pyplot as plt",
        "from matplotlib import pyplot as plt",
        "from matplotlib import rcParams",
        "from ipywidgets import interact",
        "from ipywidgets import interactive",
        "from ipywidgets import interactive_output",
        "from ipywidgets import Output",
        "from IPython.display import clear_output",
        "from . import compute",
    ],
)
def test_ruff_bans_what_import_linter_cannot_see(root, line):
    program = Path(sys.executable).with_name("ruff")
    command = [program, "check", "--output-format=concise", "--stdin-filename=course_toolkit/threshold/draw.py", "-"]
    done = subprocess.run(command, cwd=root, input=line, capture_output=True, text=True, check=False)
    assert " TID25" in done.stdout
