"""Several columns as one."""

import numpy as np

from course_toolkit.splits.compute.tables.joint_codes import joint_codes


def test_rows_numbered_together():
    values = np.array([[1, 2], [np.nan, 2], [1, 2], [1, 3], [0, 3]])
    codes = joint_codes(values)
    assert codes[1] == -1
    assert codes[0] == codes[2]
    assert len(set(codes[[0, 3, 4]])) == 3
