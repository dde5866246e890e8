import pandas as pd

from course_toolkit.first_look.compute.reading.missing import all_called
from course_toolkit.first_look.compute.reading.parsed import Parsed


def test_a_reader_may_have_nothing_to_tell():
    parsed = Parsed(pd.DataFrame(), "frame = …", all_called("null"))
    assert (parsed.facts, parsed.guessed, parsed.notes, parsed.kept_text) == ({}, (), [], frozenset())
