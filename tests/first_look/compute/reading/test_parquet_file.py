import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.first_look.compute.reading import read_source


def test_without_pyarrow_it_says_what_to_install(write, monkeypatch):
    def missing(*_arguments, **_options):
        raise ImportError

    monkeypatch.setattr(pd, "read_parquet", missing)
    with pytest.raises(ct.CourseError, match=r'pip install "course-toolkit\[files\]"'):
        read_source(write("t.parquet", b"PAR1"), {})


@pytest.mark.parametrize("content", [b"PAR1broken", b"broken"])
def test_a_damaged_file_is_refused(content, write):
    with pytest.raises(ct.CourseError, match="must be a Parquet file"):
        read_source(write("t.parquet", content), {})
