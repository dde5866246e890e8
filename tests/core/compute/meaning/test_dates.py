import pandas as pd
import pytest

from course_toolkit._core.compute.meaning.dates import (
    are_compact_days,
    are_promising,
    fitting_formats,
    is_iso,
    months_numbered,
    parse_dates,
)


def fitting(*texts):
    return fitting_formats(pd.Series([months_numbered(text) for text in texts], dtype=object))


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["2024-01-31", "2024-02-01"], "ISO8601"),
        (["2024-01-31T10:00:00Z", "2024-01-31T10:00:00+02:00"], "ISO8601"),
        (["31/01/2024", "01/02/2024"], "%d/%m/%Y"),
        (["01/31/2024", "02/01/2024"], "%m/%d/%Y"),
        (["31.01.24", "01.02.24"], "%d.%m.%y"),
        (["31/01/2024 10:30", "01/02/2024 09:00"], "%d/%m/%Y %H:%M"),
        (["31 janvier 2024", "1er février 2024"], "%d M%m %Y"),
        (["January 31, 2024", "Feb 1, 2024"], "M%m %d %Y"),
        (["20240131", "20240201"], "%Y%m%d"),
        (["janv. 2024", "févr. 2024"], "M%m %Y"),
    ],
)
def test_dates_are_read_as_they_are_written(texts, first):
    assert fitting(*texts)[0] == first


def test_day_and_month_may_change_places():
    assert {"%d/%m/%Y", "%m/%d/%Y"} <= set(fitting("01/02/2024", "03/04/2024"))


@pytest.mark.parametrize("texts", [["rue 12"], ["2024"], ["12.5", "13.5"], ["a", "b"], ["1.2.3"], ["10-20"]])
def test_other_texts_are_no_dates(texts):
    assert fitting(*texts) == []


def test_a_few_gaps_do_no_harm():
    texts = ["31/01/2024"] * 19 + ["30/02/2024"]
    assert fitting(*texts) == ["%d/%m/%Y"]
    assert parse_dates(pd.Series(texts, dtype=object), "%d/%m/%Y").isna().sum() == 1


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([f"202401{day:02d}" for day in range(1, 9)], True),
        (["20240101"], False),
        ([str(20_000_000 + 137 * n) for n in range(50)], False),
        (["2024"] * 9, False),
    ],
)
def test_days_of_eight_digits(texts, expected):
    assert are_compact_days(texts) == expected


def test_a_promise_of_dates():
    assert are_promising(["31/01/2024", "2024-01-01"])
    assert not are_promising(["Paris", "2024-01-01"])
    assert are_promising([])
    assert is_iso("2024-01-31 10:00")
    assert not is_iso("31/01/2024")
