"""``course-toolkit lab``: the guides in the user's folder, opened in JupyterLab with no question asked."""

import argparse
import os
import socket
from pathlib import Path

from course_toolkit._core.words import _, get_language
from course_toolkit.cli.files import writing_to
from course_toolkit.cli.notebooks import LaidGuide, lay_guides
from course_toolkit.cli.problem import CommandError
from course_toolkit.cli.progress import step

FOLDER = "course-toolkit-guides"
CONFIG = Path(__file__).parent / "jupyter"  # switches JupyterLab's question about news off
ROOT_USER = 0


def description() -> str:
    """Say what the command does."""
    return _(
        "Copy the guides as notebooks into a folder of yours and open JupyterLab on the first one. "
        "A notebook that is already there is kept as it is; if its guide has changed since, "
        "the new one is laid beside it."
    )


def run(options: argparse.Namespace) -> None:
    """Copy the guides, and open JupyterLab on them."""
    language = get_language()
    folder = options.folder.expanduser().resolve()
    with writing_to(folder), step(_("Copying the guides")):
        # A folder for each language: whoever changes the language finds both sets of answers.
        laid = lay_guides(folder / language, language)
    for guide in laid:
        print(_told(guide, folder))
    print(_("The notebooks are in {folder}", folder=folder / language))
    if not options.copy_only:
        _open(folder, laid[0].notebook, port=options.port, browser=not options.no_browser)


def _told(guide: LaidGuide, folder: Path) -> str:
    name = guide.notebook.relative_to(folder)
    if guide.done == "copied":
        return _("  copied   {name}", name=name)
    if guide.newer is None:
        return _("  kept     {name} (yours, untouched)", name=name)
    newer = guide.newer.relative_to(folder)
    return _("  kept     {name} (yours, untouched); the guide has changed: see {newer}", name=name, newer=newer)


def _open(folder: Path, notebook: Path, *, port: int | None, browser: bool) -> None:
    """Hand this process over to JupyterLab, until Ctrl-C."""
    if port is not None:
        _require_free(port)
    os.environ |= _environment()
    print(_("Opening JupyterLab. Press Ctrl-C here to stop it."), flush=True)
    try:
        from jupyterlab.labapp import LabApp
    except ImportError as error:
        raise CommandError(
            _("JupyterLab is not installed in this environment. Install it: pip install jupyterlab")
        ) from error
    LabApp.launch_instance(_arguments(folder, notebook, port=port, browser=browser))


def _require_free(port: int) -> None:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError as error:
        raise CommandError(
            _(
                "Port {port} cannot be used: {reason}. Choose another one, or leave --port out.",
                port=port,
                reason=os.strerror(error.errno or 0),
            )
        ) from error


def _environment() -> dict[str, str]:
    """Return what the server and its kernels are told."""
    paths = [str(CONFIG), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    return {
        "COURSE_TOOLKIT_LANG": get_language(),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(paths),
        "JUPYTER_PREFER_ENV_PATH": "1",  # the kernel "python3" is this environment's, not one left in the home
    }


def _arguments(folder: Path, notebook: Path, *, port: int | None, browser: bool) -> list[str]:
    # A workspace of its own: the user's other tabs neither come in nor get lost.
    address = f"/lab/workspaces/course-toolkit/tree/{notebook.relative_to(folder).as_posix()}"
    arguments = [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url={address}",
        f"--ServerApp.open_browser={browser}",
        "--ServerApp.answer_yes=True",  # Ctrl-C stops, instead of asking whether to stop
        "--log-level=WARN",  # the address, and what goes wrong
    ]
    if port is not None:
        arguments += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if getattr(os, "geteuid", lambda: None)() == ROOT_USER:
        arguments.append("--allow-root")  # Jupyter would refuse; in a container everyone is root
    return arguments
