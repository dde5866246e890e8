"""What is known of quantities: the words of their names, their units, and the range that no true value leaves.

The ranges are those of records, not of textbooks: a value outside cannot be true, one inside may still be wrong. A unit
is recognised by the bulk of a column, never by its name alone: standardised ages fit no unit, and nothing is said of
them.
"""

import re
from collections.abc import Hashable
from dataclasses import dataclass, field

import numpy as np

from course_toolkit._core.compute.meaning.names import vocabulary, words_of
from course_toolkit._core.words import N_
from course_toolkit.first_look.compute.rules.values.bulk import Bulk

INFINITY = float("inf")


@dataclass(frozen=True)
class Unit:
    """A unit of a quantity: where the median of a column lies in it, and what is possible.

    ``rare`` holds the range that hardly any value leaves, for a question.
    """

    median: tuple[float, float]
    possible: tuple[float, float]
    rare: tuple[float, float] = (-INFINITY, INFINITY)
    name: str = ""


@dataclass(frozen=True)
class Quantity:
    """Something that is measured, and how its columns are called.

    Attributes
    ----------
    words : frozenset of str
        One of them is in the name.
    beside : frozenset of str
        What may stand beside it; any other word makes it another quantity. None: whatever stands there.
    units : tuple of Unit
    reason : str
        Why nothing lies outside, for translation.
    is_sure : bool
        Whether what lies outside is an error even where the other values come close to it.
    is_whole : bool
        Whether only whole numbers are meant: months of the year, not durations.
    """

    words: frozenset[str]
    units: tuple[Unit, ...]
    reason: str
    beside: frozenset[str] | None = frozenset()
    is_sure: bool = False
    is_whole: bool = False
    also: frozenset[str] = field(default=frozenset())


#: Words that make another quantity of any: groups, ranks, changes, spreads, standardised values.
OTHERWISE = vocabulary(
    "group groupe groups groupes class classe category categorie cat tranche bin bins band bucket cluster level "
    "niveau rank rang ranking percentile quantile quartile decile centile score zscore z std sd stdev deviation "
    "ecart variance var sem error erreur se scaled standardized standardised standardise standardisee normalized "
    "normalised norm normalise normalisee centered centree centre reduit reduite log ln logarithm sqrt squared "
    "square carre sq inverse diff difference delta change variation evolution gain growth croissance residual "
    "residu anomaly anomalie code codes flag indicator is has missing manquant risk risque type kind index indice "
    "pred predicted prediction encoded rate ratio loss perte trend slope coefficient coef weightloss balance "
    "solde net profit benefice margin marge return returns rendement offset shift lag gap excess deficit"
)
#: Words that stand beside the name of a quantity of the body without changing it.
BODY = vocabulary(
    "patient patiente patients person personne people subject sujet participant client cliente customer user "
    "employee mother mere father pere child enfant adult adulte student eleve etudiant donor wife husband "
    "conjoint mean moyen moyenne average avg min max minimum maximum median first last initial initiale final "
    "finale baseline at a de du la le des l d in en au of the total totale serum blood sang plasma sanguin "
    "sanguine plasmatique fasting jeun resting repos rest body corporel corporelle human visit visite inclusion "
    "admission diagnosis diagnostic entry entree measured mesure mesuree value valeur level rate years year ans "
    "an annees annee yr yrs y months month mois days day jours jour cm m mm kg g lb lbs pounds livres inch inches "
    "feet ft bpm mmhg mg dl mmol gl birth naissance home birthday"
)
_AGE_WORDS = BODY | vocabulary("old")
_COUNTED = vocabulary(
    "nb nombre nbre number count counts n num effectif effectifs quantity quantite qty qte total totals"
)
_AMOUNTS = vocabulary(
    "price prix cost cout salary salaire wage income revenu revenus fare tarif loyer rent amount montant revenue sales"
)
_EXTENTS = vocabulary(
    "area surface superficie distance length longueur width largeur thickness epaisseur perimeter perimetre "
    "volume duration duree population weight poids height taille age mass masse size diameter diametre radius "
    "rayon speed vitesse precipitation rainfall pluie pluviometrie"
)

_CANNOT_LIVE = N_("nobody alive has ever been measured there")

QUANTITIES: tuple[Quantity, ...] = (
    # Jeanne Calment lived 122 years and 164 days; a handful of people alive are over 113.
    Quantity(
        vocabulary("age ages agee"),
        (
            Unit((1.0, 100.0), (0.0, 122.5), (0.0, 112.0)),
            Unit((123.0, 1_100.0), (0.0, 1_470.0)),  # months
            Unit((1_101.0, 36_000.0), (0.0, 44_745.0)),  # days
        ),
        N_("nobody has ever lived beyond 122 years"),
        beside=_AGE_WORDS,
    ),
    # Robert Wadlow: 2.72 m; the smallest adult 54.6 cm, premature babies about 20 cm.
    Quantity(
        vocabulary("height taille stature"),
        (
            Unit((1.0, 2.0), (0.2, 2.73)),  # m
            Unit((45.0, 200.0), (20.0, 273.0)),  # cm
            Unit((50.0, 78.0), (8.0, 107.5)),  # inches
            Unit((1_000.0, 2_000.0), (200.0, 2_730.0)),  # mm
        ),
        N_("nobody has ever been taller than 2.72 m, and babies are longer than 20 cm"),
        beside=BODY,
    ),
    # Jon Brower Minnoch: 635 kg; the smallest surviving baby 212 g.
    Quantity(
        vocabulary("weight poids bodyweight"),
        (
            Unit((2.0, 120.0), (0.2, 635.0)),
            Unit((121.0, 260.0), (0.4, 1_400.0)),
            Unit((1_800.0, 4_500.0), (200.0, 11_000.0)),
        ),
        N_("nobody has ever weighed more than 635 kg, and newborns weigh more than 200 g"),
        beside=BODY,
    ),
    # Khalid bin Mohsen Shaari: 204 kg/m²; below 7 nobody survived.
    Quantity(
        vocabulary("bmi imc"),
        (Unit((13.0, 45.0), (6.0, 205.0)),),
        N_("no body mass index below 6 or above 205 has ever been seen"),
        beside=BODY | vocabulary("index mass indice masse"),
    ),
    # Homozygous familial hypercholesterolaemia: about 1,200 mg/dL; cholestasis: some thousands.
    Quantity(
        vocabulary("cholesterol chol cholesterolemie cholesterole"),
        (
            Unit((80.0, 350.0), (5.0, 4_000.0), (30.0, 650.0)),
            Unit((2.0, 9.0), (0.1, 105.0), (0.8, 17.0)),
            Unit((0.8, 1.99), (0.05, 40.0)),
        ),
        _CANNOT_LIVE,
        beside=BODY | vocabulary("hdl ldl"),
    ),
    # 2,656 mg/dL (147.6 mmol/L) was survived; below 5 mg/dL nobody was.
    Quantity(
        vocabulary("glucose glycemie glycaemia glycemia"),
        (Unit((50.0, 350.0), (5.0, 2_700.0)), Unit((2.5, 20.0), (0.3, 150.0)), Unit((0.5, 2.49), (0.05, 27.0))),
        _CANNOT_LIVE,
        beside=BODY | vocabulary("concentration"),
    ),
    # Tachycardia of newborns reached 480 beats a minute; athletes at rest 26.
    Quantity(
        vocabulary("pouls pulse heartrate heart cardiaque thalach thalachh"),
        (Unit((45.0, 200.0), (15.0, 480.0)),),
        _CANNOT_LIVE,
        beside=BODY | vocabulary("frequence frequency freq fc hr achieved"),
    ),
    # Weight lifters: 480/350 mmHg for a moment.
    Quantity(
        vocabulary("systolic systolique systole sbp pas tas sysbp"),
        (Unit((85.0, 200.0), (20.0, 480.0)), Unit((8.5, 20.0), (2.0, 48.0))),
        _CANNOT_LIVE,
        beside=BODY | vocabulary("pressure bp tension pression arterial arterielle"),
    ),
    Quantity(
        vocabulary("diastolic diastolique diastole dbp tad diabp"),
        (Unit((45.0, 120.0), (5.0, 360.0)), Unit((4.5, 12.0), (0.5, 36.0))),
        _CANNOT_LIVE,
        beside=BODY | vocabulary("pressure bp tension pression arterial arterielle pad"),
    ),
    Quantity(
        vocabulary("pressure pression tension bp trestbps"),
        (Unit((45.0, 180.0), (5.0, 480.0)),),
        _CANNOT_LIVE,
        beside=BODY | vocabulary("blood arterial arterielle arteriel trest"),
        also=vocabulary("blood arterial arterielle arteriel sang sanguine bp trestbps"),
    ),
    # Accidental hypothermia was survived at 11.8 °C, heat stroke at 46.5 °C.
    Quantity(
        vocabulary("temperature temp fever fievre"),
        (Unit((35.5, 39.5), (11.0, 47.0)), Unit((96.0, 103.0), (52.0, 117.0))),
        N_("no body has survived below 11 °C or above 47 °C"),
        beside=BODY | vocabulary("corporelle rectal rectale oral orale axillary axillaire c f o"),
    ),
    # Death Valley 56.7 °C, Vostok -89.2 °C.
    Quantity(
        vocabulary("tmin tmax tmoy temperature temp"),
        (Unit((-40.0, 35.0), (-90.0, 60.0)),),
        N_("no air has been measured colder than -89 °C or warmer than 57 °C"),
        beside=vocabulary(
            "air outside outdoor exterieure ext exterior min max mean moyenne moy mini maxi day jour night nuit c"
        ),
        also=vocabulary("air outside outdoor exterieure ext exterior tmin tmax tmoy"),
    ),
    Quantity(
        vocabulary("spo sao saturation"),
        (Unit((80.0, 100.0), (0.0, 100.0)),),
        N_("a share of a whole lies between 0 and 100 %"),
        beside=BODY | vocabulary("oxygen oxygene o"),
        is_sure=True,
    ),
    Quantity(
        vocabulary("humidity humidite hygrometrie"),
        (Unit((15.0, 100.0), (0.0, 110.0)), Unit((0.15, 1.0), (0.0, 1.1))),
        N_("air holds no more than its saturation, about 100 %"),
        beside=BODY | vocabulary("relative air rh hr percent"),
    ),
    Quantity(
        vocabulary("percent percentage pourcentage pourcent pct"),
        (Unit((1.0, 99.0), (0.0, 100.0)),),
        N_("a share of a whole lies between 0 and 100 %"),
        beside=None,
    ),
    Quantity(
        vocabulary("probability probabilite proba prob pvalue"),
        (Unit((0.0, 1.0), (0.0, 1.0)), Unit((1.01, 99.0), (0.0, 100.0))),
        N_("a probability lies between 0 and 1"),
        beside=None,
        is_sure=True,
    ),
    Quantity(
        vocabulary("latitude lat"),
        (Unit((-90.0, 90.0), (-90.0, 90.0)),),
        N_("latitudes end at the poles, at 90°"),
        is_sure=True,
        beside=vocabulary("gps wgs deg degrees degres start end depart arrivee pickup dropoff home site gps y"),
    ),
    Quantity(
        vocabulary("longitude lon lng long"),
        (Unit((-180.0, 180.0), (-180.0, 360.0)),),
        N_("longitudes go once around the Earth"),
        is_sure=True,
        beside=vocabulary("gps wgs deg degrees degres start end depart arrivee pickup dropoff home site gps x"),
    ),
    Quantity(
        vocabulary("month mois"),
        (Unit((1.0, 12.0), (0.0, 12.0)),),
        N_("a year has twelve months"),
        is_whole=True,
        beside=vocabulary("of de year annee birth naissance num numero number start debut"),
    ),
    Quantity(
        vocabulary("hour heure"),
        (Unit((0.0, 24.0), (0.0, 24.0)),),
        N_("a day has 24 hours"),
        is_whole=True,
        beside=vocabulary("of de day jour start debut fin end arrivee depart"),
    ),
    Quantity(
        vocabulary("year annee millesime"),
        (Unit((1_800.0, 2_060.0), (1_000.0, 2_200.0)),),
        N_("the others are years of the calendar"),
        is_whole=True,
        beside=vocabulary(
            "of de birth naissance start debut end fin built construction sold vente release publication"
        ),
    ),
)

#: What cannot be negative; money that can be given back is asked about.
COUNTED = _COUNTED
EXTENTS = _EXTENTS
AMOUNTS = _AMOUNTS

_PERCENT = re.compile(r"%|\bpct\b", re.IGNORECASE)
#: So many of the values must be possible in a unit, or it is not the unit.
MOST_ARE_POSSIBLE = 0.85
MOST_ARE_ON_THE_CALENDAR = 0.98


@dataclass(frozen=True)
class Known:
    """A quantity that a column holds, and in which unit."""

    quantity: Quantity
    unit: Unit


def known_of(name: Hashable, bulk: Bulk, values: np.ndarray) -> Known | None:
    """Return what is known of a column by its name and the bulk of its values; None where nothing is."""
    words = frozenset(words_of(name)) | (frozenset({"percent"}) if _PERCENT.search(str(name)) else frozenset())
    for quantity in QUANTITIES:
        if _is_named(words, quantity):
            unit = _unit(quantity, bulk, values)
            if unit is not None:
                return Known(quantity, unit)
    return None


def _is_named(words: frozenset[str], quantity: Quantity) -> bool:
    if not words & quantity.words or (quantity.also and not words & quantity.also):
        return False
    others = words - quantity.words
    if quantity.beside is None:
        return not words & OTHERWISE
    return others <= quantity.beside


def _unit(quantity: Quantity, bulk: Bulk, values: np.ndarray) -> Unit | None:
    """Return the first unit that the middle of the values lies in, and nearly all are possible in."""
    if quantity.is_whole and not (bulk.ordered == np.rint(bulk.ordered)).all():
        return None
    needed = MOST_ARE_ON_THE_CALENDAR if quantity.is_whole else MOST_ARE_POSSIBLE
    for unit in quantity.units:
        low, high = unit.possible
        is_usual = unit.median[0] <= bulk.median <= unit.median[1]
        if is_usual and np.count_nonzero((values >= low) & (values <= high)) >= needed * len(values):
            return unit
    return None


def is_never_negative(name: Hashable) -> bool:
    """Return whether the name speaks of a count, an extent or a price."""
    words = frozenset(words_of(name))
    return bool(words & (COUNTED | EXTENTS | AMOUNTS)) and not words & OTHERWISE
