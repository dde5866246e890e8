"""The rules of a guide, each a function from what it reads to the list of its complaints.

nbval compares outputs and is blind to much else: a reference out of step with its guide, a cell that
was never run, two languages that drift apart, a solution shown to students. These rules see that.
"""

import ast
import re
import tokenize
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from nbformat import NotebookNode

#: What draws lots, and the argument that fixes them.
SEEDED = frozenset(
    {"train_test_split", "make_sante", "sample", "KFold", "StratifiedKFold", "ShuffleSplit", "StratifiedShuffleSplit"}
)
SHARED_RANDOMNESS = re.compile(r"\brandom\.(?:rand\w*|choice|shuffle|seed|normal|uniform|permutation)\b")
LEAKY_OUTPUT = frozenset({"interact", "interactive", "interactive_output", "Output", "clear_output"})
NETWORK_MODULES = frozenset({"urllib", "requests", "httpx", "socket", "aiohttp", "http"})
WRITERS = re.compile(r"\.(?:to_(?:html|csv|json|excel|parquet|pickle)|savefig|write_text|write_bytes|dump)\(|\bopen\(")
#: What a notebook of ordinary width shows without a scroll bar.
LINE_LENGTH = 95
SHOWN_FENCES = frozenset({"python", "console", "text"})
LONG_FLOAT = re.compile(r"\d\.\d{7,}")
NBVAL_MARK = re.compile(r"NBVAL_|nbval-|PYTEST_VALIDATE")
TRIMMED_AWAY = ("image/", "application/vnd.jupyter.widget")


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook: NotebookNode) -> str:
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def tags(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def step_faults(guide: NotebookNode, reference: NotebookNode) -> list[str]:
    """(1) A reference holds the cells of its guide, and nothing else."""
    wanted = [(cell.cell_type, cell.source, tags(cell)) for cell in guide.cells]
    found = [(cell.cell_type, cell.source, tags(cell)) for cell in reference.cells]
    if len(wanted) != len(found):
        return [f"the guide has {len(wanted)} cells and its reference {len(found)}: record it again"]
    pairs = enumerate(zip(wanted, found, strict=True), start=1)
    return [f"cell {place} changed since it was recorded" for place, (one, other) in pairs if one != other]


def run_faults(reference: NotebookNode) -> list[str]:
    """(2) Every cell was run, in order, and failed only where that is the lesson."""
    counts = [cell.execution_count for cell in code_cells(reference)]
    faults = [] if counts == list(range(1, len(counts) + 1)) else [f"execution counts are {counts}"]
    for place, cell in enumerate(code_cells(reference), start=1):
        failed = any(output.output_type == "error" for output in cell.outputs)
        if failed and "raises-exception" not in tags(cell):
            faults.append(f"code cell {place} failed")
    return faults


def parity_faults(one: NotebookNode, other: NotebookNode) -> list[str]:
    """(3) Two languages hold the same code, tags and sections; strings and comments may differ."""
    if [cell.cell_type for cell in one.cells] != [cell.cell_type for cell in other.cells]:
        return ["cells do not alternate alike"]
    faults = []
    for place, (cell, twin) in enumerate(zip(code_cells(one), code_cells(other), strict=True), start=1):
        if tags(cell) != tags(twin):
            faults.append(f"code cell {place} has other tags")
        if _skeleton(cell.source) != _skeleton(twin.source):
            faults.append(f"code cell {place} is other code")
    if _heading_levels(one) != _heading_levels(other):
        faults.append("headings differ in number or level")
    return faults


def style_faults(guide: NotebookNode) -> list[str]:
    """(4) What a guide's code may not do."""
    return [
        f"code cell {place}: {fault}"
        for place, cell in enumerate(code_cells(guide), start=1)
        for fault in cell_faults(cell.source)
    ]


def cell_faults(source: str) -> list[str]:
    """Return what is wrong with one code cell, from its text and from its syntax tree."""
    if re.search(r"^\s*[!%]", source, re.MULTILINE):
        return ["shell or magic command"]
    by_text = {
        f"line longer than {LINE_LENGTH}": max(map(len, source.splitlines())) > LINE_LENGTH,
        "final semicolon": _ends_with_semicolon(source),
        "nbval marker": NBVAL_MARK.search(source),
        "shared random state": SHARED_RANDOMNESS.search(source),
        "network address": re.search(r"https?://", source),
        "file written outside a temporary folder": WRITERS.search(source) and "TemporaryDirectory" not in source,
    }
    tree = ast.parse(source)
    faults = [fault for fault, found in by_text.items() if found]
    return faults + [fault for node in ast.walk(tree) for fault in _node_faults(node)]


def _node_faults(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name | ast.Attribute) and _last_name(node) in LEAKY_OUTPUT:
        yield f"{_last_name(node)} leaks its output"
    if isinstance(node, ast.With) and any(isinstance(item.context_expr, ast.Name) for item in node.items):
        yield "with out: leaks its output"
    if isinstance(node, ast.Import | ast.ImportFrom) and NETWORK_MODULES & _roots(node):
        yield "network import"
    if isinstance(node, ast.Call):
        yield from _call_faults(node)


def _call_faults(node: ast.Call) -> Iterator[str]:
    name, keywords = _last_name(node.func), {keyword.arg for keyword in node.keywords}
    if name in SEEDED and "random_state" not in keywords:
        yield f"{name} without random_state"
    if name == "default_rng" and not node.args and "seed" not in keywords:
        yield "default_rng without a seed"
    if name.startswith("fetch_"):
        yield f"{name} needs the network"


def opening_faults(guide: NotebookNode, language: str) -> list[str]:
    """(4) The first cell opens the toolkit in the guide's language and keeps estimators as text."""
    first = code_cells(guide)[0].source
    wanted = ("import course_toolkit as ct", f'ct.set_language("{language}")', 'sklearn.set_config(display="text")')
    return [f"the first code cell lacks {line}" for line in wanted if line not in first]


def fence_faults(text: str) -> list[str]:
    """(4) Only Python runs; a shell command is shown in a console fence."""
    openings = re.findall(r"^(?:```|~~~)[ \t]*([^\s`]*).*$", text, re.MULTILINE)[::2]
    return [f"fence {name!r} would run or lose its colours" for name in openings if name not in SHOWN_FENCES]


def output_faults(reference: NotebookNode) -> list[str]:
    """(4) Recorded outputs are trimmed, rounded, and free of what changes from run to run."""
    faults = []
    for place, cell in enumerate(code_cells(reference), start=1):
        for output in cell.outputs:
            faults += [f"code cell {place}: {fault}" for fault in _one_output_faults(output)]
    return faults


def _one_output_faults(output: NotebookNode) -> Iterator[str]:
    data = output.get("data", {})
    yield from (f"{kind} was not trimmed" for kind in data if kind.startswith(TRIMMED_AWAY))
    text = output.get("text", "") + data.get("text/plain", "")
    if LONG_FLOAT.search(text):
        yield "a number is not rounded"
    if re.search(r"0x[0-9a-f]{6,}|ipykernel_\d+", text):
        yield "an address changes from run to run"
    if output.get("name") == "stderr":
        yield "a warning was printed"


def leak_faults(guide: NotebookNode, student: NotebookNode) -> list[str]:
    """(5) Nothing of a solution reaches a student, and every exercise starts unanswered."""
    solutions = [cell.source for cell in guide.cells if "solution" in tags(cell) and cell.cell_type == "code"]
    lines = {line.strip() for source in solutions for line in source.splitlines() if len(line.strip()) > 3}
    shown = "\n".join(cell.source for cell in student.cells)
    faults = [f"a solution's line is shown: {line}" for line in sorted(lines) if line in shown]
    if "BEGIN SOLUTION" in shown or any("solution" in tags(cell) for cell in student.cells):
        faults.append("a solution cell is left")
    faults += ["outputs are left" for cell in code_cells(student) if cell.outputs]
    asked = [cell for cell in code_cells(student) if "exercise" in tags(cell)]
    return faults + ["an exercise is already answered" for cell in asked if not re.search(r"= \.\.\.", cell.source)]


def leaning_faults(guide: NotebookNode) -> list[str]:
    """(5) A student's copy runs without the solutions: no later cell needs a name that only they give."""
    given: set[str] = set()
    faults = []
    for cell in code_cells(guide):
        if "solution" in tags(cell):
            given |= _names(cell.source, ast.Store)
            continue
        faults += [f"{name} comes from a solution" for name in sorted(given & _names(cell.source, ast.Load))]
        given -= _names(cell.source, ast.Store)
    return faults


def link_faults(text: str, folder: Path) -> list[str]:
    """(6) Links lead somewhere: files exist, addresses are whole and secure."""
    faults = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("https://"):
            continue
        if target.startswith("#"):
            faults += [] if target[1:] in _anchors(text) else [f"no heading {target}"]
        elif ":" in target or not (folder / target.split("#")[0]).exists():
            faults.append(f"{target} leads nowhere")
    return faults


def french_faults(text: str) -> list[str]:
    """(4) French is set as French: typographic apostrophe, guillemets, no-break spaces."""
    plain = re.sub(r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|<[^>]*>|\]\([^)]*\)", " ¤ ", text, flags=re.DOTALL)
    wanted = {
        "straight apostrophe": r"\w'\w",
        "straight quotation mark": r'"',
        "ordinary or missing space before ; : ! ?": r"[^\s\u202f:|-][ \u00a0]?[;:!?](?=\s|$)",
        "ordinary space inside guillemets": r"«[^\u202f]|[^\u202f]»",
        "three dots": r"\w\.\.\.",
        "ordinary space before %": r"\d ?%",
    }
    return [f"{fault}: {hit.group()!r}" for fault, rule in wanted.items() for hit in re.finditer(rule, plain)]


def _skeleton(source: str) -> str:
    """Return the code without its words: strings emptied, comments gone."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


def _heading_levels(notebook: NotebookNode) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", prose(notebook), re.MULTILINE)]


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def _ends_with_semicolon(source: str) -> bool:
    silent = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER, tokenize.DEDENT}
    spoken = [token for token in tokenize.generate_tokens(StringIO(source).readline) if token.type not in silent]
    return bool(spoken) and spoken[-1].string == ";"


def _names(source: str, context: type[ast.expr_context]) -> set[str]:
    names = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name))
    return {node.id for node in names if isinstance(node.ctx, context)}


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _roots(node: ast.Import | ast.ImportFrom) -> set[str]:
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").split(".")[0]}
    return {alias.name.split(".")[0] for alias in node.names}
