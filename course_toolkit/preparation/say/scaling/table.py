"""What is learned from the training rows beside what is learned from all of them, as a small table."""

from course_toolkit._core.words import N_, _, format_value
from course_toolkit.preparation.compute.scaling.comparison import ScalingComparison

FIT_NAMES = {"train": N_("training rows"), "all": N_("all rows (the leak)")}


def say_statistics_table(compared: ScalingComparison) -> dict[str, dict[str, str]]:
    """Return the statistics in words and numbers: for each set of rows, a name and a value each."""
    names = {
        "mean": _("mean"),
        "sd": _("sd"),
        "median": _("median"),
        "iqr": _("IQR"),
        "minimum": _("min"),
        "maximum": _("max"),
    }
    return {
        _(FIT_NAMES[kind]): {words: format_value(learned.as_dict()[name], 6) for name, words in names.items()}
        for kind, learned in compared.statistics.items()
    }
