"""JupyterLite with the lessons, and a Python (Pyodide) that finds what they import."""

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from urllib.request import urlopen

from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL, PYODIDE_LOCK_DEFAULT_URL
from packaging.utils import canonicalize_name

from helpers.handouts import BuildError
from helpers.site.wheels import KERNEL, NEEDS, PROJECT, add_wheels, list_data

PLACE = "static/pyodide"
CORE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
WANTED = ["micropip", "ipython", "jedi", "traitlets", *NEEDS]
# What the kernel here says of itself: a lesson that says it too needs no choice, and is not changed by opening it.
TOLD = {"kernelspec": {"name": "python", "display_name": "Python (Pyodide)"},
        "language_info": {"codemirror_mode": {"name": "python", "version": 3}, "version": "3.8"}}
BACK = {"name": "handouts", "command": "help:open", "label": "All lessons as pages", "rank": 60,
        "caption": "Open the list of lessons to read and to print",
        "args": {"url": "../../student/index.html", "text": "Side by Side", "newBrowserTab": True}}
OVERRIDES = {"@jupyterlab/application-extension:top-bar": {"toolbar": [BACK]},
             # A lesson is short: all of it is there to be searched and read aloud. Closed, it gives its memory back.
             "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none", "kernelShutdown": True}}
# Whatever else is installed beside the two extensions would slow a lesson down, or miss its server.
BUILD = {"apps": ["lab"], "no_sourcemaps": True, "no_unused_shared_packages": True,
         "ignore_sys_prefix": ["federated_extensions"], "federated_extensions": [
             f"{sys.prefix}/share/jupyter/labextensions/{name}"
             for name in ("@jupyter-widgets/jupyterlab-manager", "@jupyterlite/pyodide-kernel-extension")]}


def build_lite(work, out, roles, pyodide=None):
    """Write JupyterLite with the lessons to `out`; `work` is a folder for what is only needed on the way."""
    lite, place = work / "lite", work / "pyodide"
    for folder in (lite / "files/notebooks", lite / "files/data", place):
        folder.mkdir(parents=True)
    lock = take_pyodide(pyodide, place) if pyodide else fetch_lock()
    add_wheels(place, lock, roles)
    _write_lock(place, lock)
    if pyodide and (node := shutil.which("node")):
        _run([node, Path(__file__).with_name("compile.mjs"), place], "Unpack Pyodide anew.")
        _write_lock(place, lock)
    _write_settings(lite, bool(pyodide))
    _copy_lessons(lite / "files", roles)
    # It keeps notes in its folder, and would leave out what it has noted: so the folder is one of its own.
    _run([sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", lite, "--output-dir", out],
         "Install the pinned versions: pip install -c requirements.txt -e '.[site]'.", cwd=work)
    place.rename(out / PLACE)
    page, start = out / "lab/index.html", Path(__file__).with_name("start.js").read_text(encoding="utf-8")
    page.write_text(page.read_text(encoding="utf-8").replace(
        "</head>", f'<script type="module">{start}</script></head>', 1), encoding="utf-8")
    shutil.copy(Path(__file__).with_name("open.html"), out / "index.html")
    for font in (out / "build").glob("fa-*.svg"):  # 2 MB for browsers that are no more
        font.unlink()


def take_pyodide(folder, place):
    """Copy what the lessons need of a local Pyodide; return its list of packages."""
    try:
        lock = choose_packages(json.loads((folder / "pyodide-lock.json").read_bytes()))
        present = [name for name in CORE if name == CORE[0] or (folder / name).is_file()]  # versions differ
        for name in (*present, *(info["file_name"] for info in lock["packages"].values())):
            shutil.copy(folder / name, place)
    except (FileNotFoundError, ValueError, KeyError, TypeError) as error:
        raise BuildError(f"{folder} is no full Pyodide ({error}). Name the folder that its full download unpacks to "
                         "(pyodide-VERSION.tar.bz2).") from None
    return lock


def _write_lock(place, lock):
    for info in lock["packages"].values():
        if (file := place / info["file_name"]).is_file():
            info["sha256"] = sha256(file.read_bytes()).hexdigest()
    (place / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")


def _run(command, advice, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode:
        lines = ["it does not say why", *f"{done.stdout}{done.stderr}".strip().splitlines()]
        why = next((line for line in reversed(lines) if "Error: " in line), lines[-1])
        raise BuildError(f"{Path(command[0]).name} fails: {why.strip()[:300]}. {advice}")


def fetch_lock():
    """Fetch the list of packages of the Pyodide that readers' browsers fetch from its own network address."""
    try:
        with urlopen(PYODIDE_LOCK_DEFAULT_URL, timeout=30) as answer:
            lock = choose_packages(json.load(answer))
    except (OSError, ValueError) as error:
        raise BuildError(f"Pyodide's list of packages cannot be fetched ({error}). Connect this machine to the "
                        "internet, or name a Pyodide that you have: --pyodide FOLDER.") from None
    for info in lock["packages"].values():
        info["file_name"] = f"{PYODIDE_CDN_URL}/{info['file_name']}"
    return lock


def choose_packages(lock):
    """Keep of a list of packages what the lessons need."""
    names, kept, wanted = {canonicalize_name(name): name for name in lock["packages"]}, {}, [*WANTED]
    if "pandas" not in names:
        raise ValueError("it lists no pandas")
    while wanted:
        name = names.get(canonicalize_name(wanted.pop()))
        if name and name not in kept:
            kept[name] = lock["packages"][name]
            wanted += kept[name]["depends"]
    return {**lock, "packages": kept}


def _write_settings(lite, local):
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": {
        "lockFileURL": f"./{PLACE}/pyodide-lock.json",
        "packages": [*WANTED[:4], "comm", "piplite", *KERNEL, "side-by-side"]}}
    if local:
        kernel["pyodideUrl"] = f"./{PLACE}/pyodide.mjs"
    config = {"appName": "Side by Side", "exposeAppInBrowser": True,
              # Which lessons were open is forgotten: each would start a Python of its own. What is in them is kept.
              "enableMemoryStorage": True, "workspacesStorageDrivers": ["memoryStorageDriver"],
              "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel}}
    for name, settings in {"jupyter-lite": {"jupyter-lite-schema-version": 0, "jupyter-config-data": config},
                           "jupyter_lite_config": {"LiteBuildConfig": BUILD}, "overrides": OVERRIDES}.items():
        (lite / f"{name}.json").write_text(json.dumps(settings), encoding="utf-8")


def _copy_lessons(files, roles):
    """Copy the lessons and their data."""
    for path in sorted((PROJECT / "notebooks").glob("*.ipynb")):
        notebook = json.loads(path.read_bytes())
        for name, told in TOLD.items():
            notebook["metadata"].setdefault(name, {}).update(told)
        (files / "notebooks" / path.name).write_text(json.dumps(notebook), encoding="utf-8")
    for name, path in list_data(roles).items():
        shutil.copy(path, files / "data" / name)
