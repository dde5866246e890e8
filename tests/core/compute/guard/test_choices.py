import numpy as np
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard import choices as guard

FRUIT = ("apple", "apple_pie", "pear")


def message(error, check, *args, **options):
    with pytest.raises(error) as caught:
        check(*args, **options)
    assert type(caught.value) is error
    return str(caught.value)


def test_a_choice_passes():
    assert guard.check_choice("pear", name="fruit", choices=FRUIT) == "pear"


def test_a_wrong_choice_names_the_choices_and_the_nearest(language):
    expected = {
        "en": "fruit must be one of: 'apple', 'apple_pie', 'pear'.\n'pare' came, of type str.\nDid you mean 'pear'?",
        "fr": "fruit doit être l’un de\u202f: 'apple', 'apple_pie', 'pear'.\n"
        "Reçu\u202f: 'pare', de type str.\nVouliez-vous dire 'pear'\u202f?",
    }
    assert message(CourseError, guard.check_choice, "pare", name="fruit", choices=FRUIT) == expected[language]


@pytest.mark.parametrize(
    ("value", "nearest"), [("Apple Pie", "apple_pie"), ("pie", "apple_pie"), ("appel", "apple"), ("PEAR", "pear")]
)
def test_case_blanks_and_parts_of_a_name_find_the_neighbour(value, nearest):
    text = message(CourseError, guard.check_choice, value, name="fruit", choices=FRUIT)
    assert text.endswith(f"Did you mean '{nearest}'?")


@pytest.mark.parametrize("value", ["xyz", "", " ", None, 3, ["pear"]])
def test_where_nothing_is_near_nothing_is_proposed(value):
    text = message(CourseError, guard.check_choice, value, name="fruit", choices=FRUIT)
    assert text.endswith("Choose one of them.")


def test_a_long_value_is_cut_short():
    text = message(CourseError, guard.check_choice, "x" * 10_000, name="fruit", choices=FRUIT)
    assert len(text) < 200


@pytest.mark.parametrize("value", [1, 5, np.int64(5), np.uint8(5)])
def test_a_count_passes_as_a_plain_int(value):
    count = guard.check_count(value, name="n")
    assert count == value
    assert type(count) is int


@pytest.mark.parametrize("value", [1.0, "3", None, True, [3]])
def test_what_is_no_whole_number_is_the_wrong_kind(value):
    text = message(TypeError, guard.check_count, value, name="n")
    assert text.splitlines()[0] == "n must be a whole number."
    assert type(value).__name__ in text


def test_a_wrong_kind_of_count_in_both_languages(language):
    expected = {
        "en": "n must be a whole number.\n1000.0 came, of type float.\nWrite for example n=10.",
        "fr": "n doit être un nombre entier.\nReçu\u202f: 1000.0, de type float.\nÉcrivez par exemple n=10.",
    }
    assert message(TypeError, guard.check_count, 1e3, name="n") == expected[language]


def test_a_count_below_the_minimum(language):
    expected = {
        "en": "n must be at least 2.\n1 came, of type int.\nAsk for 2 or more.",
        "fr": "n doit valoir au moins 2.\nReçu\u202f: 1, de type int.\nDemandez-en 2 ou plus.",
    }
    assert message(CourseError, guard.check_count, 1, name="n", minimum=2) == expected[language]


@pytest.mark.parametrize("value", [0.3, np.float32(0.5), 1e-9])
def test_a_share_passes(value):
    assert guard.check_share(value, name="p") == value


@pytest.mark.parametrize("value", [0, 1, 30, -0.1, float("nan"), float("inf")])
def test_a_share_lies_between_0_and_1(value):
    text = message(CourseError, guard.check_share, value, name="p")
    assert "write p=0.3" in text


@pytest.mark.parametrize("value", ["0.3", None, True])
def test_a_share_is_a_number(value):
    assert message(TypeError, guard.check_share, value, name="p").startswith("p must be a number between 0 and 1.")


def test_a_percentage_is_no_share(language):
    expected = {
        "en": "p must lie between 0 and 1, neither of them included.\n30 came, of type int.\n"
        "It is a share, not a percentage: write p=0.3 for 30 in 100.",
        "fr": "p doit être compris entre 0 et 1, bornes exclues.\nReçu\u202f: 30, de type int.\n"
        "C’est une proportion, pas un pourcentage\u202f: écrivez p=0.3 pour 30 sur 100.",
    }
    assert message(CourseError, guard.check_share, 30, name="p") == expected[language]


def test_a_seed_makes_the_same_generator_and_a_generator_is_used_as_it_is():
    assert guard.check_random_state(7).integers(1000) == np.random.default_rng(7).integers(1000)
    rng = np.random.default_rng()
    assert guard.check_random_state(rng) is rng
    assert guard.check_random_state(None).random() != guard.check_random_state(None).random()
    assert guard.check_random_state(np.int64(7)).random() == guard.check_random_state(7).random()


@pytest.mark.parametrize(
    ("value", "error"),
    [(-1, CourseError), (True, TypeError), (0.5, TypeError), ("0", TypeError), (np.random.RandomState(0), TypeError)],
)
def test_other_seeds_are_refused(value, error):
    assert message(error, guard.check_random_state, value).startswith("random_state must be None, a whole number")


def test_a_seed_refused_in_both_languages(language):
    expected = {
        "en": "random_state must be None, a whole number from 0 up, or a numpy.random.Generator.\n"
        "-1 came, of type int.\nWrite random_state=0 to draw the same numbers each time.",
        "fr": "random_state doit être None, un entier positif ou nul, ou un numpy.random.Generator.\n"
        "Reçu\u202f: -1, de type int.\nÉcrivez random_state=0 pour retrouver à chaque fois le même tirage.",
    }
    assert message(CourseError, guard.check_random_state, -1) == expected[language]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("all", {"apple": None, "apple_pie": None, "pear": None}),
        ("pear", {"pear": None}),
        (("pear", "apple", "pear"), {"apple": None, "pear": None}),
        (iter(["pear"]), {"pear": None}),
        ({"pear": 3, "apple": 0}, {"apple": 0, "pear": 3}),
        ({"pear": None}, {"pear": None}),
        ((), {}),
        ({}, {}),
    ],
)
def test_names_or_counts_in_the_order_of_the_choices(value, wanted):
    found = guard.check_names_or_counts(value, name="fruits", choices=FRUIT)
    assert found == wanted
    assert list(found) == list(wanted)


@pytest.mark.parametrize("value", [["paer"], {"paer": 1}, "paer"])
def test_an_unknown_name_is_refused_in_every_form(value):
    text = message(CourseError, guard.check_names_or_counts, value, name="fruits", choices=FRUIT)
    assert text.endswith("Did you mean 'pear'?")


@pytest.mark.parametrize("value", [[["pear"]], [1]])
def test_a_name_that_is_no_text_is_refused(value):
    assert "fruits must be one of" in message(
        CourseError, guard.check_names_or_counts, value, name="fruits", choices=FRUIT
    )


def test_a_count_in_a_dictionary_is_checked_under_its_own_name():
    text = message(TypeError, guard.check_names_or_counts, {"pear": 0.5}, name="fruits", choices=FRUIT)
    assert text.startswith("fruits['pear'] must be a whole number.")


def test_a_wrong_kind_of_names_in_both_languages(language):
    expected = {
        "en": 'fruits must be "all", a list of names, or a dictionary of names and counts.\n'
        "5 came, of type int.\nWrite for example fruits={'apple': 3}.",
        "fr": 'fruits doit être "all", une liste de noms, ou un dictionnaire de noms et d’effectifs.\n'
        "Reçu\u202f: 5, de type int.\nÉcrivez par exemple fruits={'apple': 3}.",
    }
    assert message(TypeError, guard.check_names_or_counts, 5, name="fruits", choices=FRUIT) == expected[language]


def test_room_for_as_many_as_there_are(language):
    guard.check_room(10, name="defects", n_samples=10)
    expected = {
        "en": "defects must fit in the table, one row each.\n1,200 rows were asked for; the table has 1,000.\n"
        "Ask for fewer, or raise n_samples.",
        "fr": "defects doit tenir dans la table, une ligne par défaut.\n"
        "1\u202f200 lignes ont été demandées\u202f; la table en a 1\u202f000.\n"
        "Demandez-en moins, ou augmentez n_samples.",
    }
    assert message(CourseError, guard.check_room, 1200, name="defects", n_samples=1000) == expected[language]


def test_numbers_pass_as_a_copy():
    given = {"n": 3, "share": np.float64(0.5)}
    assert guard.check_numbers(given, name="evidence") == given
    assert guard.check_numbers(given, name="evidence") is not given


@pytest.mark.parametrize("value", [{"n": "3"}, {"n": None}, [3], "n=3", None])
def test_what_is_no_dictionary_of_numbers_is_the_wrong_kind(value):
    text = message(TypeError, guard.check_numbers, value, name="evidence")
    assert text.startswith("evidence must be a dictionary of names and numbers.")


def test_wrong_numbers_in_both_languages(language):
    expected = {
        "en": "evidence must be a dictionary of names and numbers.\n3 came, of type int.\n"
        'Write for example evidence={"n_rows": 3}.',
        "fr": "evidence doit être un dictionnaire de noms et de nombres.\nReçu\u202f: 3, de type int.\n"
        'Écrivez par exemple evidence={"n_rows": 3}.',
    }
    assert message(TypeError, guard.check_numbers, 3, name="evidence") == expected[language]
