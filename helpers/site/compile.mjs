// Put bytecode in the place of source, in what lessons import of Pyodide and its wheels: compiling is half of the time
// until a first chart. The Pyodide at hand does it, so the bytecode is of its version. Usage: node compile.mjs FOLDER
import { pathToFileURL } from "node:url";
const folder = process.argv[2];
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: folder, packages: ["side-by-side", "ipython", "jedi"] });
python.FS.mkdirTree("/wheels");
python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, "/wheels");
python.runPython(`
import importlib.util, marshal, sys, zipfile
from pathlib import Path

import helpers, IPython, jedi
[getattr(helpers, name) for name in helpers.__all__]
files = [module.__file__ or "" for module in sys.modules.values() if hasattr(module, "__file__")]
used = {file[len(root) + 1:] for file in files for root in sys.path if root and file.startswith(root + "/")}
HEAD = importlib.util.MAGIC_NUMBER + bytes(12)

def translate(name, content):
    if name not in used or not name.endswith(".py") or name.startswith("helpers/"):
        return name, content
    return name + "c", HEAD + marshal.dumps(compile(content, name, "exec", dont_inherit=True))

for path in [*Path("/wheels").glob("*.whl"), Path("/wheels/python_stdlib.zip")]:
    part = path.with_suffix(".part")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            # What completion knows about packages that are not here is a third of all files.
            if "/typeshed/third_party/" not in name:
                new.writestr(*translate(name, old.read(name)))
    part.replace(path)
`);
