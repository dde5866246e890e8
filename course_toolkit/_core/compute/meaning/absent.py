"""Texts that stand for nothing known: ``NULL``, ``n/a``, ``?``, "non renseigné"."""

import re
from unicodedata import normalize

#: What says "not known" wherever it stands; in small letters, accents and full stops aside.
ABSENT = frozenset(
    """
    |null|nan|n/a|#n/a|#na|<na>|nat|(null)|(vide)|(blank)|(empty)|\\n|nil|?|??|???|--|---|----|_|__|..|…|n/d|n/c|n/r
    |inconnu|inconnue|inconnus|inconnues|non connu|non connue|unknown|not known|unk|ukn|unkn
    |non renseigne|non renseignee|non renseignes|non renseignees|non rens|a renseigner|a completer
    |manquant|manquante|donnee manquante|valeur manquante|missing|missing value|missing data
    |nsp|ne sait pas|ne sais pas|ne se prononce pas|sans reponse|pas de reponse|non reponse|refus de repondre
    |non communique|non communiquee|non disponible|indisponible|non precise|non precisee|non specifie|non specifiee
    |not available|not specified|unspecified|not provided|not stated|not reported|no answer|no response|no data
    |don't know|dont know|do not know|prefer not to say|tbd|to be determined|undefined|#ref!|#value!|#valeur!
    |#div/0!|#name?|#nom?|#null!|#num!|#nombre!
    """.replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip
#: What says so among numbers and dates, and may be a category elsewhere: the minus of "+ / -", Norway's neighbours,
#: "None" for no fireplace.
ABSENT_AMONG_NUMBERS = ABSENT | frozenset(
    (
        "-", "–", "—", ".", "x", "xx", "xxx", "*", "#", "na", "nd", "nc", "nr", "none", "aucun", "aucune", "vide",
        "empty", "blank", "so", "sans objet", "error", "erreur",
    )
)  # fmt: skip
#: Two letters that are codes beside other codes of two or three letters, and gaps beside words.
_SHORT = frozenset({"na", "nr", "nd", "nc"})
_ZERO_DATE = re.compile(r"0{1,4}[-/.]0{1,2}[-/.]0{1,4}([ T]0?0:00(:00)?)?")
LONGEST = 20


def is_absent(text: str, *, among_numbers: bool = False) -> bool:
    """Say whether a text stands for nothing known."""
    if (len(text) > LONGEST and text.strip()) or (text[-1:].isdigit() and not among_numbers):
        return False
    plain = bare(text)
    return plain in (ABSENT_AMONG_NUMBERS if among_numbers else ABSENT) or (
        among_numbers and _ZERO_DATE.fullmatch(plain) is not None
    )


def is_short_gap(text: str) -> bool:
    """Say whether a text is "NA" or the like, which may be a code of two letters too."""
    return len(text) <= LONGEST and not text[-1:].isdigit() and bare(text) in _SHORT


def bare(text: str) -> str:
    """Return a text in small letters, without accents, the blanks around it, and the full stops of "n.a."."""
    plain = " ".join(text.lower().split())
    if not plain.isascii():
        kept = normalize("NFKD", plain.replace("’", "'").replace("…", "..")).encode("ascii", "ignore").decode()
        plain = kept or plain
    letters = plain.replace(".", "")
    return letters if letters.isalpha() else plain
