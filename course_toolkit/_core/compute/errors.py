"""What a student did wrong, said in words: the argument and its rule, what came, what to do next."""


class CourseError(ValueError):
    """A value that the toolkit cannot work with, explained in the current language.

    In a notebook only the explanation is shown, not the calls that led to it: a hundred students
    are looking at the screen. ``error.__traceback__`` still holds them.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> try:
    ...     ct.measure_threshold([0, 1], [0.2, float("nan")], 0.5)
    ... except ct.CourseError as error:
    ...     print(str(error).splitlines()[0])
    y_score must be finite numbers.
    """

    def _render_traceback_(self) -> list[str]:
        """IPython's hook: what a notebook cell shows instead of a traceback."""
        return [f"{type(self).__name__}: {self}"]
