"""Every leak that can be planted has a short name of its own in each language."""

from course_toolkit.datasets import KINDS
from course_toolkit.splits.say.kinds import KIND_NAMES, say_kind


def test_every_kind_has_one(language):
    assert tuple(KIND_NAMES) == KINDS
    names = {say_kind(kind) for kind in KINDS}
    assert len(names) == len(KINDS)
    if language == "fr":
        assert names.isdisjoint(KIND_NAMES.values())
