"""Links of categories with everything at once, held against the measures of one pair."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from course_toolkit._core.compute.meaning.attribute import read_attribute
from course_toolkit.attributes.compute.association import measure_association
from course_toolkit.attributes.compute.correlation_matrix import scale_columns
from course_toolkit.attributes.compute.correlation_mixed import indicator, links_to_categories, links_to_numbers


@pytest.fixture
def attributes():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {
            "sex": rng.choice(["m", "f", None], 200, p=[0.5, 0.4, 0.1]),
            "town": rng.choice(["a", "b", "c", "d", "e"], 200),
            "rare": np.where(np.arange(200) < 3, "yes", None),
        }
    )
    frame["twin"] = frame["sex"].str.upper()
    frame["size"] = rng.normal(size=200) + (frame["sex"] == "m")
    frame.loc[::7, "size"] = np.nan
    frame["weight"] = 1e9 + frame["size"].fillna(0) + rng.normal(size=200)
    frame["far"] = np.where(np.arange(200) < 3, np.nan, 1.0 + np.arange(200))
    return {name: read_attribute(frame[name]) for name in frame}


def test_links_to_numbers_are_those_of_each_pair(attributes):
    numbers = ["size", "weight", "far"]
    for name in ("sex", "town", "rare"):
        members = indicator(attributes[name].codes)
        values, n_rows = links_to_numbers(members, scale_columns([attributes[one].floats for one in numbers]))
        wanted = [measure_association(attributes[name], attributes[one]) for one in numbers]
        assert values == pytest.approx([one.value for one in wanted], abs=1e-6, nan_ok=True)
        assert list(n_rows) == [one.n_rows for one in wanted]


def test_links_to_categories_are_those_of_each_pair(attributes):
    names = ["sex", "town", "rare", "twin"]
    members = [indicator(attributes[name].codes) for name in names]
    owners = np.repeat(np.arange(4), [one.shape[1] for one in members])
    for name, own in zip(names, members, strict=True):
        values, n_rows = links_to_categories(own, sparse.csr_array(sparse.hstack(members)), owners)
        wanted = [measure_association(attributes[name], attributes[one]) for one in names]
        assert values == pytest.approx([one.value for one in wanted], nan_ok=True)
        assert list(n_rows) == [one.n_rows for one in wanted]
