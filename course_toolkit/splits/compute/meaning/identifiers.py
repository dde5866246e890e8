"""Which columns look as if they named somebody: by their name, by their texts, by how their values repeat."""

import re
from collections.abc import Iterable
from typing import Any, Literal
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import MOST_CLASSES, Name

Hint = Literal["sure", "weak", "ordinary", "none"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words, accents aside, that announce an identifier whatever stands beside them.
SURE = _words(
    "id ids identifiant identifier ident uid uuid guid rowid matricule numero mrn ipp nss ssn siret siren email "
    "courriel login username pseudo pseudonyme"
)
#: Words that do so only where nothing else is said: ``nom`` and ``nom_patient``, not ``nom_produit``.
LIKELY = _words("num no nr ref reference key cle hash name nom surname lastname index unnamed ticket mail compte")
#: Individuals whose rows must stay together.
BEINGS = _words(
    "patient patiente user utilisateur utilisatrice usager client cliente customer sujet subject participant "
    "participante eleve student pupil etudiant etudiante person personne individu individual member membre abonne "
    "subscriber employee employe salarie donor donneur respondent repondant volontaire volunteer speaker locuteur"
)
#: What repeats rows too, but may as well be a kind: ``device`` may hold "phone" and "tablet".
THINGS = _words(
    "serie series session household foyer menage family famille device appareil machine capteur sensor vehicle "
    "vehicule author auteur animal dossier scan slide lame image photo video parcelle plot account contrat contract"
)
SURNAMES = _words("nom name surname lastname last family famille")
FIRST_NAMES = _words("prenom prenoms firstname first forename given")
GLUE = _words("code de du des d la le l of the a by anon anonyme anonymise anonymous hashed main")
#: Places, kinds and parts of a date: categories that every set is meant to share.
ORDINARY = _words(
    "city ville country pays region dept dep department departement state etat zip zipcode postal postcode cp insee "
    "commune quartier district street rue address adresse shop magasin store site location lieu year annee an month "
    "mois day jour hour heure minute second week semaine weekday date time temps quarter trimestre season saison"
    " product produit article item sku type kind categorie category classe class modele model marque brand version "
    "grade espece species gene medicament drug diagnostic diagnosis cim icd atc"
)

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"\s*[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?\s*%?\s*")
#: Texts that mean nothing in themselves: letters then digits, an e-mail, signs and digits in one word, a number of
#: fixed width.
_OPAQUE = re.compile(
    r"\w*[A-Za-z][\w#:./ -]*\d\w*|[^@\s]+@[^@\s]+\.\w+|(?=.*\d)[0-9a-fA-F]{8,64}"
    r"|(?=[a-zA-Z]*\d)(?=\d*[a-zA-Z])[0-9a-zA-Z]{5,}"
    r"|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|0\d{3,}|\d{3}[\d .-]{6,}"
)
_LEADS_WITH_NUMBER = re.compile(r"\d+([.,]\d+)?\s?[A-Za-z°%€$/]+\d?")  # a quantity and its unit
N_TEXTS_LOOKED_AT = 500
LONGEST_IDENTIFIER = 64
FEWEST_GROUPS = 3
MOST = 0.9


def words_of(name: Name) -> list[str]:
    """Return the words of a column's name in small letters without accents: ``N°Patient_ID`` is n, patient, id."""
    text = (" ".join(map(str, name)) if isinstance(name, tuple) else str(name)).replace("°", "o ")
    plain = normalize("NFKD", _CAMEL.sub(" ", text)).encode("ascii", "ignore").decode()
    return _WORD.findall(plain.lower())


def hint_of(name: Name) -> Hint:
    """Say what the name of a column promises."""
    words = set(words_of(name))
    if words & SURE:
        return "sure" if words <= SURE | LIKELY | BEINGS | THINGS | GLUE else "weak"
    if words & ORDINARY or ("code" in words and not words <= BEINGS | THINGS | LIKELY | GLUE):
        return "ordinary"  # code_postal, code_cim
    if words & BEINGS and words <= BEINGS | LIKELY | GLUE:
        return "sure"
    return "weak" if words & (LIKELY | THINGS) and words <= LIKELY | THINGS | GLUE else "none"


def looks_like_identifier(column: Column) -> bool:
    """Say whether a column names individuals, by its name and its values.

    Whole numbers under a name that promises nothing are never taken for names here: see ``alike.py`` for those.
    """
    hint = hint_of(column.name)
    if column.kind == "date" or hint == "ordinary" or not could_name(column):
        return False
    if hint == "sure" and n_distinct(column) >= _fewest_groups(column):
        return True
    return (hint != "none" or (is_opaque(column) and not _are_ordinary(column))) and has_many_values(column)


def _are_ordinary(column: Column) -> bool:
    """Say whether the values themselves tell a kind: ``ville_059``."""
    return bool(np.mean([bool(ORDINARY.intersection(words_of(text))) for text in sample_of_levels(column)]) >= MOST)


def full_name(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the columns of a surname and of a first name, which only together say who it is; () without both."""
    read = {name: set(words_of(name)) for name in names}
    first = [name for name, words in read.items() if words & FIRST_NAMES]
    last = [name for name, words in read.items() if words & SURNAMES and name not in first]
    return (last[0], first[0]) if first and last else ()


def _fewest_groups(column: Column) -> int:
    """Return how many values make individuals of a promising name: plain words may be kinds, as school subjects are."""
    return FEWEST_GROUPS if column.kind == "number" or is_opaque(column) else MOST_CLASSES + 1


def could_name(column: Column) -> bool:
    """Say whether values can be names at all: whole numbers, or short texts that are no measured numbers."""
    if column.kind == "number":
        return all(is_whole(values) for values in column.per_set.values())
    texts = sample_of_levels(column)
    if column.kind == "date" or not texts:
        return False
    short = np.mean([len(text) <= LONGEST_IDENTIFIER for text in texts]) >= MOST
    return bool(short) and not _are_quantities(texts)


def is_opaque(column: Column) -> bool:
    """Say whether texts mean nothing in themselves, such as "P0123", a hash or an e-mail."""
    texts = sample_of_levels(column)
    return bool(texts) and bool(np.mean([_OPAQUE.fullmatch(text) is not None for text in texts]) >= MOST)


def has_many_values(column: Column) -> bool:
    """Say whether there are more values than rows to a value; fewer make a category, or a coarse quantity."""
    n_known = column.n_known
    if column.kind == "number":
        low, high = _range(column.per_set.values())
        if (high - low + 1) ** 2 < n_known and all(is_whole(values) for values in column.per_set.values()):
            return False
    n_levels = n_distinct(column)
    return n_levels >= FEWEST_GROUPS and n_levels**2 >= n_known


def n_distinct(column: Column) -> int:
    """Return how many different values all sets hold together."""
    if column.tally is not None:
        return column.tally.n_distinct
    if column.levels is not None:
        return len(column.levels)
    values = np.unique(np.concatenate(list(column.per_set.values())))
    return int(np.count_nonzero(~np.isnan(values)))


def is_whole(values: NDArray[np.float64]) -> bool:
    """Say whether everything known is a whole number; what is missing does not count."""
    known = values[np.isfinite(values)]
    return bool((known == np.rint(known)).all())


def is_renumbered(first: NDArray[np.float64], last: NDArray[np.float64]) -> bool:
    """Say whether both sets count their rows from the same number on, so that equal numbers mean nothing."""
    return _counts_from(first) is not None and _counts_from(first) == _counts_from(last)


def _counts_from(values: NDArray[np.float64]) -> float | None:
    known = np.unique(values[np.isfinite(values)])
    if not len(known) or len(known) != len(values) or known[-1] - known[0] != len(known) - 1:
        return None
    return float(known[0])


def _range(parts: Iterable[NDArray[np.float64]]) -> tuple[float, float]:
    known = [values[np.isfinite(values)] for values in parts]
    every = [values for values in known if len(values)]
    return (min(float(v.min()) for v in every), max(float(v.max()) for v in every)) if every else (0.0, 0.0)


def sample_of_levels(column: Column) -> list[str]:
    """Return some of the texts of a column, evenly chosen, without those that are empty."""
    levels: NDArray[Any] = column.levels if column.levels is not None else np.array([], dtype=object)
    chosen = levels[:: max(1, len(levels) // N_TEXTS_LOOKED_AT)][:N_TEXTS_LOOKED_AT]
    return [text for text in (str(level).strip() for level in chosen) if text]


def _are_quantities(texts: list[str]) -> bool:
    """Say whether texts are numbers with decimals, or numbers with a unit."""
    if all(text.isdecimal() for text in texts):
        return False
    numbers = np.mean([_NUMBER.fullmatch(text) is not None for text in texts])
    units = np.mean([_LEADS_WITH_NUMBER.fullmatch(text) is not None for text in texts])
    return bool(numbers >= MOST) or (bool(units >= MOST) and not _are_hexadecimal(texts))


def _are_hexadecimal(texts: list[str]) -> bool:
    return all(re.fullmatch(r"[0-9a-fA-F]{8,64}", text) for text in texts)
