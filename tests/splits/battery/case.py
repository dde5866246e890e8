"""One case of the battery, and the list that each is entered into."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Kwargs = dict[str, Any]
Make = Callable[[int], Kwargs]


@dataclass(frozen=True)
class Case:
    """A split made from a seed, and what should be found in it.

    ``codes`` are the findings that count, each of them right; none for a clean split. ``proved`` says that the data (or
    the fitted objects, or the code) leave no doubt, so that nothing less than an error will do. ``by_code_alone`` says
    that only the code can show it: withholding it is no fair question.
    """

    name: str
    make: Make
    codes: frozenset[str]
    level: Literal["plain", "hard", "clean"]
    proved: bool = False
    by_code_alone: bool = False


CASES: dict[str, Case] = {}


def plain(*codes: str, proved: bool = False, by_code_alone: bool = False) -> Callable[[Make], Make]:
    """Enter a planted case that a careful reader of the table would find."""
    return lambda make: _enter(Case(make.__name__, make, frozenset(codes), "plain", proved, by_code_alone))


def hard(*codes: str, proved: bool = False, by_code_alone: bool = False) -> Callable[[Make], Make]:
    """Enter a planted case that hides."""
    return lambda make: _enter(Case(make.__name__, make, frozenset(codes), "hard", proved, by_code_alone))


def clean(make: Make) -> Make:
    """Enter a split without any leak."""
    return _enter(Case(make.__name__, make, frozenset(), "clean"))


def _enter(case: Case) -> Make:
    assert case.name not in CASES, case.name
    CASES[case.name] = case
    return case.make
