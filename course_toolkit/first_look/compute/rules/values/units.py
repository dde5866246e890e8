"""Conversions between units, and for which columns they come into question."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.names import vocabulary, words_of
from course_toolkit._core.words import N_

Floats = NDArray[np.float64]

#: Conversions whose factors differ by less than this part are taken for one.
ALIKE = 0.2


@dataclass(frozen=True)
class Conversion:
    """How to bring values into the unit of the others: value × factor + offset.

    ``meant`` says in words, for translation, which unit they may be in; ``quantities`` the words of names that it
    belongs to (none: any column); ``into`` the words for the unit of the others, where a name may say it.
    """

    factor: float
    meant: str
    quantities: frozenset[str] = frozenset()
    offset: float = 0.0
    into: frozenset[str] = frozenset()

    def is_like(self, other: "Conversion") -> bool:
        """Return whether another conversion gives nearly the same."""
        return self.offset == other.offset and abs(float(np.log(self.factor / other.factor))) < ALIKE

    def convert(self, values: Floats) -> Floats:
        """Return values in the unit of the others."""
        return values * self.factor + self.offset

    @property
    def is_decimal(self) -> bool:
        """Whether it moves the decimal sign."""
        return self.offset == 0 and float(np.log10(self.factor)).is_integer()


WEIGHT = vocabulary("weight poids mass masse wt kg lb lbs pounds livres birthweight tonnage charge load")
DISTANCE = vocabulary("distance altitude elevation depth profondeur km mile miles odometer kilometrage mileage")
LENGTH = DISTANCE | vocabulary(
    "height taille stature length longueur width largeur hauteur size waist hip cm mm inch inches feet diameter "
    "diametre radius rayon thickness epaisseur perimeter perimetre"
)
CHOLESTEROL = vocabulary("cholesterol chol hdl ldl cholesterolemie")
TRIGLYCERIDES = vocabulary("triglycerides triglyceride trig tg triglyceridemie")
GLUCOSE = vocabulary("glucose glycemie glyc glycaemia glycemia sugar glu")
CREATININE = vocabulary("creatinine creat crea creatininemie")
UREA = vocabulary("urea uree bun")
CALCIUM = vocabulary("calcium ca calcemie")
TIME = vocabulary(
    "duration duree time temps delay delai hours heures minutes seconds secondes days jours weeks semaines months "
    "mois years annees anciennete tenure stay sejour lead runtime"
)
AGE = vocabulary("age ages")
MONEY = vocabulary(
    "price prix cost cout income revenu revenus salary salaire wage amount montant budget turnover sales ventes "
    "ca fare loyer rent euros euro eur usd dollars fees frais expenses depenses"
)
TEMPERATURE = vocabulary("temperature temp temperatures fever fievre tmax tmin tmean celsius fahrenheit")
ENERGY = vocabulary("energy energie calories calorie kcal kj")
PRESSURE = vocabulary(
    "pressure pression tension bp sbp dbp systolic diastolic systolique diastolique pas pad tas tad hpa mmhg mbar"
)
SPEED = vocabulary("speed vitesse velocity wind vent")
AREA = vocabulary("area surface superficie sqft acres hectares ha")
VOLUME = vocabulary("volume gallons litres liters fuel carburant essence consumption consommation")

_POUND, _INCH, _MILE, _GALLON = 0.45359237, 2.54, 1.609344, 3.785411784  # by definition
_FRANC = 6.55957  # francs in a euro, fixed in 1998


_SECONDS = vocabulary("s sec secs second seconds seconde secondes")
_MINUTES = vocabulary("min mins mn minute minutes")
_HOURS = vocabulary("h hr hrs hour hours heure heures")
_DAYS = vocabulary("d j day days jour jours")
_WEEKS = vocabulary("w wk week weeks semaine semaines")
_MONTHS = vocabulary("m month months mois")
_YEARS = vocabulary("y yr yrs year years an ans annee annees")
_MILLIMETRES, _CENTIMETRES, _METRES = vocabulary("mm"), vocabulary("cm"), vocabulary("m meter meters metre metres")
_KILOMETRES, _INCHES = vocabulary("km kilometres kilometers"), vocabulary("in inch inches pouces")
_FEET, _MILES = vocabulary("ft feet pieds"), vocabulary("mi mile miles")
_KILOGRAMS, _POUNDS = vocabulary("kg kilos"), vocabulary("lb lbs pounds livres")
#: Units that a name may say: a column of minutes has no months among its days.
_FAMILIES = (
    _SECONDS | _MINUTES | _HOURS | _DAYS | _WEEKS | _MONTHS | _YEARS,
    _MILLIMETRES | _CENTIMETRES | _METRES | _KILOMETRES | _INCHES | _FEET | _MILES,
    _KILOGRAMS | _POUNDS,
)
_Units = tuple[frozenset[str], frozenset[str]]
_ANY: _Units = (frozenset(), frozenset())


def _both(
    factor: float, to_smaller: str, to_larger: str, quantities: frozenset[str], into: _Units = _ANY
) -> list[Conversion]:
    """Return a conversion and its reverse; ``to_smaller`` names the unit of values that are too large."""
    return [
        Conversion(1 / factor, to_smaller, quantities, into=into[0]),
        Conversion(factor, to_larger, quantities, into=into[1]),
    ]


#: Powers of ten: a lost decimal sign, or a unit a hundred or a thousand times as small. Of every column.
DECIMAL = [
    *_both(10, N_("a decimal sign lost or shifted by one place"), N_("a decimal sign shifted by one place"),
           frozenset()),
    *_both(100, N_("centimetres among metres, percentages among shares, cents, or a lost decimal sign"),
           N_("metres among centimetres, shares among percentages, or a shifted decimal sign"), frozenset()),
    *_both(1000, N_("grams among kilograms, units among thousands, or a lost decimal sign"),
           N_("kilograms among grams, thousands among units, or a shifted decimal sign"), frozenset()),
]  # fmt: skip
#: The others, of columns whose name speaks of the quantity; of a column without a telling name they are but likely.
OTHERS = [
    *_both(1 / _POUND, N_("pounds among kilograms"), N_("kilograms among pounds"), WEIGHT, (_KILOGRAMS, _POUNDS)),
    *_both(38.67, N_("mg/dL among mmol/L"), N_("mmol/L among mg/dL"), CHOLESTEROL),
    *_both(88.57, N_("mg/dL among mmol/L"), N_("mmol/L among mg/dL"), TRIGLYCERIDES),
    *_both(18.016, N_("mg/dL among mmol/L"), N_("mmol/L among mg/dL"), GLUCOSE),
    *_both(88.42, N_("µmol/L among mg/dL"), N_("mg/dL among µmol/L"), CREATININE),
    *_both(6.006, N_("mg/dL among mmol/L"), N_("mmol/L among mg/dL"), UREA),
    *_both(4.008, N_("mg/dL among mmol/L"), N_("mmol/L among mg/dL"), CALCIUM),
    *_both(_INCH, N_("centimetres among inches"), N_("inches among centimetres"), LENGTH, (_INCHES, _CENTIMETRES)),
    *_both(10 * _INCH, N_("millimetres among inches"), N_("inches among millimetres"), LENGTH, (_INCHES, _MILLIMETRES)),
    *_both(12 * _INCH, N_("centimetres among feet"), N_("feet among centimetres"), LENGTH, (_FEET, _CENTIMETRES)),
    *_both(100 / _INCH, N_("inches among metres"), N_("metres among inches"), LENGTH, (_METRES, _INCHES)),
    *_both(100 / 12 / _INCH, N_("feet among metres"), N_("metres among feet"), LENGTH, (_METRES, _FEET)),
    *_both(_MILE, N_("kilometres among miles"), N_("miles among kilometres"), DISTANCE | SPEED, (_MILES, _KILOMETRES)),
    *_both(10.7639104, N_("square feet among square metres"), N_("square metres among square feet"), AREA),
    *_both(2.4710538, N_("acres among hectares"), N_("hectares among acres"), AREA),
    *_both(3.6, N_("kilometres an hour among metres a second"), N_("metres a second among kilometres an hour"), SPEED),
    *_both(60, N_("minutes among hours, or seconds among minutes"), N_("hours among minutes, or minutes among seconds"),
           TIME, (_HOURS | _MINUTES, _MINUTES | _SECONDS)),
    *_both(24, N_("hours among days"), N_("days among hours"), TIME, (_DAYS, _HOURS)),
    *_both(7, N_("days among weeks"), N_("weeks among days"), TIME, (_WEEKS, _DAYS)),
    *_both(30.4375, N_("days among months"), N_("months among days"), TIME, (_MONTHS, _DAYS)),
    *_both(12, N_("months among years"), N_("years among months"), TIME | AGE, (_YEARS, _MONTHS)),
    *_both(365.25, N_("days among years"), N_("years among days"), TIME | AGE, (_YEARS, _DAYS)),
    *_both(3600, N_("seconds among hours"), N_("hours among seconds"), TIME, (_HOURS, _SECONDS)),
    *_both(12, N_("amounts a year among amounts a month"), N_("amounts a month among amounts a year"), MONEY),
    *_both(_FRANC, N_("francs among euros"), N_("euros among francs"), MONEY),
    *_both(4.184, N_("kilojoules among kilocalories"), N_("kilocalories among kilojoules"), ENERGY),
    *_both(7.50062, N_("mmHg among kPa"), N_("kPa among mmHg"), PRESSURE),
    *_both(1.3332239, N_("hPa among mmHg"), N_("mmHg among hPa"), PRESSURE),
    *_both(_GALLON, N_("litres among gallons"), N_("gallons among litres"), VOLUME),
]  # fmt: skip
DEGREES = [
    Conversion(1 / 1.8, N_("degrees Fahrenheit among degrees Celsius"), TEMPERATURE, -32 / 1.8),
    Conversion(1.8, N_("degrees Celsius among degrees Fahrenheit"), TEMPERATURE, 32.0),
    Conversion(1.0, N_("kelvins among degrees Celsius"), TEMPERATURE, -273.15),
    Conversion(1.0, N_("degrees Celsius among kelvins"), TEMPERATURE, 273.15),
]
#: The conversions that are thought of in a column without a telling name: of no chemistry, that is of names alone.
COMMON = [one for one in OTHERS if one.quantities == WEIGHT or
          (one.quantities == LENGTH and one.factor in (_INCH, 1 / _INCH))]  # fmt: skip
#: Times of day written as 1530 end at 2400, and behind the hundreds stand minutes.
LATEST, EARLIEST_LATE, N_MINUTES = 2_400, 1_200, 60


def conversions_named(name: Hashable) -> list[Conversion]:
    """Return the conversions that the name of a column speaks of, powers of ten left out.

    Where the name says the unit too, only those into this unit.
    """
    words = frozenset(words_of(name))
    return [one for one in (*OTHERS, *DEGREES) if words & one.quantities and _is_into(one, words)]


def _is_into(conversion: Conversion, words: frozenset[str]) -> bool:
    families = [family for family in _FAMILIES if conversion.into and conversion.into <= family]
    said = words.intersection(*families) if families else frozenset()
    return not said or bool(said & conversion.into)


def is_clock(values: Floats) -> bool:
    """Return whether values are times of day written as hours and minutes: 930, 1545."""
    known = values[np.isfinite(values)]
    if not len(known) or known.min() < 0 or not EARLIEST_LATE <= known.max() <= LATEST:
        return False
    return bool((known == np.rint(known)).all() and (known % 100 < N_MINUTES).all())
