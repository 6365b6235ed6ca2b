"""JupyterLite with the lessons, and a Python (Pyodide) that finds what they import."""

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from urllib.request import urlopen

from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL, PYODIDE_LOCK_DEFAULT_URL

from helpers.handouts import BuildError
from helpers.site.wheels import KERNEL, NEEDS, PROJECT, add_wheels, list_data

PLACE = "static/pyodide"
CORE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
WANTED = ["micropip", "ipython", "jedi", "traitlets", *NEEDS]
BACK = {"name": "handouts", "command": "help:open", "label": "All lessons as pages", "rank": 60,
        "caption": "Open the front page: every lesson to read and to print",
        "args": {"url": "../../index.html", "text": "Side by Side", "newBrowserTab": True}}
OVERRIDES = {"@jupyterlab/application-extension:top-bar": {"toolbar": [BACK]},
             # A lesson is short: all of it is there to be searched, and for a screen reader.
             "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}


def build_lite(work, out, roles, pyodide=None):
    """Write JupyterLite with the lessons to `out`; `work` is a folder for what is only needed on the way."""
    lite, place = work / "lite", work / "pyodide"
    (lite / "files").mkdir(parents=True)
    place.mkdir()
    lock = take_pyodide(pyodide, place) if pyodide else fetch_lock()
    add_wheels(place, lock, roles)
    _write_lock(place, lock)
    if pyodide and (node := shutil.which("node")):
        _compile(node, place)
        _write_lock(place, lock)
    _write_settings(lite, bool(pyodide))
    _copy_lessons(lite / "files", roles)
    _run_jupyterlite(lite, out)
    place.rename(out / PLACE)
    shutil.copy(Path(__file__).with_name("open.html"), out / "index.html")
    for font in (out / "build").glob("fa-*.svg"):  # 2 MB for browsers that are no more
        font.unlink()


def take_pyodide(folder, place):
    """Copy what the lessons need of a local Pyodide; return its list of packages."""
    file = folder / "pyodide-lock.json"
    if not file.is_file() or not (folder / CORE[0]).is_file():
        raise BuildError(f"{folder} is no Pyodide: pyodide.mjs and pyodide-lock.json should be in it. Name the folder "
                        "that the full download unpacks to (pyodide-VERSION.tar.bz2).")
    try:
        lock = choose_packages(json.loads(file.read_bytes()), file)
    except (ValueError, KeyError, TypeError) as error:
        raise BuildError(f"{file} cannot be read: {error!r}. Unpack Pyodide anew.") from None
    names = [info["file_name"] for info in lock["packages"].values()]
    if missing := [name for name in names if not (folder / name).is_file()]:
        raise BuildError(f"{folder} has no {', '.join(missing)}. Take the full download of Pyodide, not its core.")
    for name in (*CORE, *names):
        if (folder / name).is_file():
            shutil.copy(folder / name, place)
    return lock


def _write_lock(place, lock):
    for info in lock["packages"].values():
        if (file := place / info["file_name"]).is_file():
            info["sha256"] = sha256(file.read_bytes()).hexdigest()
    (place / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")


def _compile(node, place):
    """Compile what is in a local Pyodide, where there is Node.js to run it: a lesson then opens in half the time."""
    done = subprocess.run([node, Path(__file__).with_name("compile.mjs"), place], capture_output=True, text=True,
                          check=False)
    if done.returncode:
        why = next((line for line in reversed(done.stderr.splitlines()) if "Error: " in line), "it says nothing")
        raise BuildError(f"Pyodide does not run in Node.js: {why.strip()[:300]}. Unpack Pyodide anew.")


def fetch_lock():
    """Fetch the list of packages of the Pyodide that readers' browsers fetch from its own network address."""
    try:
        with urlopen(PYODIDE_LOCK_DEFAULT_URL, timeout=30) as answer:
            lock = choose_packages(json.load(answer), PYODIDE_LOCK_DEFAULT_URL)
    except (OSError, ValueError) as error:
        raise BuildError(f"Pyodide's list of packages cannot be fetched ({error}). Connect this machine to the "
                        "internet, or name a Pyodide that you have: --pyodide FOLDER.") from None
    for info in lock["packages"].values():
        info["file_name"] = f"{PYODIDE_CDN_URL}/{info['file_name']}"
    return lock


def choose_packages(lock, source):
    """Keep of a list of packages what the lessons need."""
    names, kept, wanted = {_fold(name): name for name in lock["packages"]}, {}, [*WANTED]
    if "pandas" not in names:
        raise BuildError(f"{source} lists no pandas. Take the full download of Pyodide, not its core.")
    while wanted:
        name = names.get(_fold(wanted.pop()))
        if name and name not in kept:
            kept[name] = lock["packages"][name]
            wanted += kept[name]["depends"]
    return {**lock, "packages": kept}


def _fold(name):
    return name.lower().replace("_", "-")


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
    (lite / "jupyter-lite.json").write_text(
        json.dumps({"jupyter-lite-schema-version": 0, "jupyter-config-data": config}), encoding="utf-8")
    (lite / "overrides.json").write_text(json.dumps(OVERRIDES), encoding="utf-8")


def _copy_lessons(files, roles):
    """Copy the lessons and their data. The kernel is called python here: with its name, none has to be chosen."""
    for path in sorted((PROJECT / "notebooks").glob("*.ipynb")):
        notebook = json.loads(path.read_bytes())
        notebook["metadata"]["kernelspec"]["name"] = "python"
        copy = files / "notebooks" / path.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(json.dumps(notebook, indent=1, ensure_ascii=False), encoding="utf-8")
    (files / "data").mkdir()
    for name, path in list_data(roles).items():
        shutil.copy(path, files / "data" / name)


def _run_jupyterlite(lite, out):
    """Run JupyterLite's builder in a folder of its own: it keeps notes there, and would leave out what it has noted."""
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", lite, "--output-dir", out,
               "--apps", "lab", "--no-sourcemaps", "--no-unused-shared-packages"]
    done = subprocess.run(command, cwd=lite.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise BuildError(f"JupyterLite cannot be built: {''.join(last)}. Install the pinned versions: "
                        "pip install -c requirements.txt -e '.[site]'.")
