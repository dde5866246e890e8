"""Whatever comes from data is escaped before it becomes HTML."""

import pandas as pd
import pytest

from course_toolkit._core.compute.html import formulas_html, table_html

HOSTILE = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a & b", "{}", "é ≥ 漢", "</table>", ""]


def test_a_formula_worked_by_hand():
    assert formulas_html([("recall", "TP / (TP + FN)", "1 / (1 + 4)", "0.200")]) == (
        '<ul class="ct-formulas"><li>recall<span>= TP / (TP + FN) = 1 / (1 + 4)</span><b>0.200</b></li></ul>'
    )


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("place", range(4))
def test_every_part_of_a_formula_is_escaped(hostile, place, read_html):
    formula = ["name", "symbols", "numbers", "value"]
    formula[place] = hostile
    page = read_html(formulas_html([tuple(formula)]))
    assert page.tags == ["ul", "li", "span", "b"]
    assert hostile in page.text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_every_part_of_a_table_is_escaped(hostile, read_html):
    frame = pd.DataFrame({hostile: [hostile]}, index=pd.Index([hostile], name=hostile))
    page = read_html(table_html(frame))
    assert set(page.tags) == {"div", "table", "thead", "tbody", "tr", "th", "td"}
    assert page.text.count(hostile) >= 4


def test_a_table_is_reached_by_keyboard_to_be_scrolled():
    assert 'tabindex="0"' in table_html(pd.DataFrame({"a": [1]}))


def test_a_table_is_short():
    frame = pd.DataFrame([[x / 3 for x in range(40)]], columns=[f"column {x}" for x in range(40)])
    html = table_html(frame)
    assert "0.3333" in html
    assert "0.33333" not in html
    assert html.count("<td>") <= 11
    assert table_html(frame, max_cols=40).count("<td>") == 40


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (242300.0, "242300"), (-12345.67, "-12346"), (9999.0, "9999"), (205.25, "205.2"), (1e-7, "1e-07"),
        (3e18, "3e+18"), (float("nan"), "NaN"), (float("inf"), "inf"),
    ],
)  # fmt: skip
def test_a_value_that_is_to_be_seen_is_written_whole(value, shown):
    assert f"<td>{shown}</td>" in table_html(pd.DataFrame({"a": [value, 0.5]}))


def test_an_empty_table_is_nothing():
    assert not table_html(pd.DataFrame({"y_true": [], "y_score": []}))


def test_no_formula_is_an_empty_list():
    assert formulas_html([]) == '<ul class="ct-formulas"></ul>'
