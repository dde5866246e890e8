"""Names of columns that are easily mistaken: blanks around them, or two that differ by typing alone."""

from collections.abc import Hashable, Iterator, Mapping

from course_toolkit._core.compute.guard.wording import show_some
from course_toolkit._core.compute.meaning.spelling import plain_form
from course_toolkit._core.compute.steps import Rename
from course_toolkit._core.words import _, format_count, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Table


def find_untidy_name(table: Table) -> Iterator[Suspicion]:
    """Find names with blanks around them, and names that differ by case, blanks or accents alone."""
    texts = [name for name in table.names if isinstance(name, str) and name.strip()]
    blanks = [name for name in texts if name != name.strip()]
    if blanks:
        yield _blanks(blanks, _stripped(blanks, table.names))
    alike: dict[str, list[Hashable]] = {}
    for name in texts:
        alike.setdefault(plain_form(name.strip()), []).append(name)
    for names in alike.values():
        if len(names) > 1:
            yield _alike(names)


def _stripped(blanks: list[str], names: list[Hashable]) -> dict[Hashable, Hashable]:
    """Return the names without their blanks, where no other column has that name."""
    new: dict[Hashable, Hashable] = {name: name.strip() for name in blanks}
    taken = {*names} - {*blanks}
    return {} if {*new.values()} & taken or len({*new.values()}) < len(new) else new


def _blanks(names: list[str], new: Mapping[Hashable, Hashable]) -> Suspicion:
    def wording() -> Wording:
        rename = (Decision("correct", _("rename without the blanks"), Rename(new)),) if new else ()
        return Wording(
            title=ngettext("{n} name of a column begins or ends with a blank: {names}.",
                           "{n} names of columns begin or end with a blank: {names}.", len(names),
                           names=show_some(names)),
            why=_("The blank is not seen in print, and the name as it reads is not found (KeyError)."),
            question=_("Does another program need the names as they are?"),
            hypotheses=(_("the header was typed, or written with blanks after the separators"),),
            decisions=(*rename, Decision("keep", _("keep the names"))),
        )  # fmt: skip

    return Suspicion(
        code="untidy_name", severity="question", columns=tuple(names), wording=wording,
        evidence={"n_columns": len(names)}, explains=False,
    )  # fmt: skip


def _alike(names: list[Hashable]) -> Suspicion:
    def wording() -> Wording:
        return Wording(
            title=_("{n} columns have the same name but for case, blanks or accents: {names}.",
                    n=format_count(len(names)), names=show_some(names)),
            why=_("One is taken for the other sooner or later; or one attribute is spread over several columns."),
            question=_("Are these one attribute or several?"),
            hypotheses=(
                _("tables that name the same attribute in two ways were put together"),
                _("they are different attributes with unlucky names"),
            ),
            decisions=(Decision("keep", _("keep them and ask")),),
        )  # fmt: skip

    return Suspicion(
        code="untidy_name", severity="question", columns=tuple(names), wording=wording,
        evidence={"n_columns": len(names)}, explains=False,
    )  # fmt: skip
