import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal, assert_series_equal

import course_toolkit as ct
from course_toolkit.first_look.compute.looking import first_look
from course_toolkit.first_look.compute.reading import read_source

HOSTILE = "<script>alert(1)</script>"


def mixed(n=60):
    """Return a table of every kind of column, under hostile names."""
    rng = np.random.default_rng(0)
    return pd.DataFrame(
        {
            'a"b': rng.normal(size=n),
            HOSTILE: rng.choice(["x", "y\x1b[31m", None], n),
            ("t", 1): pd.date_range("2024", periods=n),
            3: rng.random(n) > 0.5,
            None: rng.integers(0, 5, n),
            "vide": [None] * n,
            "nested": [{"k": 1}, [1, 2]] * (n // 2),
            "complexe": rng.normal(size=n) + 1j,
            "inf": np.where(rng.random(n) < 0.2, np.inf, 1.0),
            "catégorie": pd.Categorical(rng.choice(["u", "v"], n)),
            "durée": pd.to_timedelta(rng.integers(0, 9, n), unit="h"),
        }
    )


TABLES = {
    "lecture": (ct.load_sante(), "malade"),
    "mixed": (mixed(), HOSTILE),
    "one row": (pd.DataFrame({"a": [1]}), "a"),
    "texts": (pd.DataFrame({"a": ["x", "y"]}), "a"),
    "wide": (pd.DataFrame(np.eye(3, 300)), 7),
    "several levels": (pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_product([["a"], ["b", "c"]])), ("a", "b")),
    "index given twice": (pd.DataFrame({"a": [None, 2.0]}, index=["i", "i"]), "a"),
}


@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")  # pandas' own, of an infinite value
@pytest.mark.parametrize("name", TABLES)
def test_each_line_gives_what_is_shown(name):
    frame, label = TABLES[name]
    look = first_look(frame, label=label)
    assert set(look.code) >= {"head", "types", "missing", "distinct", "classes"}
    for part, line in look.code.items():
        shown, again = getattr(look, part), eval(line, {"frame": frame, "pd": pd})  # noqa: S307 — what is tested
        (assert_series_equal if isinstance(shown, pd.Series) else assert_frame_equal)(shown, again)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_shown_in_a_notebook_and_in_a_terminal(name, language, read_html):
    frame, label = TABLES[name]
    look = first_look(frame, label=label)
    assert "script" not in read_html(look._repr_html_()).tags
    assert "\x1b" not in str(look)
    assert look.frame().index.equals(frame.columns)
    assert language in {"en", "fr"}


def test_a_missing_label_is_counted_as_a_line_of_its_own():
    classes = first_look(ct.load_sante(), label="malade").classes
    assert classes["count"].tolist() == [6, 4]
    assert classes["share"].tolist() == [0.6, 0.4]
    assert pd.isna(classes.index[1])


def test_the_columns_are_told_a_row_each():
    columns = first_look(mixed()).frame()
    assert columns.loc["vide"].tolist()[:3] == ["object", 60, 1.0]
    assert columns.loc["vide", "example"] == ""
    assert pd.isna(columns.loc["nested", "n_distinct"])
    assert columns.loc[3, "n_distinct"] == 2


def test_what_the_reader_did_stands_on_top(tmp_path):
    (tmp_path / "t.csv").write_text("a;b\n1,5;NULL\n2,5;x\n")
    look = first_look(read_source(tmp_path / "t.csv", {}))
    assert look.reading.missing.texts == (("NULL", 1),)
    assert str(look).startswith("t.csv (CSV): 2 rows × 2 columns.")
    assert look._repr_html_().index("t.csv") < look._repr_html_().index("frame.head()")
    assert first_look(ct.load_sante()).reading is None


@pytest.mark.parametrize(
    ("frame", "options", "told"),
    [
        (pd.DataFrame({"a": []}), {}, "at least one row"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), {}, "names that differ"),
        ("sante.csv", {}, "must be a pandas table"),
        (pd.DataFrame({"malade": [1]}), {"label": "Malade"}, "Did you mean 'malade'"),
        (pd.DataFrame({"n": [{"a": 1}]}), {"label": "n"}, "hold lists or objects"),
    ],
)
def test_what_cannot_be_looked_at_is_refused(frame, options, told):
    with pytest.raises(ct.CourseError, match=told):
        first_look(frame, **options)


def test_a_wide_table_is_cut_and_says_so():
    look = first_look(pd.DataFrame(np.zeros((3, 10_000))))
    assert len(look.missing) == 10_000
    assert look.describe.shape[1] == 200
    for page in (str(look), look._repr_html_()):
        assert len(page) < 30_000
        assert "columns more are not shown" in page


def test_a_long_text_is_cut():
    look = first_look(pd.DataFrame({"a": ["x" * 10_000]}))
    assert len(look._repr_html_()) < 5_000
    assert len(look.frame().loc["a", "example"]) == 30


def test_the_table_that_is_looked_at_is_not_changed():
    frame = mixed()
    before = frame.copy(deep=True)
    first_look(frame, label=HOSTILE)._repr_html_()
    assert_frame_equal(frame, before)


@given(st.lists(st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.booleans()), min_size=1))
def test_any_values_pass(values):
    look = first_look(pd.DataFrame({"a": pd.Series(values, dtype=object)}), label="a")
    assert look.classes["count"].sum() == len(values)
    assert str(look)
    assert look._repr_html_()


def test_values_whose_sum_is_no_number_are_looked_at():
    look = first_look(pd.DataFrame({"a": [1e308, 1e308, -1e308, 0.0]}))
    assert look.describe.loc["max", "a"] == 1e308
