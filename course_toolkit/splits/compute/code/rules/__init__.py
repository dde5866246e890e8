"""The rules: each looks at what was read and tells the leaks of its kind."""

from collections.abc import Callable, Iterator

from course_toolkit.splits.compute.code.rules.fit_on_test import fits_on_test
from course_toolkit.splits.compute.code.rules.preprocessing import preprocessing_on_all
from course_toolkit.splits.compute.code.rules.resampling import resampled_before_split
from course_toolkit.splits.compute.code.rules.reuse import test_reused
from course_toolkit.splits.compute.code.rules.seed import no_random_state
from course_toolkit.splits.compute.code.rules.train_score import scored_on_train
from course_toolkit.splits.compute.code.suspicion import Suspicion
from course_toolkit.splits.compute.code.trace import Trace

Rule = Callable[[Trace], Iterator[Suspicion]]

RULES: tuple[Rule, ...] = (
    preprocessing_on_all,
    resampled_before_split,
    fits_on_test,
    test_reused,
    scored_on_train,
    no_random_state,
)
