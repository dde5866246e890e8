"""The audit as a whole: nothing crashes, every decision can be carried out, and its line of pandas does the same."""

import sys
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import course_toolkit as ct
from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language
from course_toolkit.first_look.compute.auditing import look_over
from course_toolkit.first_look.compute.finding import ACTIONS

HOSTILE = "<script>alert(1)</script>"


def dirty(seed=0, n_samples=300):
    return ct.make_sante(n_samples, defects="all", visit=True, random_state=seed).frame


def odd_tables():
    """Tables that nobody would hand over, except students."""
    rng = np.random.default_rng(0)
    return {
        "one row": pd.DataFrame({"a": [1], "b": ["x"]}),
        "one column": pd.DataFrame({"a": rng.normal(size=50)}),
        "all missing": pd.DataFrame({"a": [np.nan] * 5, "b": [None] * 5}),
        "no columns": pd.DataFrame(index=range(3)),
        "mixed types": pd.DataFrame({"a": [1, "x", None, 2.5, True, [1], {"k": 1}, pd.Timestamp("2024-01-01")]}),
        "nested": pd.DataFrame({"a": [[1, 2], [3]], "b": [{"k": 1}, {}]}),
        "infinite": pd.DataFrame({"a": [1.0, np.inf, -np.inf, np.nan] * 5}),
        "huge": pd.DataFrame({"a": [10**30, 2, 3], "b": [1e308, -1e308, 0]}),
        "hostile": pd.DataFrame({HOSTILE: [HOSTILE, "=cmd()", "\x00\u202e"] * 9, "a'\"\n]": range(27)}),
        "names of any kind": pd.DataFrame([[1, 2, 3, 4]] * 9, columns=[("a", 1), 7, None, np.nan]),
        "repeated index": pd.DataFrame({"age": [20, 30, 200] * 9}, index=[1, 1, 2] * 9),
        "dates index": dirty().set_index(pd.date_range("2020-01-01", periods=len(dirty()))),
        "two level index": pd.DataFrame({"a": range(6)}, index=pd.MultiIndex.from_product([[0, 1], list("xyz")])),
        "categories": pd.DataFrame(
            {"a": pd.Categorical(["x", "X", "y", None] * 9), "b": pd.Categorical([1, 2, 999, 4] * 9)}
        ),
        "extension": dirty().convert_dtypes(),
        "objects": dirty().astype(object),
        "booleans": pd.DataFrame({"a": [True, False, None] * 9, "b": [True] * 27}),
        "durations": pd.DataFrame(
            {"a": pd.to_timedelta(range(20), unit="h"), "b": pd.period_range("2024", periods=20, freq="M")}
        ),
        "time zones": pd.DataFrame({"a": pd.date_range("2024-01-01", periods=20, tz="Europe/Paris")}),
        "complex": pd.DataFrame({"a": np.arange(5) * 1j, "b": [b"x"] * 5}),
        "sparse": pd.DataFrame({"a": pd.arrays.SparseArray([0, 0, 1, 0, 999] * 5)}),
        "lecture": ct.load_sante(),
    }


@pytest.mark.parametrize("name", odd_tables())
def test_nothing_crashes_and_nothing_is_changed(name):
    frame = odd_tables()[name]
    before = frame.copy(deep=True)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        findings = ct.audit(frame)
        assert "not_checked" not in {one.code for one in findings}
        assert HOSTILE not in findings._repr_html_()
        str(findings)
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize("name", odd_tables())
def test_every_decision_is_its_line_of_pandas(name):
    frame = odd_tables()[name]
    for finding in ct.audit(frame):
        for decision in finding.decisions:
            carried_out(frame, decision)


@pytest.mark.parametrize("seed", range(3))
def test_every_decision_about_a_dirty_table_can_be_carried_out(seed):
    frame = dirty(seed)
    for finding in ct.audit(frame, label="malade", ranges={"Age": (0, 110)}):
        assert finding.decisions, finding.code
        assert {one.action for one in finding.decisions} <= set(ACTIONS)
        for decision in finding.decisions:
            changed = carried_out(frame, decision)
            assert decision.step is None or not changed.equals(frame), (finding.code, decision)


def carried_out(frame, decision):
    """Return the table after a decision, its line having given the same."""
    room = {"frame": frame.copy(), "pd": pd}
    exec(decision.code(), room)  # noqa: S102 — our own lines
    applied = frame if decision.step is None else decision.step.apply(frame)
    pd.testing.assert_frame_equal(room["frame"], applied)
    return applied


@pytest.mark.usefixtures("language")
def test_a_finding_says_all_that_a_student_needs():
    for finding in ct.audit(dirty(), label="malade"):
        assert finding.title
        assert finding.why, finding.code
        assert finding.question, finding.code
        assert finding.hypotheses, finding.code
        assert any(decision.action == "keep" for decision in finding.decisions), finding.code
        assert len(finding.positions) == len(finding.rows)


def test_the_worst_comes_first():
    order = ["error", "warning", "question"]
    severities = [order.index(one.severity) for one in ct.audit(dirty(), label="malade")]
    assert severities == sorted(severities)


def test_rows_are_index_labels_and_positions_places():
    frame = dirty().set_index(pd.Index([f"p{place}" for place in range(len(dirty()))]))
    for finding in ct.audit(frame):
        assert list(finding.rows) == frame.index[finding.positions].tolist()


def test_it_is_worded_when_asked():
    audit = look_over(ct.load_sante(), label="malade")
    english = [one.title for one in audit.findings]
    set_language("fr")
    assert all(one.title != title for one, title in zip(audit.findings, english, strict=True))


def test_what_the_student_knows_is_asked_of_every_version():
    frame = ct.load_sante()
    ranges = {"Age": (0, 110)}
    (finding,) = [one for one in ct.audit(frame, ranges=ranges) if one.code == "out_of_range"]
    assert finding.rows == (9,)
    assert "out_of_range" not in {one.code for one in ct.audit(frame.drop(index=9), ranges=ranges)}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"label": "Malade"}, "Did you mean 'malade'"),
        ({"ranges": {"age": (0, 110)}}, "Did you mean 'Age'"),
        ({"ranges": {"Age": (110, 0)}}, "110"),
        ({"ranges": {"Age": 110}}, "ranges"),
        ({"ranges": [("Age", (0, 110))]}, "ranges"),
    ],
)
def test_bad_arguments_are_said_in_words(arguments, words):
    with pytest.raises((CourseError, TypeError), match=words):
        ct.audit(ct.load_sante(), **arguments)


@pytest.mark.parametrize("frame", [pd.DataFrame(), [[1, 2]], "sante.csv", None, np.ones((3, 2))])
def test_what_is_no_table_is_refused(frame):
    with pytest.raises((CourseError, TypeError)):
        ct.audit(frame)


def test_two_columns_of_one_name_are_refused():
    with pytest.raises(CourseError, match="More than one column"):
        ct.audit(pd.DataFrame([[1, 2]], columns=["a", "a"]))


def test_a_rule_that_fails_is_said_and_the_others_look(monkeypatch):
    def fail(_table):
        raise ZeroDivisionError(HOSTILE)

    module = sys.modules["course_toolkit.first_look.compute.auditing"]
    monkeypatch.setattr(module, "RULES", {"broken": fail, **module.RULES})
    found = ct.audit(ct.load_sante())
    assert {"not_checked", "values_run_together"} <= {one.code for one in found}
    assert HOSTILE not in found._repr_html_()


def test_ten_thousand_columns_are_looked_at():
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(100, 10_000)))
    assert {one.code for one in ct.audit(frame)} <= {"correlated_group"}


cells = st.one_of(
    st.none(), st.integers(-(10**6), 10**6), st.floats(), st.text(max_size=6), st.booleans(),
    st.sampled_from(["NULL", " M", "m", "1,5", "2024-01-01", "1 234", 999, -1]),
)  # fmt: skip


@settings(max_examples=60)
@given(columns=st.dictionaries(st.text(max_size=5), st.lists(cells, min_size=12, max_size=12), min_size=1, max_size=4))
def test_any_table_is_looked_at(columns):
    frame = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
    for finding in ct.audit(frame):
        assert finding.code != "not_checked", finding
        for decision in finding.decisions:
            carried_out(frame, decision)


def test_some_of_the_findings_are_findings_too():
    found = ct.audit(ct.load_sante(), label="malade")
    assert type(found[:2]) is type(found)
    assert found[:2]._repr_html_() == "".join(one._repr_html_() for one in found[:2])
    assert found[-1] is list(found)[-1]


def test_a_title_whose_list_goes_on_ends_once():
    frame = pd.DataFrame({"sex": ["M", "F"] * 20 + [" M", "m", "M ", "f", " F", "F "]})
    (title,) = [one.title for one in ct.audit(frame) if one.code == "spelling_variants"]
    assert title.endswith("…")
