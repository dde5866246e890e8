"""Sets in Parquet files have the findings that the same tables have in memory."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.check import check_split
from course_toolkit.splits.compute.parquet import engine, tally
from course_toolkit.splits.compute.parquet.check import PARQUET_CHECKS

EXACT = {
    "exact_duplicates", "conflicting_labels", "group_overlap", "temporal_overlap", "missing_gap", "unseen_class",
    "unseen_category", "test_too_small", "columns_differ",
}  # fmt: skip
FIELDS = (
    "code", "severity", "title", "columns", "rows", "evidence", "hypotheses", "fixes", "why", "sets", "repair",
)  # fmt: skip
HOSTILE = "we\"ird'; DROP TABLE train; -- <b>é</b>"


def table(seed=0, n_rows=400):
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "age": rng.integers(18, 90, n_rows),
            "weight": np.where(rng.random(n_rows) < 0.1, np.nan, np.round(rng.normal(70, 12, n_rows), 1)),
            "pressure": rng.normal(120, 15, n_rows),
            "smoker": rng.random(n_rows) < 0.3,
            "town": rng.choice(["Lyon", "Nantes", "Paris"], n_rows),
            "seen": pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 300, n_rows), unit="D"),
            "ill": rng.integers(0, 2, n_rows),
        }
    )


def cut(frame, n_test=120):
    return frame.iloc[n_test:].reset_index(drop=True), frame.iloc[:n_test].reset_index(drop=True)


def clean():
    return cut(table())


def by_time():
    frame = table().sort_values("seen", kind="stable")
    return frame.iloc[:280].reset_index(drop=True), frame.iloc[280:].reset_index(drop=True)


def copies():
    train, test = clean()
    train.loc[:3, "weight"] = np.nan
    train.loc[2, "pressure"] = 0.0
    copied = train.iloc[:9].copy()
    copied.loc[2, "pressure"] = -0.0
    return train, pd.concat([test, copied.assign(age=copied["age"].astype(float))], ignore_index=True)


def conflicts():
    train, test = copies()
    test.loc[122:, "ill"] = 1 - test.loc[122:, "ill"]
    return train, test


def numbered_anew():
    train, test = copies()
    return train.assign(number=np.arange(len(train)) + 7), test.assign(number=np.arange(len(test)) + 5000)


def survey():
    rng = np.random.default_rng(3)
    return cut(pd.DataFrame(rng.integers(1, 4, (400, 5)), columns=list("abcde")).assign(ill=rng.integers(0, 2, 400)))


def patients():
    rng = np.random.default_rng(1)
    frame = table().assign(patient=[f"P{number:04d}" for number in rng.integers(0, 90, 400)])
    frame.loc[::17, "patient"] = None
    return cut(frame)


def named():
    rng = np.random.default_rng(2)
    people = [(f"Nom{n % 40}", f"Prenom{n // 3}") for n in rng.integers(0, 150, 400)]
    return cut(table().assign(nom=[one for one, _ in people], prenom=[two for _, two in people]))


def dates_as_texts():
    frame = table()
    return cut(frame.assign(seen=frame["seen"].dt.strftime("%d/%m/%Y")))


def dates_as_digits():
    frame = table()
    return cut(frame.assign(seen=frame["seen"].dt.strftime("%Y%m%d").astype(int)))


def new_class_and_category():
    train, test = clean()
    test.loc[5, "ill"], test.loc[[7, 9], "town"] = 2, ["Lille", "lyon "]
    return train, test


def mixed_types():
    train, test = copies()
    return train.assign(age=train["age"].astype(str)), test.assign(pressure=test["pressure"])


def half_precision():
    train, test = copies()
    return train.assign(pressure=train["pressure"].astype("float32")), test


def gaps():
    train, test = clean()
    return train.assign(town=None, weight=np.nan), test.assign(weight=np.nan)


def one_sided():
    train, test = copies()
    return train.drop(columns="age"), test


def hostile():
    train, test = copies()
    names = {"age": HOSTILE, "town": "Age", "weight": "age", "pressure": "r", "smoker": "file_row_number"}
    return train.rename(columns=names), test.rename(columns=names)


CASES = {
    "clean": (clean, {}),
    "by time": (by_time, {"time": "seen"}),
    "gap": (by_time, {"time": "seen", "horizon": "30 days"}),
    "copies": (copies, {}),
    "copies by the label alone": (copies, {"label": None}),
    "conflicts": (conflicts, {}),
    "conflicts of a quantity": (conflicts, {"label": "pressure"}),
    "numbered anew": (numbered_anew, {}),
    "numbered anew, declared": (numbered_anew, {"ids": ["number"]}),
    "survey": (survey, {}),
    "patients": (patients, {}),
    "patients, declared": (patients, {"group": "patient", "time": "seen", "horizon": 10}),
    "surname and first name": (named, {}),
    "dates as texts": (dates_as_texts, {"time": "seen"}),
    "dates as digits": (dates_as_digits, {"time": "seen", "horizon": "14 days"}),
    "age as time": (clean, {"time": "age", "horizon": 5}),
    "new class and category": (new_class_and_category, {}),
    "ages as categories": (new_class_and_category, {"categories": ["age"]}),
    "texts beside numbers": (mixed_types, {}),
    "half precision": (half_precision, {}),
    "gaps": (gaps, {}),
    "columns on one side": (one_sided, {}),
    "hostile names": (hostile, {}),
}


def findings(report, codes=EXACT):
    assert [one for one in report.not_checked if one.crashed] == []
    return [one for one in report.findings if one.code in codes]


def assert_same(memory, files, codes=EXACT):
    ours, theirs = findings(files, codes), findings(memory, codes)
    assert [(one.code, one.sets, one.columns) for one in ours] == [(one.code, one.sets, one.columns) for one in theirs]
    for one, other in zip(ours, theirs, strict=True):
        assert {name: getattr(one, name) for name in FIELDS} == {name: getattr(other, name) for name in FIELDS}
        assert {key: rows.tolist() for key, rows in one.positions.items()} == {
            key: rows.tolist() for key, rows in other.positions.items()
        }
        if other.examples is not None:
            assert one.examples.index.tolist() == other.examples.index.tolist()
            assert one.examples.astype(str).to_numpy().tolist() == other.examples.astype(str).to_numpy().tolist()


@pytest.mark.parametrize("name", CASES)
def test_files_tell_what_tables_tell(save, name):
    make, declared = CASES[name]
    train, test = make()
    arguments = {"label": "ill"} | declared
    files = check_split(save(train, "train"), str(save(test, "test")), **arguments)
    assert_same(check_split(train, test, **arguments), files)


@pytest.mark.parametrize(("name", "code"), [
    ("copies", "exact_duplicates"), ("conflicts", "conflicting_labels"), ("patients, declared", "group_overlap"),
    ("surname and first name", "group_overlap"), ("dates as texts", "temporal_overlap"), ("gap", "missing_gap"),
    ("new class and category", "unseen_class"), ("new class and category", "unseen_category"),
    ("hostile names", "exact_duplicates"), ("half precision", "exact_duplicates"),
])  # fmt: skip
def test_what_is_planted_in_files_is_found(save, name, code):
    make, declared = CASES[name]
    train, test = make()
    report = check_split(save(train, "train"), save(test, "test"), **({"label": "ill"} | declared))
    assert code in {one.code for one in report.findings}


def test_three_files_are_compared_in_pairs(save):
    train, test = patients()
    sets = {"train": train.iloc[:200].reset_index(drop=True), "validation": train.iloc[180:].reset_index(drop=True)}
    sets |= {"test": pd.concat([test, train.iloc[190:195]], ignore_index=True)}
    paths = {key: save(frame, key) for key, frame in sets.items()}
    known = {"label": "ill", "group": "patient"}
    assert_same(check_split(**sets, **known), check_split(**paths, **known))


def test_proportions_of_classes_are_counted_in_files(save):
    frame = table().sort_values("ill", kind="stable").reset_index(drop=True).drop(columns="seen")
    train, test = cut(frame)
    memory, files = (check_split(*sets, label="ill") for sets in ((train, test), (save(train, "a"), save(test, "b"))))
    assert_same(memory, files, {"not_stratified"})
    assert findings(files, {"not_stratified"})


def test_rows_have_the_names_that_pandas_gave_them(save):
    train, test = copies()
    named = test.assign(__index_level_0__=[f"row {number}" for number in range(len(test))])
    written = ', KV_METADATA {pandas: \'{"index_columns": ["__index_level_0__"]}\'}'
    report = check_split(save(train, "train"), save(named, "test", written), label="ill")
    assert_same(check_split(train, named.set_index("__index_level_0__"), label="ill"), report)
    assert findings(report, {"exact_duplicates"})[0].rows[0] == "row 120"


def test_names_of_files_and_folders_are_only_names(save, tmp_path):
    (tmp_path / "age=3").mkdir()
    train, test = copies()
    report = check_split(save(train, "age=3/it's [a]*b"), save(test, "x; DROP TABLE y"), label="ill")
    assert_same(check_split(train, test, label="ill"), report)


def test_few_values_stand_for_many(save, monkeypatch):
    """A limit of values in memory changes no finding about copies, groups and time."""
    monkeypatch.setattr(tally, "MOST_VALUES", 40)
    monkeypatch.setattr(tally, "N_SHOWN", 25)
    train, test = patients()
    known = {"label": "ill", "group": "patient", "time": "seen", "horizon": 10}
    assert_same(check_split(train, test, **known), check_split(save(train, "a"), save(test, "b"), **known))


def test_texts_too_many_to_be_read_as_dates_are_said(save, monkeypatch):
    monkeypatch.setattr(tally, "MOST_VALUES", 40)
    train, test = dates_as_texts()
    report = check_split(save(train, "a"), save(test, "b"), label="ill", time="seen")
    set_language("en")
    (reason,) = [one.reason() for one in report.not_checked if one.code == "temporal_overlap"]
    assert "too many" in reason


def test_the_report_of_files_shows_itself_in_both_languages_once_they_are_gone(save):
    train, test = conflicts()
    paths = save(train, "train"), save(test, "test")
    report = check_split(*paths, label="ill")
    for path in paths:
        path.unlink()
    for language in ("en", "fr"):
        set_language(language)
        assert report.summary() in str(report)
        assert "<table" in report._repr_html_()
        assert len(report.frame()) == len(report.findings)
    set_language("en")
    missing = {one.code for one in report.not_checked}
    assert {"near_duplicates", "covariate_drift", "preprocessing_on_all"} <= missing
    assert "in memory" in next(one.reason() for one in report.not_checked if one.code == "near_duplicates")
    for method in (report.cost, report.repair, lambda: report.rescore(None)):
        with pytest.raises(CourseError, match="needs the rows in memory"):
            method()


def test_every_check_in_memory_has_its_answer_for_files():
    from course_toolkit.splits.compute.checks import CHECKS

    assert list(PARQUET_CHECKS) == list(CHECKS)


def test_files_that_cannot_be_checked_are_refused_in_words(save, tmp_path, monkeypatch):
    set_language("en")
    train, test = clean()
    good = save(train, "train")
    with pytest.raises(CourseError, match="test must be a Parquet file when another set is one"):
        check_split(good, test, label="ill")
    with pytest.raises(CourseError, match="that is there"):
        check_split(good, tmp_path / "nowhere.parquet", label="ill")
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"no parquet at all")
    with pytest.raises(CourseError, match="that can be read"):
        check_split(good, broken, label="ill")
    with pytest.raises(CourseError, match="at least one row"):
        check_split(good, save(test.iloc[:0], "empty"), label="ill")
    with pytest.raises(CourseError, match="Did you mean 'ill'"):
        check_split(good, save(test, "test"), label="Ill")

    def no_duckdb(_name):
        raise ImportError

    monkeypatch.setattr(engine.importlib, "import_module", no_duckdb)
    with pytest.raises(CourseError, match=r"pip install .course-toolkit\[large\]."):
        check_split(good, good, label="ill")
