"""What stands under the matrix."""

import numpy as np
import pandas as pd

import course_toolkit as ct
from course_toolkit.attributes.compute.correlation import correlate
from course_toolkit.attributes.explore.correlation_cards import N_GROUPS, N_MEMBERS, cards_html


def test_a_table_for_each_group(read_html):
    found = correlate(ct.load_breast_cancer(), label="target")
    groups = found.groups(0.95)
    page = read_html(cards_html(found, groups))
    assert page.tags.count("table") == len(groups)
    assert "link with target" in page.text
    assert "count the same thing twice" in page.text


def test_many_groups_and_members_are_cut_and_counted(read_html):
    rng = np.random.default_rng(0)
    pairs = np.repeat(rng.normal(size=(50, 8)), 2, axis=1) + 0.01 * rng.normal(size=(50, 16))
    crowd = rng.normal(size=(50, 1)) + 0.01 * rng.normal(size=(50, 18))
    found = correlate(pd.DataFrame(np.hstack([crowd, pairs])))
    page = read_html(cards_html(found, found.groups(0.9)))
    assert page.tags.count("table") == N_GROUPS
    assert "3 more groups, in explorer.groups." in page.text
    assert f"{18 - N_MEMBERS} more members, in explorer.groups." in page.text


def test_without_groups_there_are_notes_alone(read_html):
    found = correlate(ct.load_sante(), label="malade")
    page = read_html(cards_html(found, ()))
    assert "table" not in page.tags
    assert "Left out: ID (an identifier)." in page.text
