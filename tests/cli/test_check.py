import json
import sys

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.finding import Finding
from course_toolkit.cli import check, command

LEAKY = (
    "X = StandardScaler().fit_transform(X)\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
)
CLEAN = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"


@pytest.fixture
def script(tmp_path):
    def write(text, name="model.py"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def tables(tmp_path):
    """Two tables of the same draw; `leaky` puts training rows into the test set."""

    def write(*, leaky=False, n=300):
        rng = np.random.default_rng(0)
        frame = pd.DataFrame(rng.normal(size=(n, 3)), columns=["age", "poids", "taille"]).round(6)
        frame["malade"] = (frame["age"] + rng.normal(size=n) > 0).map({True: "oui", False: "non"})
        train, test = frame[: n // 2], frame[n // 2 :]
        if leaky:
            test = pd.concat([test, train[:30]])
        paths = [tmp_path / "train.csv", tmp_path / "test.csv"]
        for path, part in zip(paths, (train, test), strict=True):
            part.to_csv(path, index=False, sep=";", decimal=",")
        return [str(path) for path in paths]

    return write


@pytest.fixture
def run(capsys):
    """Run the command; return its exit code, what it printed and what it complained of."""

    def words(*arguments):
        code = command.main(["check", *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return words


def test_code_that_leaks_ends_with_one(run, script):
    code, out, err = run(script(LEAKY))
    assert code == 1
    assert "Error [preprocessing_on_all]: Line 1:" in out
    assert "1 leak is proved" in out
    assert err == ""


def test_clean_code_ends_with_zero(run, script):
    code, out, _err = run(script(CLEAN))
    assert code == 0
    assert "no leak was read in the code" in out


def test_warnings_alone_end_with_zero(run, script):
    code, out, _err = run(script("a, b = train_test_split(df)\n"))
    assert code == 0
    assert "no_random_state" in out


@pytest.mark.parametrize("suffix", ["py", "md", "ipynb"])
def test_every_kind_of_code_is_read(run, script, suffix):
    cell = {"cell_type": "code", "source": LEAKY, "metadata": {}, "outputs": [], "execution_count": None}
    notebook = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})
    text = {"py": LEAKY, "md": f"# T\n\n```python\n{LEAKY}```\n", "ipynb": notebook}[suffix]
    assert run(script(text, f"m.{suffix}"))[0] == 1


def test_tables_that_share_rows_end_with_one(run, tables):
    code, out, _err = run(*tables(leaky=True), "--label", "malade")
    assert code == 1
    assert "exact_duplicates" in out
    assert "Not checked:" in out


def test_clean_tables_end_with_zero(run, tables):
    code, out, _err = run(*tables(), "--label", "malade")
    assert code == 0
    assert "No leak is proved." in out


def test_the_code_of_the_tables_is_read_too(run, tables, script):
    code, out, _err = run(*tables(), "--label", "malade", "--code", script(LEAKY))
    assert code == 1
    assert "StandardScaler learns from all rows" in out
    assert run(*tables(), "--label", "malade", "--notebook", script(CLEAN))[0] == 0


def test_every_option_arrives(run, tables, monkeypatch):
    given = {}

    def spy(train, test, **options):
        given.update(options, n=(len(train), len(test)))
        raise KeyboardInterrupt

    monkeypatch.setattr("course_toolkit.splits.compute.check.check_split", spy)
    train, test = tables()
    words = [train, test, "--label", "malade", "--validation", test, "--group", "age", "--time", "poids", "--task"]
    words += ["classification", "--ids", "age", "poids", "--categories", "taille", "--horizon", "30d"]
    assert run(*words)[0] == 130
    assert len(given.pop("validation")) == 150
    assert given == {
        "n": (150, 150), "label": "malade", "group": "age", "time": "poids", "task": "classification",
        "ids": ["age", "poids"], "categories": ["taille"], "horizon": "30d", "code": None,
    }  # fmt: skip


def test_json_is_strict_and_whole(run, tables):
    code, out, _err = run(*tables(leaky=True), "--label", "malade", "--json")
    found = json.loads(out, parse_constant=pytest.fail)
    assert code == 1
    assert found["n_errors"] >= 1
    first = found["findings"][0]
    assert first["code"] == "exact_duplicates"
    assert first["n_rows"] == 30
    assert {one["code"] for one in found["not_checked"]} >= {"group_overlap"}


def test_json_of_code_names_the_line(run, script):
    path = script(LEAKY)
    found = json.loads(run(path, "--json")[1])
    assert found["files"] == {"code": path}
    assert [(one["code"], one["line"], one["cell"]) for one in found["findings"]] == [("preprocessing_on_all", 1, None)]


def test_json_has_no_word_for_nan_and_the_like():
    finding = Finding(
        code="c", severity="error", title="t", rows=(np.int64(3), ("a", 1), pd.Timestamp("2024-01-02"), float("inf")),
        columns=(np.float64("nan"), 5), evidence={"p": float("nan"), "n": np.int64(2)},
    )  # fmt: skip
    data = json.loads(json.dumps(check._finding_data(finding), allow_nan=False))
    assert data["evidence"] == {"p": None, "n": 2}
    assert data["rows"] == [3, "('a', 1)", "2024-01-02 00:00:00", None]
    assert data["columns"] == [None, 5]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["none.ipynb"], "none.ipynb"),
        (["none.csv", "other.csv", "--label", "y"], "does not exist"),
        (["table.csv"], "one notebook"),
        (["a.csv", "b.csv", "c.csv"], "one notebook"),
        (["a.py", "b.csv"], "one notebook"),
        (["a.csv", "b.csv"], "--label"),
        (["a.py", "--label", "y"], "--label go with two tables"),
    ],
)
def test_bad_usage_ends_with_two_and_no_traceback(run, words, told):
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert told in err


def test_an_unknown_column_names_the_nearest(run, tables):
    code, _out, err = run(*tables(), "--label", "maladie")
    assert code == 2
    assert "has no column 'maladie'" in err
    assert "Did you mean 'malade'?" in err


def test_what_check_split_refuses_is_said(run, tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("x,y\n", encoding="utf-8")
    code, _out, err = run(str(tmp_path / "a.csv"), str(tmp_path / "b.csv"), "--label", "y")
    assert code == 2
    assert err.startswith("course-toolkit: ")


def test_unknown_options_are_argparses_to_refuse(capsys):
    with pytest.raises(SystemExit) as caught:
        command.main(["check", "a.py", "--colour"])
    assert caught.value.code == 2
    capsys.readouterr()


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_sentences_fit_the_terminal(run, script, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run(script(LEAKY))[1]
    assert max(len(line) for line in out.splitlines() if not line.startswith("    ")) <= columns


def test_colours_are_for_terminals_only(run, script, monkeypatch):
    path = script(LEAKY)
    assert "\033" not in run(path)[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert check._coloured("a", "error") == "\033[1;31ma\033[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert check._coloured("a", "error") == "a"


def test_control_signs_in_code_do_not_reach_the_terminal(run, script):
    out = run(script(LEAKY.replace("(X)\n", "(X)  # \033[2J\n", 1)))[1]
    assert "\033" not in out


@pytest.mark.parametrize(
    ("texts", "year"),
    [(["2024-01-31", "2024-02-01"], 2024), (["31/01/2023", "01/02/2023"], 2023)],
)
def test_texts_of_the_time_column_become_dates(texts, year):
    assert check._dates(pd.Series(texts)).dt.year.tolist() == [year, year]


def test_a_time_that_is_no_date_stays_as_it_is():
    assert check._dates(pd.Series(["a", "b"])).tolist() == ["a", "b"]
    assert check._dates(pd.Series([1, 2])).tolist() == [1, 2]


@pytest.mark.parametrize(("text", "value"), [(None, None), ("30", 30.0), ("1,5", 1.5), ("30d", "30d")])
def test_a_horizon_is_a_number_or_a_duration(text, value):
    assert check._number_or_text(text) == value
