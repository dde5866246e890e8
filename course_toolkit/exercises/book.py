"""The book of exercises: each opened by its code."""

import inspect
from collections.abc import Callable
from functools import partial

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import _
from course_toolkit.exercises.cheapest_threshold import cheapest_threshold
from course_toolkit.exercises.cleaning_hunt import cleaning_hunt
from course_toolkit.exercises.exercise import Exercise
from course_toolkit.exercises.leak_hunt import leak_hunt
from course_toolkit.exercises.lecture_cleaning import lecture_cleaning
from course_toolkit.exercises.lecture_cut import lecture_cut
from course_toolkit.exercises.lecture_look import lecture_look
from course_toolkit.exercises.outlier_and_r import outlier_and_r
from course_toolkit.exercises.repeating_attributes import repeating_attributes
from course_toolkit.exercises.suspect_hunt import suspect_hunt
from course_toolkit.exercises.training_statistics import training_statistics

_BOOK: dict[str, Callable[..., Exercise]] = {
    "01-1": lecture_look,
    "01-2": suspect_hunt,
    "02-1": outlier_and_r,
    "02-2": repeating_attributes,
    "04-1": lecture_cleaning,
    "04-2": training_statistics,
    "04-3": cleaning_hunt,
    "05-1": partial(leak_hunt, "05-1"),
    "05-2": partial(leak_hunt, "05-2"),
    "05-3": partial(leak_hunt, "05-3"),
    "07-1": lecture_cut,
    "07-2": cheapest_threshold,
}


def exercise(code: str, *data: object) -> Exercise:
    """Open an exercise of a guide.

    Answers "how do I know that I understood?".

    Parameters
    ----------
    code : str
        The guide's number and the exercise's, such as ``"07-1"``.
    *data : object
        The data that the exercise is about, where it is about the student's own; the guide shows which.

    Returns
    -------
    Exercise
        Shows its question; has ``check``, ``hint`` and ``solution``.

    Raises
    ------
    CourseError
        When no exercise has this code, or when its data are missing or are not what it needs.

    See Also
    --------
    Exercise : What comes back.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> exercise = ct.exercise("07-1")
    >>> exercise.check(..., ..., ...).outcome
    'not attempted'
    """
    build = _BOOK.get(str(code))
    if build is None:
        raise CourseError(_unknown(code))
    try:
        inspect.signature(build).bind(*data)
    except TypeError:
        raise CourseError(_wrong_data(code, build)) from None
    return build(*data)


def _unknown(code: object) -> str:
    known = ", ".join(repr(name) for name in _BOOK)
    return _("No exercise is called {code}. Known exercises: {known}.", code=repr(code)[:40], known=known)


def _wrong_data(code: str, build: Callable[..., Exercise]) -> str:
    call = ", ".join([repr(code), *inspect.signature(build).parameters])
    return _("This exercise is opened with its data: ct.exercise({call}).", call=call)
