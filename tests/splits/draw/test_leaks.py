"""The plate of a checked split shows each set and its classes."""

import pytest

from course_toolkit._core.draw.theme import DARK, LIGHT
from course_toolkit.splits.compute.profile import SplitProfile
from course_toolkit.splits.draw.leaks import LeakPicture

PROFILE = SplitProfile({"train": 300, "test": 100}, ("sick", "well"), {"train": (100, 200), "test": (50, 50)})


def sets_of(picture):
    return next(ax for ax in picture.figure().axes if ax.get_label() == "sets")


def test_each_bar_is_a_set_and_each_part_a_class():
    bars = [(round(bar.get_x(), 3), round(bar.get_width(), 3)) for bar in sets_of(LeakPicture(PROFILE)).patches]
    assert bars == [(0, 0.333), (0.333, 0.667), (0, 0.5), (0.5, 0.5)]


def test_sets_are_named_with_their_size(language):
    names = [text.get_text() for text in sets_of(LeakPicture(PROFILE)).get_yticklabels()]
    assert (
        names
        == {
            "en": ["training set\n300 rows", "test set\n100 rows"],
            "fr": ["jeu d’entraînement\n300 lignes", "jeu de test\n100 lignes"],
        }[language]
    )


def test_quantities_have_one_bar_a_set():
    picture = LeakPicture(SplitProfile({"train": 30, "validation": 5, "test": 10}, (), {}))
    assert len(sets_of(picture).patches) == 3


def test_a_class_named_like_a_formula_is_drawn_as_it_is():
    profile = SplitProfile({"train": 2, "test": 2}, ("$x", "_b"), {"train": (1, 1), "test": (1, 1)})
    assert {"$x", "_b"} <= {text.get_text() for text in sets_of(LeakPicture(profile)).texts}
    assert LeakPicture(profile).png()


def test_an_empty_class_in_a_set_takes_no_room():
    profile = SplitProfile({"train": 4, "test": 2}, ("a", "b"), {"train": (2, 2), "test": (2, 0)})
    assert sets_of(LeakPicture(profile)).patches[-1].get_width() == 0


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.for_lecture(), DARK.for_lecture()])
def test_every_theme_has_the_same_panes(theme):
    assert list(LeakPicture(PROFILE, theme=theme).plate.panes) == ["sets", "seen", "cost"]
