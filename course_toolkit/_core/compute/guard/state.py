"""Checks of an explorer's state: what a control, or a line of code, may set."""

import math
from collections.abc import Hashable, Sequence
from difflib import get_close_matches
from numbers import Real
from typing import Any, NoReturn

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.choices import advise
from course_toolkit._core.compute.guard.wording import explain, show
from course_toolkit._core.words import _, format_count

#: So many choices at most are written out.
MOST_LISTED = 20


def check_state_number(value: object, *, name: str, minimum: float = -math.inf, maximum: float = math.inf) -> float:
    """Return a finite number within bounds; a boolean, a text or NaN is none."""
    number = _number(value)
    if not math.isfinite(number):
        raise CourseError(
            _(
                "{name} must be a finite number.\n{value} came instead, of type {kind}.\n"
                "Write for example: explorer.{name} = 0.5",
                name=name,
                value=show(value),
                kind=type(value).__name__,
            )
        )
    if not minimum <= number <= maximum:
        raise CourseError(
            _(
                "{name} must be {bounds}.\n{value} came instead.\nThe last good value stays; write for example: "
                "explorer.{name} = {example}",
                name=name,
                bounds=_bounds(minimum, maximum),
                value=show(value),
                example=_example(minimum, maximum),
            )
        )
    return number


def check_state_whole(value: object, *, name: str, minimum: int, maximum: float = math.inf) -> int:
    """Return a whole number within bounds, whatever type it comes in."""
    number = check_state_number(value, name=name, minimum=minimum, maximum=maximum)
    if number != int(number):
        raise CourseError(
            _(
                "{name} must be a whole number.\n{value} came instead.\nThe last good value stays; write for example: "
                "explorer.{name} = {example}",
                name=name,
                value=show(value),
                example=int(number),
            )
        )
    return int(number)


def check_state_text(value: object, *, name: str) -> str:
    """Return a text; it may be empty."""
    if isinstance(value, str):
        return value
    raise CourseError(
        _(
            "{name} must be a text.\n{value} came instead, of type {kind}.\n"
            "Write for example: explorer.{name} = {example}",
            name=name,
            value=show(value),
            kind=type(value).__name__,
            example=repr("…"),
        )
    )


def check_state_choice(value: Any, *, name: str, choices: Sequence[Hashable]) -> Hashable:
    """Return the choice that equals the value; the choices may be of any kind, None among them."""
    for choice in choices:
        # True == 1 in Python, yet a class True and a class 1 are written differently: the known one is returned.
        if value is choice or (isinstance(value, Hashable) and value == choice):
            return choice
    raise CourseError(
        _(
            "{name} must be one of: {choices}.\n{value} came instead.\nThe last good value stays. {advice}",
            name=name,
            choices=_listed(choices),
            value=show(value),
            advice=advise(value, tuple(choice for choice in choices if isinstance(choice, str))),
        )
    )


def check_no_slip(name: str, *, states: Sequence[str]) -> None:
    """Refuse a name that nearly is one of an explorer's states."""
    near = get_close_matches(name, states, n=1, cutoff=0.75)
    if near:
        raise CourseError(
            _("explorer.{name} does not exist.\nDid you mean explorer.{nearest}?", name=name, nearest=near[0])
        )


def check_stays_revealed(*, value: bool, revealed: bool) -> bool:
    """Return the new state of an answer that can be shown, and not be hidden again."""
    if revealed and not value:
        raise explain(
            _("revealed stays True: an answer that was seen cannot be hidden again."),
            _("{value} came.", value=show(value)),
            _("Make another split, with another random_state."),
        )
    return value


def refuse_hidden(name: str) -> NoReturn:
    """Refuse to give an answer away."""
    raise explain(
        _("explorer.{name} is hidden until the answer is revealed.", name=name),
        _("The answer is not revealed yet."),
        _("Name the leak first, then write: explorer.revealed = True"),
    )


def _listed(choices: Sequence[Hashable]) -> str:
    """Write the choices; the first few of a long list, such as the columns of a wide table."""
    shown = ", ".join(show(choice) for choice in choices[:MOST_LISTED])
    return shown if len(choices) <= MOST_LISTED else f"{shown}…"


def _number(value: object) -> float:
    """Return the value as a float, NaN where it is none."""
    try:
        return math.nan if isinstance(value, bool) or not isinstance(value, Real) else float(value)
    except OverflowError:  # a whole number beyond every float
        return math.inf


def _example(minimum: float, maximum: float) -> float:
    """Return a number within bounds: most of a share, the middle of a count."""
    if math.isinf(maximum):
        return minimum + 1
    if maximum <= 1:
        return round(0.9 * maximum, 6)
    return (minimum + maximum) // 2


def _bounds(minimum: float, maximum: float) -> str:
    if math.isinf(maximum):
        return _("at least {minimum}", minimum=format_count(minimum))
    return _("between {minimum} and {maximum}", minimum=format_count(minimum), maximum=format_count(maximum))
