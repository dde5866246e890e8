import json
import time

import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.check import check_split
from course_toolkit.splits.compute.code import base, report
from course_toolkit.splits.compute.code.report import check_code, check_notebook

LEAKY = "X = StandardScaler().fit_transform(X)\na, b = train_test_split(X)\n"


@pytest.fixture
def path(tmp_path):
    cells = [{"cell_type": "markdown", "source": "T"}] + [
        {"cell_type": "code", "source": line} for line in LEAKY.splitlines()
    ]
    path = tmp_path / "n.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "cells": [*cells, {"cell_type": "code", "source": "def (:"}]}))
    return path


def test_findings_know_their_cell_and_line_worst_first(path):
    found = check_notebook(path).findings
    assert [(one.code, one.severity, one.cell, one.line) for one in found] == [
        ("preprocessing_on_all", "error", 2, 1),
        ("no_random_state", "warning", 3, 1),
    ]
    assert found[0].evidence == {"line": 1, "cell": 2}
    assert found[0].excerpt == "X = StandardScaler().fit_transform(X)"
    assert "cell 3, line 1" in found[0].title
    assert "make_pipeline(StandardScaler(), model)" in found[0].fixes[0]


def test_the_report_is_a_table_a_text_and_a_page(path, language):
    checked = check_notebook(str(path))
    frame = checked.frame()
    assert frame[["code", "cell", "line"]].to_numpy().tolist() == [
        ["preprocessing_on_all", 2, 1],
        ["no_random_state", 3, 1],
    ]
    assert checked.has_errors
    text, page = str(checked), checked._repr_html_()
    for shown in (text, page):
        assert "preprocessing_on_all" in shown
    assert len(checked.notes) == 1
    assert checked.notes[0] in text
    assert language in {"en", "fr"}


def test_no_finding_is_a_sentence_too():
    checked = check_code("x = 1\n")
    assert str(checked) == "the code: no leak was read in the code."
    assert not checked.has_errors
    assert checked.frame().empty
    assert repr(checked) == str(checked)


def test_findings_come_in_the_language_of_the_moment():
    checked = check_code(LEAKY)
    set_language("en")
    english = checked.findings[0].title
    set_language("fr")
    assert checked.findings[0].code == "preprocessing_on_all"
    set_language("en")
    assert checked.findings[0].title == english


def test_hostile_text_is_escaped(tmp_path):
    path = tmp_path / "<b>\x1b[2J.py"
    path.write_text(LEAKY.replace("(X)\n", "(X)  # <script>alert(1)</script>\x1b[2J\n", 1))
    checked = check_notebook(path)
    assert "<script>" not in checked._repr_html_()
    assert "<b>" not in checked._repr_html_()
    assert "\x1b" not in str(checked)


def test_code_may_be_text_or_the_name_of_a_file(path):
    assert len(check_code(str(path)).findings) == len(check_code(path).findings) == 2
    assert len(check_code(LEAKY).findings) == 2
    with pytest.raises(CourseError, match="can be read"):
        check_code("missing.ipynb")


@pytest.fixture
def sets():
    frame = pd.DataFrame({"a": range(200), "y": [0, 1] * 100})
    return frame[:100], frame[100:]


def test_check_split_reads_the_code_it_is_given(sets):
    found = check_split(*sets, label="y", code=LEAKY).findings
    assert {"preprocessing_on_all", "no_random_state"} <= {one.code for one in found}
    assert any(getattr(one, "line", None) == 1 for one in found)


@pytest.mark.parametrize(
    ("code", "reason"), [(None, "No code was given"), ("nowhere.ipynb", "can be read"), ("def (:", "Python 3")]
)
def test_check_split_says_where_no_code_could_be_read(sets, code, reason):
    left = {one.code: one for one in check_split(*sets, label="y", code=code).not_checked}
    assert reason in left["code"].reason()
    assert left["code"].crashed is None
    assert "\n" not in left["code"].reason()


def test_what_is_followed_too_far_is_said_once():
    calls = " + ".join(["f{n}(x)"] * 7)
    text = "".join(f"def f{i}(x):\n    return {calls.format(n=i + 1)}\n" for i in range(20)) + "f0(df)\n"
    start = time.monotonic()
    checked = check_code(text)
    assert [note.split(": ")[1] for note in checked.notes] == ["from here on the code was too long to follow."]
    assert time.monotonic() - start < 30


@pytest.mark.parametrize(
    "text",
    ["def f(x):\n    return f(x)\nf(1)\n", "def g(x): return h(x)\ndef h(x): return g(x)\nh(df)\n",
     "X = StandardScaler().fit_transform(X)\n" * 300 + "a, b = train_test_split(X)\n" * 20,
     "a = []\na.append(a)\nmax(a)\n", "df = pd.concat([df, df])\n" * 50 + "a, b = train_test_split(df)\n"],
)  # fmt: skip
def test_code_that_turns_in_circles_ends(text):
    start = time.monotonic()
    check_code(text)
    assert time.monotonic() - start < 20


def test_a_fault_of_the_reader_loses_a_statement_and_no_more(monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(report.Reader, "_of_dict", fail)
    checked = check_code("x = {}\n" + LEAKY)
    assert checked.notes == ("Line 1: this could not be followed.",)
    assert [one.line for one in checked.findings] == [2, 3]


def test_reading_stops_after_so_many_steps(monkeypatch):
    monkeypatch.setattr(base, "MOST_STEPS", 5)
    assert len(check_code("x = 1\n" * 50).notes) == 1


ODD = """\
train_test_split()
train_test_split(*arrays)
X.fit()
StandardScaler().fit()
StandardScaler().fit_transform()
pd.concat()
np.mean()
max()
m.score()
GridSearchCV().fit()
zip()
next()
resample()
SMOTE().fit_resample()
df.groupby()
df.groupby("a").agg({"b": "mean"})
df.apply()
cross_val_score()
KFold().split()
f1_score()
chi2()
map(lambda: 1, y)
(lambda *a, **k: a)(1, b=2)
def f(a, b=1, *c, d, e=2, **g): return a
f(1, 2, 3, z=3)
match x:
    case 1: pass
async def z():
    async for i in j: await k
    async with l as m: pass
try:
    1
except* E: 2
x: int
x: int = 3
x[1:2, ..., None] = 3
x.y.z = 2
x[0][1]["a"] = 4
a, *b, c = 1, 2
(e, (f, g)) = h
del x[0], x.y, x
[*a, *b]
{**a, "b": 2}
f"{x!r:>{w}}"
if (n := len(df)) > 3: pass
from . import a
from .. import *
import a.b.c
"""


def test_odd_code_is_no_trouble():
    checked = check_code(ODD)
    assert checked.notes == ()
    assert {one.severity for one in checked.findings} <= {"warning"}
