"""Two classes that overlap, a test set of which a part was seen in training."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.tables.sets import Sets

N_COPIES = 40


@pytest.fixture(scope="session")
def copied():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, 260)
    frame = pd.DataFrame(
        {"a": y + rng.normal(size=260), "b": rng.normal(size=260), "town": rng.choice(["x", "y"], 260)}
    )
    frame["y"] = np.where(y == 1, "sick", "well")
    return Sets({"train": frame[:180], "test": pd.concat([frame[180:], frame[:N_COPIES]])}, "y")


@pytest.fixture(scope="session")
def copies():
    positions = {"train": np.arange(N_COPIES), "test": np.arange(80, 80 + N_COPIES)}
    return SplitFinding(
        code="exact_duplicates", severity="error", title="40 copies", positions=positions, repair="drop_rows"
    )
