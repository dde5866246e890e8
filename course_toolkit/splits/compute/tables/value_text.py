"""Values of a student's table as they stand in a sentence."""

from collections.abc import Sequence

from course_toolkit._core.words import format_number

N_NAMED = 5


def value_text(value: object) -> str:
    """Write a value as the student did: 1 rather than 1.0, the year 2024 rather than 2,024."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format_number(value)
    return str(value)


def some_values(values: Sequence[object]) -> str:
    """Write the first few values, each in quotation marks."""
    shown = [f"“{value_text(value)}”" for value in values[:N_NAMED]]
    return ", ".join([*shown, "…"] if len(values) > N_NAMED else shown)
