"""Pairs of columns whose names say that one is the lower end of a thing and the other its upper end."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from course_toolkit._core.compute.meaning.names import vocabulary, words_of

Promise = Literal["certain", "likely", "usual"]
Pair = tuple[Hashable, Hashable, Promise]


@dataclass(frozen=True)
class Ends:
    """Words for the lower and for the upper end of the same thing, and what such names promise.

    ``certain``: it cannot be otherwise; ``likely``: nearly always so; ``usual``: it may well be otherwise.
    """

    low: frozenset[str]
    high: frozenset[str]
    promise: Promise
    are_times: bool = False


def _ends(low: str, high: str, promise: Promise, *, are_times: bool = False) -> Ends:
    return Ends(vocabulary(low), vocabulary(high), promise, are_times)


_MIN, _MEAN, _MAX = "min minimum mini minimal", "mean moyenne moyen moy average avg median", "max maximum maxi maximal"
#: Words in French and English, accents aside. What is ordered in time only, such as the opening and the closing of a
#: bank, promises nothing of other numbers: a share may close below its opening price.
ENDS = (
    _ends(f"{_MIN} minimale", f"{_MAX} maximale", "certain"),
    _ends(f"{_MIN} minimale", _MEAN, "certain"),
    _ends(_MEAN, f"{_MAX} maximale", "certain"),
    _ends("diastolic diastolique dia dbp pad tad", "systolic systolique sys sbp pas tas", "certain"),
    _ends("low lower lowest bas basse inferieur inferieure", "high higher upper highest haut superieur", "likely"),
    _ends("net nette ht", "gross brut brute ttc", "likely"),
    _ends("part partial partiel partielle sub", "total totale totaux", "likely"),
    _ends("passengers passagers occupied occupancy occupe occupes occupees attendance presents inscrits",
          "seats capacity capacite places sieges beds lits", "likely"),
    _ends("voters electeurs votants inscrits menages households", "population habitants inhabitants", "likely"),
    _ends("successes succes hits reussis reussites won gagnes", "attempts tentatives essais trials tries", "likely"),
    _ends("achat purchase buying cost cout", "vente sale selling resale revente", "usual"),
    _ends("start begin beginning debut commencement from", "end ending fin finish stop to until", "certain",
          are_times=True),
    _ends("birth naissance born dob ddn", "death deces died mort dod", "certain", are_times=True),
    _ends("admission entree hospitalisation checkin", "discharge sortie checkout", "certain", are_times=True),
    _ends("arrival arrivee arr", "departure depart dep", "certain", are_times=True),
    _ends("departure depart dep takeoff", "arrival arrivee arr landing", "certain", are_times=True),
    _ends("order ordered orders commande", "delivery delivered livraison livre", "certain", are_times=True),
    _ends("order ordered orders commande", "shipping shipped ship shipment expedition envoi", "certain",
          are_times=True),
    _ends("shipping shipped ship shipment expedition envoi sent", "delivery delivered livraison received reception",
          "certain", are_times=True),
    _ends("hire hired hiring embauche", "termination leave leaving resignation licenciement demission depart",
          "certain", are_times=True),
    _ends("open opened opening ouverture", "close closed closing cloture fermeture", "certain", are_times=True),
    _ends("semis semailles sowing plantation planting planted", "recolte moisson harvest harvested", "certain",
          are_times=True),
    _ends("emprunt borrowed loan checkout", "retour return returned", "certain", are_times=True),
    _ends("first premier premiere", "last dernier derniere", "likely", are_times=True),
)  # fmt: skip
#: A thing and its own bound: a stock and the largest stock.
LEAST, MOST = vocabulary(f"{_MIN} minimale"), vocabulary(f"{_MAX} maximale capacity capacite")
#: Words that two ends may have each for itself.
LOOSE = vocabulary(
    "date dates dt time heure hour jour day year annee an le la de du d des of the at on in value valeur price prix "
    "montant amount pression tension arterielle pressure blood bp ta mmhg mm hg nb nombre n number count"
)
_GLUED = re.compile(r"(\w{1,12}?)(min|max)")


@dataclass(frozen=True)
class _Name:
    """The words of a column's name, and the numbers in it: the first visit's end is no end of the second one."""

    name: Hashable
    words: frozenset[str]
    digits: tuple[str, ...]


def named_pairs(names: Sequence[Hashable], *, are_times: bool) -> Iterator[Pair]:
    """Yield the pairs of columns whose names promise that one never exceeds the other, the lower one first."""
    read = [_Name(name, _words(name), tuple(re.findall(r"\d+", str(name)))) for name in names]
    for ends in ENDS:
        if are_times or not ends.are_times:
            for first in (name for name in read if name.words & ends.low):
                for second in (name for name in read if name.words & ends.high):
                    if first.name is not second.name and _of_one_thing(first, second, ends):
                        yield first.name, second.name, ends.promise
    yield from _bounded(read)


def _of_one_thing(first: _Name, second: _Name, ends: Ends) -> bool:
    """Say whether two names agree in all but the words for the ends."""
    if first.digits != second.digits:
        return False
    rest = (first.words - ends.low) ^ (second.words - ends.high)
    return not rest - LOOSE or first.words - ends.low == second.words - ends.high


def _bounded(read: Sequence[_Name]) -> Iterator[Pair]:
    """Yield a thing and what it may be at most, or at least: a stock and the largest stock."""
    plain = {(name.words, name.digits): name.name for name in read}
    for bound in read:
        for words, is_upper in ((MOST, True), (LEAST, False)):
            own = bound.words & words
            thing = plain.get((bound.words - own, bound.digits)) if own and bound.words - own else None
            if thing is not None:
                yield (thing, bound.name, "likely") if is_upper else (bound.name, thing, "likely")


def _words(name: Hashable) -> frozenset[str]:
    words: list[str] = []
    for word in words_of(name):
        glued = _GLUED.fullmatch(word)
        words += [glued[1], glued[2]] if glued else [word]
    return frozenset(words)
