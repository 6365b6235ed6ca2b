"""What has not changed is not made again: a fingerprint of all that a page is made of, noted beside the pages."""

import json
import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

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

    def list_sources(self):
        """List the pages with the notebooks that they are made of, as far as these are still there."""
        return {name: Path(source) for name, (*_, source) in self._notes.items() if Path(source).is_file()}

    def note(self, new, notebooks):
        """Write down what is in a folder of new files."""
        sources = {path.stem: path for path in notebooks}
        for file in filter(Path.is_file, sorted(new.rglob("*"))):
            self._notes[file.relative_to(new).as_posix()] = self._describe(file, sources.get(file.stem))
        (new / ".made.json").write_text(json.dumps(self._notes, indent=0, sort_keys=True), encoding="utf-8")

    def _describe(self, file, notebook):
        key = sha256(self._common + notebook.read_bytes()).hexdigest() if notebook else self._common.hex()
        return [key, sha256(file.read_bytes()).hexdigest(), str(notebook or "")]


def _read_notes(file):
    """Read the notes; damaged ones are none, and all is made anew."""
    try:
        return {name: [str(key), str(digest), str(source)]
                for name, (key, digest, source) in json.loads(file.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _take_fingerprint(roles, live):
    """Take together what every page depends on: versions, the map of all lessons, helpers, templates, data."""
    about = [sys.version, live, *map(version, LIBRARIES), *map(read_metadata, list_lessons())]
    beside = [roles.with_name(path.name) for path in sorted((PROJECT / "data").glob("*.csv"))]
    files = [*sorted((PROJECT / "helpers").rglob("*.*")), roles, *beside, roles.with_suffix(".source.txt")]
    found = sha256(repr(about).encode())
    for path in files:
        if path.is_file() and path.suffix != ".pyc":
            found.update(f"{path} {path.stat().st_size} ".encode() + path.read_bytes())
    return found.digest()
