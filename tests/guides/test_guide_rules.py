"""Each rule is seen to fail where the fault is planted, and to pass where it is not."""

from pathlib import Path

import guide_rules as rules
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

GOOD = "a = 1\na"


def notebook(*cells):
    return new_notebook(cells=[cell if not isinstance(cell, str) else new_markdown_cell(cell) for cell in cells])


def code(source, *, tags=(), count=1, outputs=()):
    metadata = {"tags": list(tags)} if tags else {}
    return new_code_cell(source, metadata=metadata, execution_count=count, outputs=list(outputs))


@pytest.mark.parametrize(
    ("changed", "faulty"),
    [
        (notebook("# A", code(GOOD, tags=["exercise"])), False),
        (notebook("# B", code(GOOD, tags=["exercise"])), True),
        (notebook("# A", code("a = 2\na", tags=["exercise"])), True),
        (notebook("# A", code(GOOD)), True),
        (notebook("# A"), True),
        (notebook(code(GOOD, tags=["exercise"]), "# A"), True),
    ],
)
def test_a_reference_out_of_step_is_seen(changed, faulty):
    guide = notebook("# A", code(GOOD, tags=["exercise"]))
    assert bool(rules.step_faults(guide, changed)) == faulty


ERROR = new_output("error", ename="ValueError", evalue="", traceback=[])


@pytest.mark.parametrize(
    ("cells", "faulty"),
    [
        ([code(GOOD, count=1), code(GOOD, count=2)], False),
        ([code(GOOD, count=1), code(GOOD, count=None)], True),
        ([code(GOOD, count=2), code(GOOD, count=1)], True),
        ([code(GOOD, count=1, outputs=[ERROR])], True),
        ([code(GOOD, count=1, outputs=[ERROR], tags=["raises-exception"])], False),
    ],
)
def test_a_cell_that_was_not_run_is_seen(cells, faulty):
    assert bool(rules.run_faults(notebook(*cells))) == faulty


@pytest.mark.parametrize(
    ("twin", "faulty"),
    [
        (notebook("# Two", code('a = f"{x:.2f} in English"  # comment', tags=["exercise"])), False),
        (notebook("# Two", code('a = f"{x:.3f} in English"', tags=["exercise"])), False),
        (notebook("# Two", code('a = f"{y:.2f} in English"', tags=["exercise"])), True),
        (notebook("# Two", code('b = f"{x:.2f} in English"', tags=["exercise"])), True),
        (notebook("# Two", code('a = f"{x:.2f} in English"')), True),
        (notebook("## Two", code('a = f"{x:.2f} in English"', tags=["exercise"])), True),
        (notebook("# Two"), True),
        (notebook("# Two\n\n# Three", code('a = f"{x:.2f} in English"', tags=["exercise"])), True),
    ],
)
def test_languages_that_drift_apart_are_seen(twin, faulty):
    guide = notebook("# Un", code('a = f"{x:.2f} en français"', tags=["exercise"]))
    assert bool(rules.parity_faults(guide, twin)) == faulty


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("a;", "final semicolon"),
        ("a;  # quiet", "final semicolon"),
        (f"a = {'1 + ' * 30}1", "line longer than 95"),
        ("!ls", "shell or magic command"),
        ("%timeit a", "shell or magic command"),
        ("a  # NBVAL_IGNORE_OUTPUT", "nbval marker"),
        ("interact(f, x=3)", "interact leaks its output"),
        ("ipywidgets.interact(f, x=3)", "interact leaks its output"),
        ("out = widgets.Output()", "Output leaks its output"),
        ("clear_output()", "clear_output leaks its output"),
        ("with out:\n    f()", "with out: leaks its output"),
        ("train_test_split(X, y)", "train_test_split without random_state"),
        ("ct.make_sante(100)", "make_sante without random_state"),
        ("frame.sample(3)", "sample without random_state"),
        ("np.random.rand(3)", "shared random state"),
        ("import random\nrandom.choice([1, 2])", "shared random state"),
        ("np.random.default_rng()", "default_rng without a seed"),
        ("import requests", "network import"),
        ("from urllib.request import urlopen", "network import"),
        ("fetch_openml(name='adult')", "fetch_openml needs the network"),
        ("pd.read_csv('https://example.org/a.csv')", "network address"),
        ("explorer.to_html('a.html')", "file written outside a temporary folder"),
        ("open('a.txt', 'w')", "file written outside a temporary folder"),
        ("figure.savefig('a.png')", "file written outside a temporary folder"),
    ],
)
def test_a_style_fault_is_seen(source, fault):
    assert rules.style_faults(notebook("# A", code(source))) == [f"code cell 1: {fault}"]


@pytest.mark.parametrize(
    "source",
    [
        "a = 1; b = 2\na",
        "train_test_split(X, y, random_state=0)",
        "rng = np.random.default_rng(0)",
        "with TemporaryDirectory() as folder:\n    explorer.to_html(f'{folder}/a.html')",
        "'a;'",
    ],
)
def test_good_style_passes(source):
    assert rules.style_faults(notebook(code(source))) == []


OPENING = 'import course_toolkit as ct\nct.set_language("fr")\nsklearn.set_config(display="text")'


@pytest.mark.parametrize("line", range(3))
def test_a_line_missing_from_the_opening_is_seen(line):
    lines = OPENING.splitlines()
    assert rules.opening_faults(notebook(code(OPENING)), "fr") == []
    assert len(rules.opening_faults(notebook(code("\n".join(lines[:line] + lines[line + 1 :]))), "fr")) == 1


def test_the_other_language_in_the_opening_is_seen():
    assert rules.opening_faults(notebook(code(OPENING)), "en") != []


@pytest.mark.parametrize(
    ("name", "faulty"),
    [("python", False), ('python tags=["exercise"]', False), ("console", False), ("text", False)]
    + [(name, True) for name in ("bash", "sh", "html", "latex", "javascript", "")],
)
def test_a_fence_that_would_run_is_seen(name, faulty):
    text = f"Before.\n\n```console\n$ ls\n```\n\n```{name}\nx\n```\n\nAfter.\n"
    assert bool(rules.fence_faults(text)) == faulty


VIEW = "application/vnd.jupyter.widget-view+json"


def shown(**data):
    return code("a", outputs=[new_output("execute_result", data={"text/plain": "1", **data}, execution_count=1)])


def printed(text, name="stdout"):
    return code("a", outputs=[new_output("stream", name=name, text=text)])


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (shown(), None),
        (printed("0.123456"), None),
        (shown(**{"image/png": "…"}), "image/png was not trimmed"),
        (shown(**{VIEW: {}}), f"{VIEW} was not trimmed"),
        (shown(**{"text/plain": "0.12345678901"}), "a number is not rounded"),
        (printed("0.12345678901"), "a number is not rounded"),
        (shown(**{"text/plain": "<object at 0x7f0123456789>"}), "an address changes from run to run"),
        (printed("careful", name="stderr"), "a warning was printed"),
    ],
)
def test_an_output_that_cannot_be_compared_is_seen(cell, fault):
    assert rules.output_faults(notebook(cell)) == ([f"code cell 1: {fault}"] if fault else [])


ASKED = code("answer = ...\nexercise.check(answer)", tags=["exercise"], outputs=())
SOLVED = code("best = 42\nexercise.check(best)", tags=["solution"])
GUIDE = notebook("# A", ASKED, SOLVED)


@pytest.mark.parametrize(
    ("student", "faulty"),
    [
        (notebook("# A", ASKED), False),
        (notebook("# A", ASKED, SOLVED), True),
        (notebook("# A", ASKED, code("best = 42")), True),
        (notebook("# A\n\nTry `best = 42`.", ASKED), True),
        (notebook("# A", code("answer = 42\nexercise.check(answer)", tags=["exercise"])), True),
        (notebook("# A", ASKED, code("### BEGIN SOLUTION")), True),
        (notebook("# A", ASKED, printed("42")), True),
    ],
)
def test_a_solution_that_leaks_is_seen(student, faulty):
    assert bool(rules.leak_faults(GUIDE, student)) == faulty


@pytest.mark.parametrize(
    ("later", "faulty"), [("best + 1", True), ("answer + 1", False), ("best = 0\nprint(a)", False)]
)
def test_a_cell_that_leans_on_a_solution_is_seen(later, faulty):
    assert bool(rules.leaning_faults(notebook(ASKED, SOLVED, code(later)))) == faulty


@pytest.mark.parametrize(
    ("link", "faulty"),
    [
        ("there.md", False),
        ("there.md#part", False),
        ("nowhere.md", True),
        ("https://example.org/a", False),
        ("http://example.org/a", True),
        ("file:///etc/hosts", True),
        ("#a-heading", False),
        ("#no-heading", True),
    ],
)
def test_a_link_that_leads_nowhere_is_seen(tmp_path, link, faulty):
    (tmp_path / "there.md").touch()
    text = f"# A heading\n\n[a]({link})\n"
    assert bool(rules.link_faults(text, Path(tmp_path))) == faulty


@pytest.mark.parametrize(
    ("text", "faulty"),
    [
        ("L’aire vaut 95\u202f%\u202f: «\u202foui\u202f», dit-on\u202f; n’est-ce pas\u202f?", False),
        ("Le code `a: 'b'; c?` reste du code.", False),
        ("$$a : b$$ et |---|:--|", False),
        ("L'aire", True),
        ("Vrai ?", True),
        ("Vrai?", True),
        ("Ceci : cela", True),
        ("Ceci: cela", True),
        ("Ceci ; cela", True),
        ("« oui »", True),
        ("95 %", True),
        ("95%", True),
        ('"oui"', True),
        ("Attendez...", True),
    ],
)
def test_french_set_as_english_is_seen(text, faulty):
    assert bool(rules.french_faults(text)) == faulty
