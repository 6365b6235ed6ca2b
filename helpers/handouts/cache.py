"""What has not changed is not made again: a fingerprint of all that a page is made of, noted beside the pages."""

import json
import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from helpers.handouts import BuildError
from helpers.handouts.index import NOTEBOOKS, list_lessons, read_metadata

PROJECT = NOTEBOOKS.parent
LIBRARIES = ("ipywidgets", "matplotlib", "nbconvert", "pandas")


class Made:
    """The notes on a handouts folder: of each file the fingerprint, the hash and the notebook."""

    def __init__(self, out, roles, live=""):
        self._out, self._common, self._notes = out, _take_fingerprint(roles, live), _read_notes(out / ".made.json")

    def holds(self, names, notebook=None):
        """Tell whether files are there as they would be made today: of a notebook, or of roles and helpers alone."""
        return all((self._out / name).is_file() and self._notes.get(name) == self._describe(self._out / name, notebook)
                   for name in names)

    def refuse_twins(self, notebooks):
        """Refuse a notebook whose pages would take the place of another one's."""
        sources = (Path(source) for *_, source in self._notes.values() if Path(source).is_file())
        names = {source.stem: source for source in sources}
        for path in notebooks:
            if (other := names.setdefault(path.stem, path)) != path:
                raise BuildError(f"{other} and {path} would both become {path.stem}.html. "
                                 "Give one of them another name, or write to another folder with --out.")

    def list_gone(self):
        """List the pages of lessons that have left the collection."""
        return [self._out / name for name, (*_, source) in self._notes.items()
                if Path(source).parent == NOTEBOOKS and not Path(source).exists()]

    def note(self, new, notebooks):
        """Write down what is in a folder of new files."""
        sources = {path.stem: path for path in notebooks}
        for file in filter(Path.is_file, sorted(new.rglob("*"))):
            self._notes[file.relative_to(new).as_posix()] = self._describe(file, sources.get(file.stem))
        (new / ".made.json").write_text(json.dumps(self._notes, indent=0, sort_keys=True), encoding="utf-8")

    def _describe(self, file, notebook):
        key = _hash(self._common.encode() + notebook.read_bytes()) if notebook else self._common
        return [key, _hash(file.read_bytes()), str(notebook or "")]


def _read_notes(file):
    """Read the notes; damaged ones are none, and all is made anew."""
    try:
        return {name: [str(key), str(digest), str(source)]
                for name, (key, digest, source) in json.loads(file.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _take_fingerprint(roles, live):
    """Take together what every page depends on: helpers, templates, data, versions, and the map of all lessons."""
    beside = [roles.with_name(path.name) for path in sorted((PROJECT / "data").glob("*.csv"))]
    helpers = [path for path in sorted((PROJECT / "helpers").rglob("*.*")) if path.suffix != ".pyc"]
    parts = [sys.version, live, *(f"{name} {version(name)}" for name in LIBRARIES),
             *(f"{path} {_hash(path.read_bytes())}"
               for path in (*helpers, roles, *beside, roles.with_suffix(".source.txt")) if path.is_file()),
             *(json.dumps(read_metadata(path), sort_keys=True) for path in list_lessons())]
    return _hash("\n".join(parts).encode())


def _hash(content):
    return sha256(content).hexdigest()[:32]
