"""Days by which dates are judged, and how dates are written in a step."""

import re
from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.meaning.names import vocabulary, words_of
from course_toolkit._core.compute.steps import Among, SetMissing
from course_toolkit.first_look.compute.cells import MOST_WRITTEN, cells_at
from course_toolkit.first_look.compute.table import Positions

SECONDS_A_DAY = 86_400
#: What cannot be known before it happened.
BIRTH = vocabulary("naissance birth birthdate birthday born dob ddn nee ne")
PAST = BIRTH | vocabulary(
    "deces death dod died mort entree admission admitted hospitalisation inclusion diagnostic diagnosis created "
    "creation signup inscription registered registration enrolment embauche hired hire achat purchase purchased sold "
    "vente order commande paid paiement facture invoice collected collecte prelevement sample sampling operation "
    "surgery mesure measured observation accident incident"
)
#: What is planned lies ahead.
PLANNED = vocabulary(
    "echeance due deadline expiry expiration expire expires peremption prevu prevue prevus prevision planned planning "
    "plan scheduled schedule next prochain prochaine suivant suivante rdv rendez appointment fin end until jusqu valid "
    "validite valable retour return livraison delivery forecast target cible maturity renewal renouvellement future "
    "futur estimated estime estimee expected attendu attendue eta horizon to best before dluo dlc"
)
YEAR = vocabulary("annee year an yr millesime yob birthyear")
_YEARS_READ = (1800, 2100)


def today() -> pd.Timestamp:
    """Return the last moment of today wherever on earth the table was written."""
    return pd.Timestamp.now("UTC").tz_localize(None).normalize() + pd.Timedelta(days=2)


def words(name: Hashable) -> set[str]:
    """Return the words of a name."""
    return set(words_of(name))


def is_year(attribute: Attribute) -> bool:
    """Say whether whole numbers under a fitting name are years."""
    if attribute.kind != "number" or not words(attribute.name) & YEAR or not attribute.is_whole:
        return False
    low, high = _YEARS_READ
    known = attribute.known
    return len(known) > 0 and float(np.mean((known >= low) & (known <= high))) > 0.9  # noqa: PLR2004 — nearly all


def to_seconds(moment: pd.Timestamp) -> float:
    """Return a moment as seconds since 1970."""
    return float((moment.as_unit("s") - pd.Timestamp(0).as_unit("s")).total_seconds())


def to_day(seconds: float) -> str:
    """Return a moment as a day, years beyond those of pandas included."""
    return re.sub(r"T.*", "", str(np.datetime64(int(seconds), "s")))


def set_missing(attribute: Attribute, positions: Positions) -> SetMissing | None:
    """Return the step that empties cells by their values; None where there are too many to write down."""
    cells: list[Any] = cells_at(attribute, positions)
    if len(cells) > MOST_WRITTEN:
        return None
    return SetMissing(attribute.name, Among(attribute.name, tuple(cells)))


def years_of(seconds: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the years of moments, all of them known."""
    return np.asarray(seconds.astype("datetime64[s]").astype("datetime64[Y]").astype(np.intp) + 1970)
