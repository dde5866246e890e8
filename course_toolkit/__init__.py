"""A Jupyter teaching toolkit for a master's course on machine learning and deep learning.

``import course_toolkit as ct`` costs nothing until a name is used: each name below is fetched from
its room the first time somebody asks for it. ``__init__.pyi`` is the typed table of contents.
"""

# Ours rather than the package lazy-loader: that one needs Python 3.11.9, and this is twenty lines.
_ROOMS = {
    "course_toolkit._core.compute.errors": ("CourseError",),
    "course_toolkit._core.compute.finding": ("Finding", "findings_frame"),
    "course_toolkit._core.words": ("get_language", "set_language"),
    "course_toolkit.attributes.compute": (
        "Association",
        "AttributeGroup",
        "AttributeOutcome",
        "CategoryOutcome",
        "correlate",
        "Correlations",
        "describe_attribute",
        "GroupMember",
        "GroupsOutcome",
        "Histogram",
        "measure_association",
        "NumberOutcome",
        "PairOutcome",
        "relate_attributes",
        "ScatterOutcome",
        "TableOutcome",
    ),
    "course_toolkit.attributes.draw": ("AttributePicture", "CorrelationPicture", "PairPicture"),
    "course_toolkit.attributes.explore": ("AttributeExplorer", "CorrelationExplorer"),
    "course_toolkit.attributes.say": ("say_attribute", "say_correlations", "say_group", "say_pair"),
    "course_toolkit.datasets": (
        "LeakKey",
        "LeakScore",
        "LeakySplit",
        "SanteSample",
        "load_breast_cancer",
        "load_diabetes",
        "load_digits",
        "load_sante",
        "load_wine",
        "make_leaky_split",
        "make_sante",
    ),
    "course_toolkit.exercises": ("Exercise", "exercise"),
    "course_toolkit.first_look.compute": (
        "AuditFinding",
        "Decision",
        "Findings",
        "FirstLook",
        "Reading",
        "audit",
        "first_look",
    ),
    "course_toolkit.first_look.draw": ("FirstLookPicture", "SuspectPicture"),
    "course_toolkit.first_look.explore": ("AuditExplorer", "ExpertReport", "read_table"),
    "course_toolkit.first_look.say": ("say_first_look", "say_reading"),
    "course_toolkit.preparation.compute": (
        "Cleaning",
        "Oversampled",
        "ScalingComparison",
        "SkippedStepsWarning",
        "StepRecord",
        "TableSize",
        "compare_scalings",
        "oversample",
    ),
    "course_toolkit.preparation.draw": ("CleaningPicture", "OversamplingPicture", "ScalingPicture"),
    "course_toolkit.preparation.explore": ("CleaningExplorer", "ScalingExplorer"),
    "course_toolkit.preparation.say": ("say_cleaning", "say_oversampling", "say_scaling"),
    "course_toolkit.splits.compute": (
        "CodeReport",
        "CostOfLeak",
        "DoseOutcome",
        "LeakCost",
        "NotChecked",
        "Opening",
        "Part",
        "RepairedSplit",
        "Rescored",
        "SealWarning",
        "SealedScore",
        "Split",
        "SplitFinding",
        "SplitReport",
        "TestReopenedWarning",
        "check_arrays",
        "check_notebook",
        "check_split",
        "measure_dose",
        "split",
    ),
    "course_toolkit.splits.draw": ("LeakDosePicture", "LeakPicture", "SplitPicture"),
    "course_toolkit.splits.explore": ("LeakDoseExplorer", "SplitLeakChecker", "SplitLeakQuiz"),
    "course_toolkit.splits.say": ("say_cost", "say_dose", "say_rescored", "say_split"),
    "course_toolkit.threshold.compute": (
        "RankedScores",
        "ThresholdOutcome",
        "ThresholdSummary",
        "measure_threshold",
        "rank_scores",
        "summarize",
    ),
    "course_toolkit.threshold.draw": ("ThresholdPicture",),
    "course_toolkit.threshold.explore": ("ThresholdExplorer",),
    "course_toolkit.threshold.say": ("say_threshold",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = sorted(_ROOM_OF)  # noqa: PLE0605 — computed, so that a name stands in one place only


def __getattr__(name: str) -> object:
    """Fetch a public name from its room, once."""
    if name not in _ROOM_OF:
        raise AttributeError(_unknown(name), name=name)
    from importlib import import_module  # noqa: PLC0415 — nothing is imported before a name is used

    value = getattr(import_module(_ROOM_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List what Tab completes: the public names."""
    return __all__


def _unknown(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 — only for a name that does not exist

    # Case is the commonest slip (ct.thresholdexplorer), so it is not allowed to hide the neighbour.
    names = {known.lower(): known for known in __all__}
    nearest = [names[match] for match in get_close_matches(name.lower(), names, n=1)]
    hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
    return f"module 'course_toolkit' has no attribute {name!r}.{hint}"
