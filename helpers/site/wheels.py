"""What the lessons need in the browser beside Pyodide's own packages, each as a wheel."""

import json
import re
from ast import literal_eval
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from jupyterlite_pyodide_kernel.constants import PYODIDE_KERNEL_NPM_NAME

from helpers.roles.companions import COMPANIONS

PROJECT = Path(__file__).resolve().parents[2]
NEEDS = ["pandas", "matplotlib", "ipywidgets"]
# Pure packages of this environment, and the kernel's own wheels: in Pyodide's list, they are fetched while it starts.
EXTRA = {"comm": ["traitlets"], "ipywidgets": ["comm", "traitlets", "ipython"]}
KERNEL = {"ipykernel": ["pyodide-kernel"], "pyodide-kernel": ["comm", "ipython", "jedi"]}
# The kernel wants a piplite, and that one wants the newest Pyodide. Nothing is installed here, so this will do.
# The kernel imports it first of all. While the reader's files are the current folder, each import asks the page about
# them and waits for its answer, 130 times in all; so what lessons need is imported here, from another folder.
PIPLITE = {"__init__": "", "piplite": """\
from contextlib import chdir

with chdir("/"):
    import pyodide_kernel
    from helpers import *
""", "cli": """\
async def get_transformed_code(argv):
    return 'print("This page brings what the lessons need, and installs nothing else.")\\n'
"""}


def add_wheels(place, lock, roles):
    """Put the wheels into a folder, and into Pyodide's list of packages."""
    for name, needs in EXTRA.items():
        _add(place, lock, name, needs, {str(path): path.read_binary() for path in distribution(name).files
                                        if path.parts[0] == name and path.suffix != ".pyc"})
    for name, needs in KERNEL.items():
        _add(place, lock, name, needs, _list_kernel(name))
    _add(place, lock, "piplite", ["micropip", *KERNEL, "side-by-side"],
         {f"piplite/{name}.py": text for name, text in PIPLITE.items()})
    _add(place, lock, "side-by-side", NEEDS, {**_list_project(roles), **_mend_fonts(place, lock)}, module="helpers")


def _add(place, lock, name, needs, files, module=None):
    """Make a wheel; its name changes with what it holds, so no browser takes an old one from its store."""
    folder = name.replace("-", "_")
    files[f"{folder}-1.dist-info/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n"
    files = {path: content.encode() if isinstance(content, str) else content for path, content in files.items()}
    digest = sha256(b"\0".join(part for path in sorted(files) for part in (path.encode(), files[path]))).hexdigest()
    wheel = place / f"{folder}-1-{int(digest[:8], 16)}-py3-none-any.whl"
    with ZipFile(wheel, "w", ZIP_DEFLATED) as archive:
        for path in sorted(files):
            archive.writestr(path, files[path])
    lock["packages"][name] = {
        "name": name, "version": "1", "file_name": wheel.name, "install_dir": "site", "package_type": "package",
        "imports": [module or folder], "depends": needs, "unvendored_tests": False}


def _list_kernel(name):
    found = next(path for path in distribution("jupyterlite-pyodide-kernel").files
                 if PYODIDE_KERNEL_NPM_NAME in str(path) and path.name.startswith(name.replace("-", "_"))
                 and path.suffix == ".whl")
    with ZipFile(found.locate()) as wheel:
        return {path: wheel.read(path) for path in wheel.namelist() if ".dist-info/" not in path}


def _list_project(roles):
    """List helpers, and beside them, as in the project's folder, the notebooks and the data of these roles."""
    paths = [path for pattern in ("helpers/**/*.py", "notebooks/*.ipynb") for path in PROJECT.glob(pattern)
             if not {"handouts", "site"} & {*path.relative_to(PROJECT).parts}]
    files = {path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in paths}
    return files | {f"data/{name}": path.read_bytes() for name, path in list_data(roles).items()}


def list_data(roles):
    """List the roles file and what belongs to it, by the names that they have in the project."""
    places = {name: roles.with_name(name) for name in COMPANIONS}
    places |= {"roles.csv": roles, "roles.source.txt": roles.with_suffix(".source.txt")}
    return {name: path for name, path in places.items() if path.is_file()}


def _mend_fonts(place, lock):
    """Give an older Pyodide its list of fonts: it has one of another matplotlib, and would make it anew each time."""
    path = place / lock["packages"]["matplotlib"]["file_name"]
    if not path.is_file():
        return {}
    with ZipFile(path) as wheel:
        fonts = json.loads(wheel.read("matplotlib/fontlist.json"))
        version = re.search(r"^ +__version__ = (.+)$", wheel.read("matplotlib/font_manager.py").decode(), re.MULTILINE)
    return {"matplotlib/fontlist.json": json.dumps({**fonts, "_version": literal_eval(version[1])})}
