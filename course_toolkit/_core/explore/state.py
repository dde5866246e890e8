"""The traits of an explorer's state: like traitlets' own, but what they refuse they refuse in words."""

from collections.abc import Hashable, Sequence
from typing import Any

from traitlets import TraitType

from course_toolkit._core.compute.guard.state import (
    check_state_choice,
    check_state_number,
    check_state_text,
    check_state_whole,
)


class Number(TraitType[Any, Any]):
    """A number between two bounds; one whose default is None may be None again."""

    def __init__(self, default: float | None, *, minimum: float = float("-inf"), maximum: float = float("inf")) -> None:
        super().__init__(default, allow_none=default is None)
        self.minimum, self.maximum = minimum, maximum

    def validate(self, obj: Any, value: object) -> float:  # noqa: ARG002 — traitlets hands the owner over
        """Return the value as a float."""
        return check_state_number(value, name=self.name or "", minimum=self.minimum, maximum=self.maximum)


class Whole(TraitType[int, int]):
    """A whole number between two bounds, or from a smallest one up."""

    def __init__(self, default: int, *, minimum: int, maximum: float = float("inf")) -> None:
        super().__init__(default)
        self.minimum, self.maximum = minimum, maximum

    def validate(self, obj: Any, value: object) -> int:  # noqa: ARG002 — traitlets hands the owner over
        """Return the value as an int."""
        return check_state_whole(value, name=self.name or "", minimum=self.minimum, maximum=self.maximum)


class Sentence(TraitType[str, str]):
    """A line of text that somebody writes; it may be empty."""

    def validate(self, obj: Any, value: object) -> str:  # noqa: ARG002 — traitlets hands the owner over
        """Return the text."""
        return check_state_text(value, name=self.name or "")


class Switch(TraitType[bool, bool]):
    """On or off."""

    def validate(self, obj: Any, value: object) -> bool:  # noqa: ARG002 — traitlets hands the owner over
        """Return the value as a boolean."""
        return bool(check_state_choice(value, name=self.name or "", choices=(True, False)))


class Choice(TraitType[Any, Any]):
    """One of the choices: fixed ones, or those that the explorer's ``choices_of(name)`` knows."""

    def __init__(self, choices: Sequence[Hashable] | None = None, *, default: Hashable = None) -> None:
        super().__init__(default)
        self.choices = choices

    def validate(self, obj: Any, value: object) -> Hashable:
        """Return the choice that equals the value."""
        choices = obj.choices_of(self.name) if self.choices is None else self.choices
        return check_state_choice(value, name=self.name or "", choices=choices)
