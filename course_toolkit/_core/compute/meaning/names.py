"""What the name of a column promises: an identifier, somebody, a kind of thing, or nothing."""

import re
from collections.abc import Hashable
from typing import Literal
from unicodedata import normalize

Hint = Literal["sure", "weak", "ordinary", "none"]


def vocabulary(text: str) -> frozenset[str]:
    """Return the words of a text, to look a name up in."""
    return frozenset(text.split())


#: Words, accents aside, that announce an identifier whatever stands beside them.
SURE = vocabulary(
    "id ids identifiant identifier ident uid uuid guid rowid matricule numero mrn ipp nss ssn siret siren email "
    "courriel login username pseudo pseudonyme"
)
#: Words that do so only where nothing else is said: ``nom`` and ``nom_patient``, not ``nom_produit``.
LIKELY = vocabulary("num no nr ref reference key cle hash name nom surname lastname index unnamed ticket mail compte")
#: Individuals whose rows must stay together.
BEINGS = vocabulary(
    "patient patiente user utilisateur utilisatrice usager client cliente customer sujet subject participant "
    "participante eleve student pupil etudiant etudiante person personne individu individual member membre abonne "
    "subscriber employee employe salarie donor donneur respondent repondant volontaire volunteer speaker locuteur"
)
#: What repeats rows too, but may as well be a kind: ``device`` may hold "phone" and "tablet".
THINGS = vocabulary(
    "serie series session household foyer menage family famille device appareil machine capteur sensor vehicle "
    "vehicule author auteur animal dossier scan slide lame image photo video parcelle plot account contrat contract"
)
SURNAMES = vocabulary("nom name surname lastname last family famille")
FIRST_NAMES = vocabulary("prenom prenoms firstname first forename given")
GLUE = vocabulary("code de du des d la le l of the a by anon anonyme anonymise anonymous hashed main")
#: Places, kinds and parts of a date: categories that every set is meant to share.
ORDINARY = vocabulary(
    "city ville country pays region dept dep department departement state etat zip zipcode postal postcode cp insee "
    "commune quartier district street rue address adresse shop magasin store site location lieu year annee an month "
    "mois day jour hour heure minute second week semaine weekday date time temps quarter trimestre season saison"
    " product produit article item sku type kind categorie category classe class modele model marque brand version "
    "grade espece species gene medicament drug diagnostic diagnosis cim icd atc"
)

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")


def words_of(name: Hashable) -> list[str]:
    """Return the words of a column's name in small letters without accents: ``N°Patient_ID`` is n, patient, id."""
    text = (" ".join(map(str, name)) if isinstance(name, tuple) else str(name)).replace("°", "o ")
    plain = normalize("NFKD", _CAMEL.sub(" ", text)).encode("ascii", "ignore").decode()
    return _WORD.findall(plain.lower())


def hint_of(name: Hashable) -> Hint:
    """Say what the name of a column promises."""
    words = set(words_of(name))
    if words & SURE:
        return "sure" if words <= SURE | LIKELY | BEINGS | THINGS | GLUE else "weak"
    if words & ORDINARY or ("code" in words and not words <= BEINGS | THINGS | LIKELY | GLUE):
        return "ordinary"  # code_postal, code_cim
    if words & BEINGS and words <= BEINGS | LIKELY | GLUE:
        return "sure"
    if words & BEINGS and words <= BEINGS | GLUE | {"n"}:
        return "weak"  # n_patient: the number of a patient, or how many
    return "weak" if words & (LIKELY | THINGS) and words <= LIKELY | THINGS | GLUE else "none"
