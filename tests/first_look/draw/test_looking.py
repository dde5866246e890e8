import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.draw.theme import choose_theme
from course_toolkit.first_look.compute.looking import first_look
from course_toolkit.first_look.draw.looking import FirstLookPicture


def table(n=200):
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {
            "Âge": rng.normal(50, 12, n),
            "<script>alert(1)</script>": rng.normal(size=n) * 1e9,
            "$x_1$": rng.lognormal(size=n),
            "ville": rng.choice([f"ville {i}" for i in range(40)], n),
            "visite": pd.date_range("2024", periods=n),
            "vide": [None] * n,
            "nested": [{"a": 1}] * n,
            "sexe": rng.choice(["M", "F", None], n),
        }
    )
    frame.loc[::4, "Âge"] = np.nan
    return frame


def texts(figure):
    return [text.get_text() for ax in figure.axes for text in ax.texts]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("lecture", [False, True])
def test_every_kind_of_column_is_drawn(dark, lecture, language):
    look = first_look(table(), label="sexe")
    figure = FirstLookPicture(look, theme=choose_theme(dark=dark, lecture=lecture)).figure()
    assert [ax.get_label() for ax in figure.axes] == [str(place) for place in range(8)]
    assert "<script>alert(1)…" in " ".join(texts(figure))
    assert language in {"en", "fr"}


def test_the_bars_are_the_counts():
    figure = FirstLookPicture(first_look(ct.load_sante(), label="malade")).figure()
    label = figure.axes[0]
    widths = [bar.get_width() for bar in label.patches]
    assert widths == [1.0, 4 / 6]
    assert {"6", "4", "missing", "40% missing"} <= set(texts(figure))
    heights = [bar.get_height() for bar in figure.axes[2].patches]
    assert sum(heights) == 10


def test_what_is_missing_of_a_histogram_is_a_strip():
    figure = FirstLookPicture(first_look(table())).figure()
    (strip,) = figure.axes[0].child_axes
    assert strip.patches[0].get_width() == 0.25


def test_columns_that_are_not_drawn_are_counted():
    figure = FirstLookPicture(first_look(pd.DataFrame(np.zeros((2, 50))))).figure()
    assert len(figure.axes) == 20
    assert "30 columns more are not drawn" in figure.texts[0].get_text()


def test_its_fingerprint_holds_the_numbers_that_are_drawn():
    picture = FirstLookPicture(first_look(ct.load_sante(), label="malade"))
    assert repr(picture).startswith("FirstLookPicture(10 × 6: malade 6 + 4 missing, ID 2+2+2+2+2, Age 4+5+0+0+0+1,")


def test_a_table_of_one_row_is_drawn():
    assert FirstLookPicture(first_look(pd.DataFrame({"a": [1.5]}))).png()


def test_dates_beyond_the_years_of_python_are_drawn():
    far = np.array(["-20000-01-01", "30000-12-31"] * 30, dtype="datetime64[s]")
    assert FirstLookPicture(first_look(pd.DataFrame({"far": far}))).png()
