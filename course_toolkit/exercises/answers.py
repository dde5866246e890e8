"""Read what a student wrote: a number, a name, nothing yet, or something else that deserves a word."""

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from numbers import Real
from typing import SupportsFloat, TypeGuard

import numpy as np

from course_toolkit._core.words import _

_SHOWN_LENGTH = 40
_DECIMAL_COMMA = re.compile(r"\s*[+-]?\d+,\d+\s*")
_NUMBER = re.compile(r"\s*[+-]?\d*\.?\d+\s*")
_PERCENT = re.compile(r"\s*[+-]?\d*[.,]?\d+\s*%\s*")


class UnreadableAnswerError(Exception):
    """An answer that is no number; its text tells the student what it is and what to write instead."""


def is_blank(answer: object) -> bool:
    """Tell whether the student left the three dots."""
    return answer is ...


@contextmanager
def touching(explanation: str) -> Iterator[None]:
    """Explain in these words that an answer cannot be read, whatever it does when it is touched: the lesson goes on."""
    try:
        yield
    except UnreadableAnswerError:
        raise
    except Exception as error:
        raise UnreadableAnswerError(explanation) from error


def read_number(answer: object) -> float:
    """Return the number a student wrote, or explain why it is none."""
    with touching(_("This answer cannot be read as a number.")):
        number = _read(answer)
    if math.isnan(number):
        raise UnreadableAnswerError(_("NaN is no number: it often comes from 0/0 or from a missing value."))
    if math.isinf(number):
        raise UnreadableAnswerError(_("A finite number is expected: did a division by zero slip in?"))
    return number


def read_name(answer: object) -> str:
    """Return the name a student wrote, or explain why it is none."""
    if isinstance(answer, str) and answer.strip():
        return answer.strip()
    if isinstance(answer, str) or answer is None:
        raise UnreadableAnswerError(_("Your answer is empty: write a name in quotation marks."))
    kind = type(answer).__name__
    raise UnreadableAnswerError(
        _("A name in quotation marks is expected, and a value of type {kind} came.", kind=kind[:_SHOWN_LENGTH])
    )


def _read(answer: object) -> float:
    if isinstance(answer, (bool, np.bool_)) or not (isinstance(answer, (Real, Decimal)) or _is_scalar(answer)):
        raise UnreadableAnswerError(_what_it_is(answer))
    try:
        return float(answer)
    except OverflowError:
        return math.inf


def _is_scalar(answer: object) -> TypeGuard[SupportsFloat]:
    """Tell a single number in an array's clothes: what NumPy or PyTorch return for a mean, say."""
    return isinstance(answer, SupportsFloat) and getattr(answer, "shape", None) == ()


def _what_it_is(answer: object) -> str:
    if answer is None:
        return _("Your answer is None: print() shows a value but does not return it; give the value itself.")
    if isinstance(answer, str):
        return _about_text(answer)
    if hasattr(answer, "statistic"):
        return _("That is the whole result of a test: its number is in .statistic.")
    if isinstance(answer, tuple) and len(answer) == 2:
        # 0,8 in a cell is a pair for Python, and Python says nothing.
        return _("For Python, a comma makes two values: write decimals with a point, as in 0.8.")
    if callable(answer):
        return _("You gave the function itself: add the parentheses that call it.")
    return _about_kind(answer)


def _about_text(answer: str) -> str:
    if _PERCENT.fullmatch(answer):
        return _("Your answer is a text: write a share between 0 and 1, without quotation marks or percent sign.")
    if _DECIMAL_COMMA.fullmatch(answer):
        return _("Your answer is a text with a comma: write a number, with a point and without quotation marks.")
    if _NUMBER.fullmatch(answer):
        return _("Your answer is a text: write the same number without quotation marks.")
    return _("A number is expected, and your answer is a text: {text}.", text=repr(answer[:_SHOWN_LENGTH]))


def _about_kind(answer: object) -> str:
    kind = type(answer).__name__
    shape = getattr(answer, "shape", None)
    if isinstance(shape, tuple) and shape:
        return _("One number is expected, and a {kind} of shape {shape} came.", kind=kind, shape=shape)
    return _("One number is expected, and a value of type {kind} came.", kind=kind)
