import json
import os
import pty
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from course_toolkit.cli import lab, main

TOKEN = "a-token-of-the-test"  # noqa: S105 — opens only the server of this test
NEWS = "@jupyterlab/apputils-extension:announcements"


@pytest.fixture
def server(monkeypatch):
    """Catch what JupyterLab would be started with."""
    from jupyterlab.labapp import LabApp

    started = []
    monkeypatch.setattr(LabApp, "launch_instance", started.append)
    for name in ("JUPYTER_CONFIG_PATH", "JUPYTER_PREFER_ENV_PATH"):
        monkeypatch.setenv(name, "")  # so that what the command sets is put back afterwards
    return started


@pytest.mark.usefixtures("guides", "server")
def test_what_is_done_is_told(desk, change, capsys):
    assert main(["lab", "--copy-only"]) == 0
    here = desk / "course-toolkit-guides"
    assert capsys.readouterr().out.splitlines() == [
        "  copied   en/01-first.ipynb",
        "  copied   en/02-second.ipynb",
        f"The notebooks are in {here / 'en'}",
    ]
    change("new")
    assert main(["lab", "--copy-only"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "  kept     en/01-first.ipynb (yours, untouched); the guide has changed: see en/01-first-2.ipynb",
        "  kept     en/02-second.ipynb (yours, untouched)",
    ]


@pytest.mark.usefixtures("guides")
def test_copy_only_opens_nothing(desk, server):
    assert main(["lab", str(desk / "mine"), "--copy-only"]) == 0
    assert (desk / "mine" / "en" / "01-first.ipynb").exists()
    assert server == []


@pytest.mark.usefixtures("guides")
def test_each_language_has_its_folder(desk, server, capsys):
    assert main(["lab", "--copy-only"]) == 0
    assert main(["lab", "--copy-only", "--lang", "fr"]) == 0
    assert "  copié    fr/01-first.ipynb" in capsys.readouterr().out
    assert "01-first fr" in (desk / lab.FOLDER / "fr" / "01-first.ipynb").read_text(encoding="utf-8")
    assert server == []


@pytest.mark.usefixtures("guides")
def test_jupyterlab_opens_on_the_first_guide_and_asks_nothing(desk, server):
    assert main(["lab", "--lang", "fr"]) == 0
    (arguments,) = server
    assert f"--ServerApp.root_dir={desk / lab.FOLDER}" in arguments
    assert "--LabApp.default_url=/lab/workspaces/course-toolkit/tree/fr/01-first.ipynb" in arguments
    assert "--ServerApp.open_browser=True" in arguments
    assert "--ServerApp.answer_yes=True" in arguments
    assert not [argument for argument in arguments if "port" in argument]
    assert os.environ["COURSE_TOOLKIT_LANG"] == "fr"
    assert os.environ["JUPYTER_PREFER_ENV_PATH"] == "1"


@pytest.mark.usefixtures("guides", "desk")
def test_a_config_path_of_the_users_is_kept_behind_ours(server, monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/theirs")
    main(["lab"])
    assert os.environ["JUPYTER_CONFIG_PATH"] == f"{lab.CONFIG}{os.pathsep}/theirs"
    assert len(server) == 1


@pytest.mark.usefixtures("guides", "desk")
@pytest.mark.parametrize(("user", "allowed"), [(0, True), (1000, False)])
def test_only_root_is_allowed_as_root(server, monkeypatch, user, allowed):
    monkeypatch.setattr(os, "geteuid", lambda: user)
    main(["lab", "--no-browser"])
    assert ("--allow-root" in server[0]) is allowed
    assert "--ServerApp.open_browser=False" in server[0]


@pytest.mark.usefixtures("guides", "desk")
def test_a_port_that_was_asked_for_is_used_or_refused(server, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["lab", "--port", str(port)]) == 1
        told = capsys.readouterr().err
        assert f"course-toolkit: Port {port} cannot be used: Address already in use. Choose another one" in told
        assert server == []
    assert main(["lab", "--port", str(port)]) == 0
    assert {f"--ServerApp.port={port}", "--ServerApp.port_retries=0"} <= set(server[0])


@pytest.mark.usefixtures("guides")
def test_a_folder_that_cannot_be_written_is_said_in_words(desk, server, capsys):
    (desk / "file").touch()
    assert main(["lab", "file"]) == 1
    told = capsys.readouterr().err
    assert f"course-toolkit: {desk / 'file'} cannot be written: Not a directory." in told
    assert "Traceback" not in told
    assert server == []


@pytest.mark.usefixtures("guides", "desk", "server")
def test_a_missing_jupyterlab_is_said_in_words(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "jupyterlab.labapp", None)
    assert main(["lab"]) == 1
    assert "JupyterLab is not installed in this environment" in capsys.readouterr().err


@pytest.fixture
def running(tmp_path):
    """The real command, as a person would run it, on a port of its own and in a home of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    home = tmp_path / "home"
    old = home / ".local" / "share" / "jupyter" / "kernels" / "python3"
    old.mkdir(parents=True)  # a kernel that another environment left in the home, and that is gone
    (old / "kernel.json").write_text('{"argv": ["/gone/python"], "display_name": "Old", "language": "python"}')
    log = (tmp_path / "log").open("wb")
    screen, keyboard = pty.openpty()  # as at a terminal, where Jupyter would ask whether to stop
    process = subprocess.Popen(
        [Path(sys.executable).with_name("course-toolkit"), "lab", "--no-browser", f"--port={port}", "--lang=fr"],
        cwd=tmp_path,
        env=os.environ | {"HOME": str(home), "JUPYTER_TOKEN": TOKEN, "XDG_DATA_HOME": ""},
        stdin=keyboard,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    with log, process:
        try:
            yield process, f"http://127.0.0.1:{port}", tmp_path / "log"
        finally:
            process.kill()
            os.close(keyboard)
            os.close(screen)


def get(address):
    with urllib.request.urlopen(f"{address}?token={TOKEN}", timeout=10) as answer:  # noqa: S310 — loopback, ours
        return answer.read().decode()


def get_once_up(process, address):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return get(address)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    return pytest.fail("the server did not come up")


def test_the_real_server_asks_nothing_and_stops_on_ctrl_c(running):
    process, address, log = running
    page = get_once_up(process, f"{address}/lab")
    config = json.loads(page.split('id="jupyter-config-data"')[1].split(">", 1)[1].split("</script>")[0])
    assert NEWS in config["disabledExtensions"]

    kernels = json.loads(get(f"{address}/api/kernelspecs"))
    assert kernels["default"] == "python3"
    assert kernels["kernelspecs"]["python3"]["spec"]["display_name"] != "Old"

    (guide, *_others) = json.loads(get(f"{address}/api/contents/fr"))["content"]
    notebook = json.loads(get(f"{address}/api/contents/{guide['path']}"))["content"]
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"

    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0, log.read_text()
    assert "Traceback" not in log.read_text()
