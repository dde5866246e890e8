"""The report for the expert of the data, as markdown with its pictures beside it or as one HTML file."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from course_toolkit._core.compute.guard.writing import refuse_file, write_text, written_name
from course_toolkit._core.compute.html import table_html
from course_toolkit._core.compute.printing import printable
from course_toolkit._core.words import get_language
from course_toolkit.first_look.compute.auditing import Audit
from course_toolkit.first_look.compute.deciding import Decided
from course_toolkit.first_look.compute.suspect import view_suspicion
from course_toolkit.first_look.draw.suspect import SuspectPicture
from course_toolkit.first_look.say.report import (
    Entry,
    Section,
    answer_line,
    heading_of_questions,
    heading_of_script,
    introduction,
    questions,
    sections_of,
    title,
    where,
)

STYLE = """body { max-width: 60em; margin: 2em auto; padding: 0 1em; font-family: "DejaVu Sans", Verdana, sans-serif;
  line-height: 1.5; color: #1b1f24; background: #fff; }
h2 { border-bottom: 2px solid #dfe3e8; margin-top: 2em; } img { max-width: 100%; height: auto; }
table { border-collapse: collapse; } th, td { border: 1px solid #c9d1d9; padding: 2px 8px; text-align: right; }
.ct-rows { overflow-x: auto; } pre { background: #f4f6f8; padding: 0.8em; overflow-x: auto; }
.answer { border: 1px solid #8b949e; min-height: 3.5em; padding: 0.4em 0.6em; color: #57606a; }
.decision { border-left: 4px solid #b3126b; padding-left: 0.8em; }
@media print { section { break-inside: avoid; } }"""


@dataclass(frozen=True, eq=False)
class ExpertReport:
    """What was seen in a table, what the expert is asked, and what was decided meanwhile.

    The lecture calls the expert in once the data have been looked at, not before: here is what to bring.

    Parameters
    ----------
    audit : Audit
        What was suspected.
    decided : dict of int to Decided
        What was decided, by the place of the finding.
    script : str
        The cleaning script that follows from it.
    name : str
        What the table is called.

    See Also
    --------
    AuditExplorer.report : Makes one.
    """

    audit: Audit
    decided: Mapping[int, Decided]
    script: str
    name: str
    _pictures: dict[int, bytes] = field(default_factory=dict)

    def write(self, path: str | Path) -> Path:
        """Write the report, by the ending of its name: ``.md`` with its pictures in a folder beside it, or ``.html``.

        Parameters
        ----------
        path : str or pathlib.Path
            The file to write; an existing one is replaced.

        Returns
        -------
        pathlib.Path
            The file written.

        Raises
        ------
        CourseError
            When it cannot be written, or has another ending.
        """
        target = written_name(path, endings=(".md", ".html"))
        if target.suffix.lower() == ".html":
            return write_text(target, self.html())
        folder = target.with_suffix("").with_name(f"{target.stem}_pictures")
        try:
            folder.mkdir(exist_ok=True)
            for entry in self._entries():
                (folder / f"{entry.number:02d}.png").write_bytes(self._picture(entry))
        except OSError as error:
            refuse_file(target, error)
        return write_text(target, self.markdown(pictures=folder.name))

    # Markdown -------------------------------------------------------------------------------------

    def markdown(self, *, pictures: str = "") -> str:
        """Return the report as markdown; pictures are linked where the name of their folder is given."""
        lines = [f"# {_md(title(self.name))}", "", *_paragraphs(map(_md, introduction(self.audit)))]
        lines += [f"## {heading_of_questions()}", ""]
        lines += [f"{number}. {_md(text)}" for number, text in questions(self._sections())]
        for section in self._sections():
            lines += ["", f"## {_md(section.heading())}", ""]
            for entry in section.entries:
                lines += self._markdown_of(entry, pictures)
        return "\n".join([*lines, "", f"## {heading_of_script()}", "", _fenced(self.script), ""])

    def _markdown_of(self, entry: Entry, pictures: str) -> Iterator[str]:
        finding = entry.finding
        yield from (f"### {entry.number}. {_md(finding.title)}", "")
        if pictures:
            yield from (f"![{_md(finding.title)}]({pictures.replace(' ', '%20')}/{entry.number:02d}.png)", "")
        yield from _paragraphs(_md(text) for text in (finding.why, where(finding)) if text)
        yield from (f"- {_md(text)}" for text in finding.hypotheses)
        yield from ("", f"**{_md(finding.question)}**", "", _md(entry.decision()), "")
        yield from (f"{_md(answer_line())} ______________________________", "")

    # HTML -----------------------------------------------------------------------------------------

    def html(self) -> str:
        """Return the report as one HTML page with its pictures inside."""
        return (
            f'<!DOCTYPE html>\n<html lang="{get_language()}"><head><meta charset="utf-8">'
            f"<title>{_safe(title(self.name))}</title><style>{STYLE}</style></head>\n<body>{self._body()}</body></html>\n"
        )

    def _repr_html_(self) -> str:
        return f'<div class="course-toolkit-report">{self._body()}</div>'

    def __repr__(self) -> str:
        return self.markdown()

    def questions_html(self) -> str:
        """Return the questions alone, numbered as in the report."""
        asked = "".join(f"<li>{_safe(text)}</li>" for _number, text in questions(self._sections()))
        return f"<ol>{asked}</ol>"

    def _body(self) -> str:
        sections = "".join(self._section_html(section) for section in self._sections())
        return (
            f"<h1>{_safe(title(self.name))}</h1>"
            + "".join(f"<p>{_safe(text)}</p>" for text in introduction(self.audit))
            + f"<h2>{_safe(heading_of_questions())}</h2>{self.questions_html()}{sections}"
            + f"<h2>{_safe(heading_of_script())}</h2><pre><code>{escape(self.script)}</code></pre>"
        )

    def _section_html(self, section: Section) -> str:
        entries = "".join(f"<section>{''.join(self._html_of(entry))}</section>" for entry in section.entries)
        return f"<h2>{_safe(section.heading())}</h2>{entries}"

    def _html_of(self, entry: Entry) -> Iterator[str]:
        finding = entry.finding
        png = b64encode(self._picture(entry)).decode("ascii")
        yield f"<h3>{entry.number}. {_safe(finding.title)}</h3>"
        yield f'<img alt="{_safe(finding.title)}" src="data:image/png;base64,{png}">'
        yield from (f"<p>{_safe(text)}</p>" for text in (finding.why, where(finding)) if text)
        if finding.examples is not None:
            yield table_html(finding.examples)
        yield "<ul>" + "".join(f"<li>{_safe(text)}</li>" for text in finding.hypotheses) + "</ul>"
        yield f"<p><strong>{_safe(finding.question)}</strong></p>"
        yield f'<p class="decision">{_safe(entry.decision())}</p><div class="answer">{_safe(answer_line())}</div>'

    # What both share ------------------------------------------------------------------------------

    def _sections(self) -> list[Section]:
        return sections_of(self.audit, self.decided)

    def _entries(self) -> Iterator[Entry]:
        return (entry for section in self._sections() for entry in section.entries)

    def _picture(self, entry: Entry) -> bytes:
        if entry.place not in self._pictures:
            view = view_suspicion(self.audit.suspicions[entry.place], self.audit.table)
            self._pictures[entry.place] = SuspectPicture(view).png(pixel_ratio=1.0)
        return self._pictures[entry.place]


def _safe(text: str) -> str:
    return escape(printable(text))


def _md(text: str) -> str:
    """Return text that markdown shows as it is: nothing in it is markup, a link or HTML."""
    return re.sub(r"([\\`*_{}\[\]<>#|$~])", r"\\\1", printable(text)).replace("\\<", "&lt;").replace("\\>", "&gt;")


def _fenced(code: str) -> str:
    """Return code in a fence longer than any that the code holds."""
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}python\n{code}\n{fence}"


def _paragraphs(texts: Iterator[str]) -> Iterator[str]:
    for text in texts:
        yield from (text, "")
