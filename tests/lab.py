"""A real JupyterLab server of our own, on 127.0.0.1, and what a reader does in it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOOKS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8")
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"
OPEN = """async path => {
  const app = window.jupyterapp;
  await app.restored;
  const close = async kept => {
    for (const old of [...app.shell.widgets('main')].filter(widget => widget !== kept)) {
      await old.sessionContext?.shutdown();
      old.dispose();
    }
  };
  await close();
  // Where nothing is open, JupyterLab opens its launcher.
  await close(await app.commands.execute('docmanager:open', {path}));
}"""
READY = """async () => {
  const panel = window.jupyterapp.shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
}"""
RUN = "async () => { await window.jupyterapp.commands.execute('notebook:run-all-cells'); }"
RESTART = """async () => {
  await window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart();
}"""
THEME = """async theme => {
  await window.jupyterapp.commands.execute('apputils:change-theme', {theme});
}"""
# Changing shows JupyterLab's splash for a moment; changing again before it has gone is an error of JupyterLab's own.
THEMED = """theme => document.body.dataset.jpThemeName === theme && !document.querySelector('#jupyterlab-splash')"""
IDLE = """() => {
  const state = document.querySelector('.jp-Notebook-ExecutionIndicator');
  const busy = [...document.querySelectorAll('.jp-InputPrompt')].some(p => p.textContent.includes('[*]'));
  return state && state.dataset.status === 'idle' && !busy;
}"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def prepare(folder):
    """Give the server folders of its own, a copy of the lessons, and settings that keep pop-ups away."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".*"))
    config = folder / "config" / "labconfig"
    config.mkdir(parents=True)
    (config / "page_config.json").write_text(json.dumps(
        {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}))
    settings = folder / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    (settings / "tracker.jupyterlab-settings").write_text(json.dumps({"windowingMode": "none"}))
    names = ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "JUPYTERLAB_WORKSPACES_DIR")
    env = {**os.environ, **{name: str(folder / name.lower()) for name in names}}
    env["JUPYTER_CONFIG_DIR"], env["JUPYTERLAB_SETTINGS_DIR"] = str(folder / "config"), str(folder / "settings")
    # The environment's own commands come first, as they do for somebody who has activated it.
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    return env


@contextmanager
def server(folder, *command, roles=None):
    """Start JupyterLab (or another `command`) in `folder`; give its address, and stop it by its process id."""
    env = prepare(folder)
    if roles:
        env["SIDE_BY_SIDE_ROLES"] = str(roles)
    port = free_port()
    command = command or ("jupyterlab",)
    arguments = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
                 "--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True", f"--ServerApp.root_dir={folder}"]
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen([sys.executable, "-m", *command, *arguments], env=env, cwd=folder, stdout=log,
                                   stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/api", process, folder / "server.log")
            yield address
        finally:
            process.terminate()
            process.wait(20)


def wait_for(address, process, log, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"no answer from {address}:\n{log.read_text()[-2000:]}")


def open_notebook(page, address, name):
    """Open a lesson, alone, and wait until its kernel is there. JupyterLab itself is loaded once for a page."""
    if not page.url.startswith(f"{address}/lab"):
        page.goto(f"{address}/lab?reset")
        page.wait_for_function("() => window.jupyterapp", timeout=60_000)
    page.evaluate(OPEN, f"notebooks/{name}")
    page.evaluate(READY)


def run_all(page):
    """Run all cells and wait for the end."""
    page.evaluate(RUN)
    page.wait_for_function(IDLE, timeout=120_000)


def restart(page):
    page.evaluate(RESTART)
    page.evaluate(READY)


def change_theme(page, theme):
    """Choose one of JupyterLab's themes, and wait until it is on the page."""
    page.evaluate(THEME, theme)
    page.wait_for_function(THEMED, arg=theme)


def find_faults(page, outputs=".jp-OutputArea-output"):
    """Return what is wrong with the outputs as they look now: contrast, pictures, tables, names of controls."""
    return page.evaluate(LOOKS.replace("OUTPUTS", json.dumps(outputs)))


def errors(page):
    """Return the tracebacks on the page."""
    return page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr'], .jp-RenderedText "
                        ".ansi-red-fg").all_inner_texts()
