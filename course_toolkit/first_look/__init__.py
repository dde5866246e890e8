"""First look: read a file, look at the table, find what is incoherent, and report it to the expert."""

import sys
from collections.abc import Hashable
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course_toolkit.first_look.compute import FirstLook


class _Topic(ModuleType):
    """The topic, which has the name of its main function.

    Python puts this package in the place of ``course_toolkit.first_look`` once something of it is imported: called,
    it is that function.
    """

    def __call__(self, frame: Any, *, label: Hashable | None = None) -> "FirstLook":
        from course_toolkit.first_look.compute import first_look  # noqa: PLC0415 — nothing is loaded before

        return first_look(frame, label=label)


sys.modules[__name__].__class__ = _Topic
