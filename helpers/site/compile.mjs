// Put bytecode in the place of source, in what lessons import of Pyodide and its wheels: compiling is half of the time
// until a first chart. The Pyodide at hand does it, so the bytecode is of its version. Usage: node compile.mjs FOLDER
import { pathToFileURL } from "node:url";
const folder = process.argv[2];
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: folder, packages: ["side-by-side", "pyodide-kernel", "piplite"] });
python.FS.mkdirTree("/wheels");
python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, "/wheels");
python.runPython(`
import importlib.util, marshal, re, sys, zipfile
from pathlib import Path

import IPython, jedi, matplotlib.backends.backend_svg, pandas.core.reshape.reshape, pandas.io.formats.string
import pyodide_kernel
from helpers import *

files = [module.__file__ or "" for module in sys.modules.values() if hasattr(module, "__file__")]
used = {file[len(root) + 1:] for file in files for root in sys.path if root and file.startswith(root + "/")}
# What completion knows about packages that are not here, and about Python 2, is a third of all files.
UNUSED = re.compile("jedi/third_party/(typeshed/(third_party|stdlib/2)|django-stubs)/|matplotlib/mpl-data/sample_data/")
HEAD = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)  # 1: it is not compared with its source

def translate(name, content):
    if name not in used or not name.endswith(".py"):
        return {name: content}
    code = HEAD + marshal.dumps(compile(content, name, "exec", dont_inherit=True))
    if name.startswith("helpers/"):  # whoever wants to read them, can
        return {name: content, importlib.util.cache_from_source(name): code}
    return {name + "c": code}

for path in [*Path("/wheels").glob("*.whl"), Path("/wheels/python_stdlib.zip")]:
    part = path.with_suffix(".part")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            if not UNUSED.search(name):
                for place, content in translate(name, old.read(name)).items():
                    new.writestr(place, content)
    part.replace(path)
`);
