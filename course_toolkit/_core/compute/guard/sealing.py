"""The sealed test set: what opening it asks for, and what a seal that was touched says."""

from collections.abc import Collection, Hashable
from pathlib import Path
from typing import Any, NoReturn

from course_toolkit._core.compute.guard.wording import came, explain, show, show_some
from course_toolkit._core.words import _, format_count, ngettext


def check_reason(reason: object) -> str:
    """Return the reason for an opening, a text that says something."""
    if isinstance(reason, str) and reason.strip():
        return reason.strip()
    raise explain(
        _("reason must say why the test set is opened."),
        _("It was not given, or it is empty.") if reason is None or isinstance(reason, str) else came(reason),
        _('It is written into the log, for you and for your team: open_test(reason="final score of the report")'),
    )


def check_seal_path(seal: Any) -> Path:
    """Return the path of a seal file that could be written."""
    if not isinstance(seal, (str, Path)) or not str(seal).strip():
        raise explain(_("seal must be the path of a file."), came(seal), _('Write for example seal="seal.json".'))
    path = Path(seal).expanduser().absolute()
    if path.is_dir():
        raise explain(
            _("seal must be the path of a file."),
            _("{path} is a folder.", path=show(str(seal))),
            _("Name a file in it: seal={path}", path=show(str(Path(seal) / "seal.json"))),
        )
    if not path.parent.is_dir():
        raise explain(
            _("seal must be in a folder that exists."),
            _("There is no folder {path}.", path=show(str(path.parent))),
            _('Make the folder first, or keep the seal beside the notebook: seal="seal.json"'),
        )
    return path


def refuse_sealed(n_openings: int) -> NoReturn:
    """Refuse the rows of a test set that has not been opened."""
    raise explain(
        _("The test set is sealed: it is used once, and last."),
        _("It has not been opened.")
        if n_openings == 0
        else ngettext("It has been opened {n} time, not in this session.",
                      "It has been opened {n} times, not in this session.", n_openings),
        _(
            "To choose and to tune, use split.validation. When everything is decided: "
            'test = split.open_test(reason="final score")'
        ),
    )  # fmt: skip


def refuse_broken(columns: Collection[Hashable], rows: Collection[Hashable]) -> NoReturn:
    """Refuse sealed rows that are no longer what was sealed."""
    raise explain(
        _("The sealed rows must be those that were sealed."),
        _(
            "They have been changed since: columns {columns}; rows {rows}.",
            columns=show_some(columns) or "—", rows=show_some(rows) or "—",
        ),
        _("A score on them would mean nothing. Make the split again from the original table, with the same seed."),
    )  # fmt: skip


def refuse_score_before_opening() -> NoReturn:
    """Refuse a test score where nobody has seen the test set."""
    raise explain(
        _("record takes a score obtained on the test set."),
        _("The test set has not been opened."),
        _('Open it first: test = split.open_test(reason="final score")'),
    )


def refuse_no_score(value: object) -> NoReturn:
    """Refuse what is no number."""
    raise explain(
        _("score must be one finite number."),
        came(value),
        _('Write for example: split.record(model.score(test.X, test.y), name="accuracy")'),
    )


def refuse_unscored(estimator: object, error: Exception) -> NoReturn:
    """Refuse a model that cannot be scored on the test set; what it said itself is quoted."""
    raise explain(
        _("estimator must be a fitted model that can be scored on split.train.X."),
        came(estimator) if isinstance(estimator, type) else _("{kind} came.", kind=type(estimator).__name__),
        _(
            "It says: {reason}\nTry it first where it costs nothing: "
            "model.score(split.validation.X, split.validation.y)",
            reason=str(error).splitlines()[0] if str(error) else type(error).__name__,
        ),
    ) from error


def refuse_seal_file(path: Path, *, why: str) -> NoReturn:
    """Refuse a file that is no seal; it is left as it is."""
    raise explain(
        _("seal must be a file written by this toolkit, or a new one."),
        _("{path} is none: {why}. It was left as it is.", path=show(str(path)), why=why),
        _("Bring back an earlier version of it (git, a backup), or name another file."),
    )


def refuse_unwritable(path: Path, error: OSError) -> NoReturn:
    """Refuse a place where nothing can be written or read."""
    raise explain(
        _("seal must be a file that can be read and written."),
        _("{path}: {reason}.", path=show(str(path)), reason=error.strerror or type(error).__name__),
        _("Look at its rights, or name another file. Nothing was opened."),
    ) from error


def refuse_locked(path: Path, *, seconds: float) -> NoReturn:
    """Refuse to wait any longer for another session."""
    raise explain(
        _("seal must be free to be written."),
        _("Another session has held {path} for more than {n} seconds.", path=show(path.name), n=format_count(seconds)),
        _("Try again. If no other session runs, delete that file. Nothing was opened."),
    )
