"""A cleaning is shown in words, in a terminal and in a notebook, and nothing of the data runs as HTML."""

import pandas as pd
import pytest

from course_toolkit.preparation.compute import Cleaning


@pytest.fixture
def cleaning():
    frame = pd.DataFrame({"<script>": [1, 2, 3], "b": [1.0, None, 3.0]})
    cleaning = Cleaning(frame).drop_rows(0, reason="<img src=x>\ntwo lines")
    return cleaning.fill_missing("b", 0, reason="told").drop_columns("<script>", reason="not asked")


def test_in_a_terminal(cleaning):
    assert str(cleaning) == repr(cleaning)
    assert str(cleaning).splitlines() == [
        "Cleaning in 3 steps: 3 rows × 2 columns → 2 rows × 1 column",
        "1. drop row 0 (1 row less) – <img src=x> two lines",
        "2. fill the empty cells of b with 0 (1 empty cell filled) – told",
        "3. drop the column <script> (1 column less) – not asked",
    ]
    assert str(Cleaning(cleaning.original)) == "Cleaning: 3 rows × 2 columns, no step yet"


def test_in_a_notebook(cleaning, read_html, language):
    html = cleaning._repr_html_()
    assert "<script>" not in html
    assert "<img" not in html
    assert "told" in html
    assert read_html(html) is not None
    assert "<table" in Cleaning(cleaning.original)._repr_html_()
    assert language


def test_as_a_table(cleaning):
    table = cleaning.summary()
    assert table.columns.tolist() == [
        "step", "reason", "n_rows", "n_columns", "n_missing", "n_cells_changed", "carries_over",
    ]  # fmt: skip
    assert table["n_rows"].tolist() == [3, 2, 2, 2]
    assert table["n_missing"].tolist() == [1, 1, 0, 0]
    assert table["n_cells_changed"].tolist() == [0, 0, 1, 0]
    assert table["carries_over"].tolist() == [True, False, True, True]
