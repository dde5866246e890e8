"""One category under several spellings: case, blanks, accents, slips of the keyboard, words for yes and no."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.names import vocabulary

Groups = NDArray[np.intp]

#: Words that mean the same: what a column of few values is written in, if all of them are words of one family.
_SEX = (
    vocabulary("m h male males man men masculin masculine masc homme hommes"),
    vocabulary("f w female females woman women feminin feminine fem femme femmes"),
)
_ANSWER = (
    vocabulary(
        "1 1.0 o y t v oui yes vrai true positif positive pos malade malades sick ill diseased atteint atteinte "
        "present presente presence"
    ),
    vocabulary(
        "0 0.0 n f non no faux false negatif negative neg sain saine sains healthy well indemne absent absente absence"
    ),
)
_FAMILIES = (_SEX, _ANSWER)
#: So much of a column must be words of one family.
NEARLY_ALL = 0.95
#: A single letter in both cases is one answer typed twice, unless both are as common as alleles A and a are.
RARER_CASE = 0.2
_SINGLE_LETTERS = frozenset("mfhwoynvt")

_ACCENTS = re.compile("[\u0300-\u036f]")
_SIGNS = str.maketrans({"’": "'", "\u2018": "'", "`": "'", "–": "-", "—": "-", "−": "-", "‑": "-", "_": " "})
_JOINTS = re.compile(r"(?<=[^\W\d])['-](?=[^\W\d])")
_POINTS = re.compile(r"(?<=[^\W\d])\.|(?<=\W)\.(?=[^\W\d])")
_BLANKS = re.compile(r"\s+")
_BLANK_APART = re.compile(r"(?<!\d) | (?!\d)")

SHORTEST_SLIPPED = 5
LONGEST_SLIPPED = 40
#: A slip is rare beside the word that was meant.
N_TIMES_RARER = 10
FEWEST_RIGHT = 5
#: Where fewer of the rare words lie near a common one than this, rare words are plenty and some lie near by chance.
MOST_ARE_SLIPS = 0.5


def spaced(text: str) -> str:
    """Return the words of a text without case, accents, hyphens and the stops of abbreviations."""
    plain = _ACCENTS.sub("", normalize("NFKD", text.translate(_SIGNS)).casefold())
    plain = _POINTS.sub("", _JOINTS.sub(" ", plain))
    return _BLANKS.sub(" ", plain).strip(" \t\"',;:!«»“”")


def plain_form(text: str) -> str:
    """Return what is left of a text without what typing changes; digits stay apart, signs such as + and < stay."""
    return _BLANK_APART.sub("", spaced(text))


def group_spellings(levels: Sequence[str], counts: NDArray[np.intp]) -> Groups:
    """Return the number of the category that each text is a spelling of, shape (n_levels,), by its letters."""
    forms = [plain_form(level) or level for level in levels]
    apart = _cases_apart(levels, counts, forms)
    keys = [level if form in apart else form for level, form in zip(levels, forms, strict=True)]
    return _numbered(keys)


def _cases_apart(levels: Sequence[str], counts: NDArray[np.intp], forms: Sequence[str]) -> set[str]:
    """Return the single letters whose two cases are two categories."""
    cases: dict[str, dict[str, int]] = {}
    for level, count, form in zip(levels, counts.tolist(), forms, strict=True):
        if len(form) == 1 and form.isalpha():
            case = cases.setdefault(form, {})
            letter = level.strip()[:1]
            case[letter] = case.get(letter, 0) + count
    both = {form: case for form, case in cases.items() if len(case) > 1}
    return {
        form
        for form, case in both.items()
        if form not in _SINGLE_LETTERS and min(case.values()) > RARER_CASE * sum(case.values())
    }


def join_synonyms(levels: Sequence[str], counts: NDArray[np.intp], groups: Groups) -> Groups:
    """Return the categories with those joined that mean the same: "M" and "homme", 1 and "oui"."""
    forms = [plain_form(level) for level in levels]
    for family in _FAMILIES:
        meaning = np.array([next((n for n, words in enumerate(family) if form in words), -1) for form in forms])
        known = {form for form, n in zip(forms, meaning, strict=True) if n >= 0}
        if counts[meaning >= 0].sum() >= NEARLY_ALL * counts.sum() and _are_words(known):
            keys = [("family", n) if n >= 0 else ("own", group) for n, group in zip(meaning, groups, strict=True)]
            return _numbered(keys)
    return groups


def _are_words(forms: set[str]) -> bool:
    """Say whether words mean what they seem to: letters alone may be codes, and "o" beside "y" is no French yes."""
    words = {form for form in forms if len(form) >= 3 and form.isalpha()}
    digits = {form for form in forms if form[:1].isdigit()}
    letters = forms - words - digits
    return (bool(words) or bool(digits and letters)) and not {"o", "y"} <= letters


def slips(levels: Sequence[str], counts: NDArray[np.intp], groups: Groups) -> dict[int, int]:
    """Return, for categories that look like a slip of the keyboard, the category that was meant.

    A slip is rare, and one letter too many, too few, another or exchanged away from a common word of five letters or
    more. It leaves the first letter alone, since "normal" and "anormal" are none, and does not exchange the last one.
    """
    n_groups = int(groups.max()) + 1 if len(groups) else 0
    n_rows = np.bincount(groups, weights=counts, minlength=n_groups).astype(np.float64)
    forms: list[str] = [""] * n_groups
    for level, group in zip(levels, groups.tolist(), strict=True):
        forms[group] = forms[group] or spaced(level)
    common = [n for n in range(n_groups) if n_rows[n] >= FEWEST_RIGHT and _may_slip(forms[n])]
    near: dict[str, list[int]] = {}
    for n in common:
        for shorter in _shortened(forms[n]):
            near.setdefault(shorter, []).append(n)
    rarest = n_rows.max(initial=0) / N_TIMES_RARER
    rare = [n for n in range(n_groups) if n_rows[n] <= max(1, rarest)]
    found = {n: meant for n in rare if (meant := _meant(n, forms, n_rows, near)) is not None}
    return found if len(found) >= MOST_ARE_SLIPS * len(rare) else {}


def _meant(rare: int, forms: Sequence[str], n_rows: NDArray[np.float64], near: dict[str, list[int]]) -> int | None:
    if not _may_slip(forms[rare]):
        return None
    tried = {n for shorter in _shortened(forms[rare]) for n in near.get(shorter, ())} - {rare}
    fitting = [
        n
        for n in tried
        if n_rows[n] >= max(FEWEST_RIGHT, N_TIMES_RARER * n_rows[rare] / 2) and is_slip(forms[rare], forms[n])
    ]
    return max(fitting, key=lambda n: (n_rows[n], forms[n])) if fitting else None


def is_slip(text: str, meant: str) -> bool:
    """Say whether a text is one slip away from another: a letter more, less, another, or two exchanged."""
    start = next((n for n, (one, other) in enumerate(zip(text, meant, strict=False)) if one != other), None)
    start = min(len(text), len(meant)) if start is None else start
    rest, other = text[start:], meant[start:]
    word = _word_at(meant, min(start, len(meant) - 1))
    if (
        start == 0
        or len(word) < SHORTEST_SLIPPED
        or not word.isalpha()
        or not (rest[:1].isalpha() or other[:1].isalpha())
    ):
        return False
    if (
        len(rest) == len(other) and rest[1:] == other[1:]
    ):  # another letter, not the last of a word: TypeA and TypeB are two things
        return bool(rest[:1].isalpha() and other[1:2].isalpha())
    return rest[1:] == other or rest == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])


def _word_at(text: str, place: int) -> str:
    return text[text.rfind(" ", 0, place) + 1 :].split(" ", 1)[0]


def _may_slip(form: str) -> bool:
    return SHORTEST_SLIPPED - 1 <= len(form) <= LONGEST_SLIPPED


def _shortened(form: str) -> Iterator[str]:
    """Yield a text, and it without one of its letters: texts one slip apart have one of these in common."""
    yield form
    for place in range(1, len(form)):
        yield form[:place] + form[place + 1 :]


def _numbered(keys: Sequence[object]) -> Groups:
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.intp)
