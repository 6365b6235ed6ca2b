"""Build the handouts: make aside what has changed, and move it into place when all lessons have run."""

import json
import shutil
import sys
from contextlib import contextmanager
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from helpers.handouts import EDITIONS, BuildError
from helpers.handouts.index import DRAWINGS, NOTEBOOKS, TEACHING, list_lessons, read_metadata, write_index
from helpers.roles import load_roles, roles_path

NEW, PROJECT = ".new-", NOTEBOOKS.parent
LIBRARIES = ("ipywidgets", "matplotlib", "nbconvert", "pandas")


def build(notebooks, out, editions=EDITIONS, *, roles=None, live="", jobs=1):
    """Write the handouts of some notebooks, or of all, that link to `live`; return how many had changed."""
    whole, roles = not notebooks, roles_path(roles).resolve()
    notebooks = list(dict.fromkeys(path.absolute() for path in notebooks)) or list_lessons()
    if twins := [path for path in notebooks if [other.stem for other in notebooks].count(path.stem) > 1]:
        raise BuildError(f"{' and '.join(map(str, twins))} would become one page. Give one of them another name.")
    load_roles(roles)
    out.mkdir(parents=True, exist_ok=True)
    with _only_one(out), TemporaryDirectory(dir=out, prefix=NEW) as folder:
        new, made = Path(folder), Made(out, roles, live)
        pages = {path: [f"{edition}/{path.stem}.html" for edition in editions] for path in notebooks}
        stale = [path for path in notebooks if not made.holds(pages[path], path)]
        draw = whole and not made.holds(DRAWINGS)
        if stale or draw:
            # Imported where there is something to do: it takes seconds.
            from helpers.handouts.run import make_all

            make_all(stale, new, editions, roles=roles, live=live, jobs=jobs, draw=draw)
        made.note(new, stale)
        write_index(new, out, {name: Path(note[-1]) for name, note in made.notes.items()}, roles=roles, live=live)
        _move(new, out)
    return len(stale)


@contextmanager
def _only_one(out):
    """Keep other builds away, and remove what one that was killed has left."""
    try:
        with FileLock(out / ".lock", blocking=False):
            for remains in out.glob(f"{NEW}*"):
                shutil.rmtree(remains)
            yield
    except Timeout:
        raise BuildError(f"another build is writing to {out}; wait until it is done, then try again") from None


def _move(new, out):
    """Move new files into place, the index last: at each moment every page is whole, an old one or a new one."""
    try:
        for file in sorted(filter(Path.is_file, new.rglob("*")), key=lambda file: file == new / "index.html"):
            place = out / file.relative_to(new)
            place.parent.mkdir(exist_ok=True)
            file.replace(place)
    except KeyboardInterrupt:
        _move(new, out)  # it is a matter of a moment


class Made:
    """The notes on a handouts folder: of each file the fingerprint, the hash and the notebook."""

    def __init__(self, out, roles, live=""):
        self._out, self._common, self.notes = out, _take_fingerprint(roles, live), _read_notes(out / ".made.json")

    def holds(self, names, notebook=None):
        """Tell whether files are there as they would be made today: of a notebook, or of roles and helpers alone."""
        return all((self._out / name).is_file() and self.notes.get(name) == self._describe(self._out / name, notebook)
                   for name in names)

    def note(self, new, notebooks):
        """Write down what is in a folder of new files."""
        sources = {path.stem: path for path in notebooks}
        for file in filter(Path.is_file, sorted(new.rglob("*"))):
            self.notes[file.relative_to(new).as_posix()] = self._describe(file, sources.get(file.stem))
        (new / ".made.json").write_text(json.dumps(self.notes, indent=0, sort_keys=True), encoding="utf-8")

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
    files = [*sorted((PROJECT / "helpers").rglob("*.*")), TEACHING, roles, *beside, roles.with_suffix(".source.txt")]
    found = sha256(repr(about).encode())
    for path in files:
        if path.is_file() and path.suffix != ".pyc":
            found.update(f"{path} {path.stat().st_size} ".encode() + path.read_bytes())
    return found.digest()
