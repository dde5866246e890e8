"""Lines of pandas that read the same table."""

from collections.abc import Mapping
from typing import Any

from course_toolkit._core.compute.steps.literals import literal


def quoted(text: str) -> str:
    """Return a text as Python code, between the signs that people type."""
    plain = repr(text)
    return plain if '"' in text or plain[0] == '"' else f'"{plain[1:-1]}"'


def argument(value: Any) -> str:
    """Return the value of an argument as Python code."""
    if value is str:
        return "str"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{argument(key)}: {argument(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(argument, value)) + "]"
    return literal(value)


def call(function: str, first: str, arguments: Mapping[str, Any]) -> str:
    """Return a call as Python code."""
    return f"{function}({', '.join([first, *(f'{name}={argument(value)}' for name, value in arguments.items())])})"
