"""Can the split be made again? Read from the arguments it was called with, or from the line of code."""

import ast
from collections.abc import Mapping
from typing import Any

SEEDS = ("random_state", "random_seed", "seed")
#: Of scikit-learn's ways to split: those that shuffle unless told otherwise, and those that must be told to.
SHUFFLING = {
    "train_test_split", "ShuffleSplit", "StratifiedShuffleSplit", "GroupShuffleSplit",
    "RepeatedKFold", "RepeatedStratifiedKFold",
}  # fmt: skip
SHUFFLING_IF_TOLD = {"KFold", "StratifiedKFold", "StratifiedGroupKFold", "GroupKFold"}
#: What makes numbers from one seed for all that follows, random_state=None included.
GLOBAL_SEEDS = {"np.random.seed", "numpy.random.seed"}


def is_unrepeatable(arguments: Mapping[str, Any], *, shuffles: bool = True) -> bool:
    """Say whether a split with these arguments comes out otherwise each time.

    Without ``shuffle`` the splitter's own habit counts; arguments of folds without it are those of ``KFold``, which
    does not shuffle.
    """
    if any(arguments.get(seed) is not None for seed in SEEDS):
        return False
    if "n_splits" in arguments and not {"test_size", "train_size", "n_repeats"} & set(arguments):
        shuffles = False
    return bool(arguments.get("shuffle", shuffles))


def unrepeatable_calls(code: str) -> list[str] | None:
    """Return the calls that split at random without a seed; None where the code cannot be read.

    An argument whose value is not written out counts as a seed that was given: silence rather than a guess.
    """
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    if any(ast.unparse(call.func) in GLOBAL_SEEDS for call in calls):
        return []
    return [ast.unparse(call) for call in calls if _splits_without_seed(call)]


def splits(code: str) -> bool:
    """Say whether the code holds a call that splits."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(isinstance(node, ast.Call) and _name(node) in SHUFFLING | SHUFFLING_IF_TOLD for node in ast.walk(tree))


def holds_call(code: str) -> bool:
    """Say whether a text may be a line of code that splits; of one that cannot be read, that it may with a bracket."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "(" in code
    return any(isinstance(node, ast.Call) for node in ast.walk(tree))


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[-1]


def _splits_without_seed(call: ast.Call) -> bool:
    name = _name(call)
    if name not in SHUFFLING | SHUFFLING_IF_TOLD or any(keyword.arg is None for keyword in call.keywords):
        return False  # no splitter, or arguments in a dict (**options) that only running would show
    arguments = {str(keyword.arg): _value(keyword.value) for keyword in call.keywords}
    arguments.pop("n_splits", None)
    return is_unrepeatable(arguments, shuffles=name in SHUFFLING)


def _value(node: ast.expr) -> Any:
    """Return what is written out; of anything else only that it is something."""
    return node.value if isinstance(node, ast.Constant) else "unknown"
