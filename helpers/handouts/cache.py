"""What has not changed need not be made again: a fingerprint of everything that a page is made of."""

import json
import os
import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

HELPERS = Path(__file__).resolve().parents[1]
LIBRARIES = ("ipywidgets", "matplotlib", "nbconvert", "pandas")


class Cache:
    """Fingerprints of the pages in a handouts folder.

    Parameters
    ----------
    out : Path
        The handouts folder; the fingerprints are in its `.made.json`.
    editions : sequence of str
        The editions that are asked for.
    """

    def __init__(self, out, editions):
        self._file, self._out, self._editions = out / ".made.json", out, tuple(editions)
        self._common = _fingerprint_common()
        self._made = json.loads(self._file.read_text()) if self._file.exists() else {}

    def holds(self, notebook):
        """Tell whether the pages of a notebook are there, in all editions, and as they were made."""
        key = self._key(notebook)
        return all(self._is_fresh(f"{edition}/{notebook.stem}.html", key) for edition in self._editions)

    def holds_files(self, names):
        """Tell whether files that are made of roles and helpers alone are there, as they were made."""
        return all(self._is_fresh(name, self._common) for name in names)

    def note(self, notebooks, new):
        """Write down what is in a folder of new pages, to be swapped in with them."""
        made = {f"{edition}/{path.stem}.html": self._key(path) for path in notebooks for edition in self._editions}
        made |= {path.name: self._common for path in new.glob("infographic.*")}
        for name, key in made.items():
            self._made[name] = [key, _hash((new / name).read_bytes())]
        (new / self._file.name).write_text(json.dumps(self._made, indent=0, sort_keys=True))

    def _key(self, notebook):
        return _hash(self._common.encode() + notebook.read_bytes())

    def _is_fresh(self, name, key):
        page = self._out / name
        return page.exists() and self._made.get(name) == [key, _hash(page.read_bytes())]


def _hash(content):
    return sha256(content).hexdigest()[:32]


def _fingerprint_common():
    """Take the helpers, templates, data and versions together: what every page depends on."""
    roles = Path(os.environ.get("SIDE_BY_SIDE_ROLES") or HELPERS.parent / "data" / "roles.csv").resolve()
    files = [path for path in sorted(HELPERS.rglob("*")) if path.is_file() and path.suffix != ".pyc"]
    files += [roles, *(roles.with_name(name) for name in ("scenarios.csv", "labour_market.csv")),
              roles.with_suffix(".source.txt")]
    parts = [sys.version.encode(), *(f"{name} {version(name)}".encode() for name in LIBRARIES)]
    parts += [f"{path} {_hash(path.read_bytes())}".encode() for path in files if path.exists()]
    # The map in the start page and the index are made from all notebooks' metadata.
    notebooks = sorted((HELPERS.parent / "notebooks").glob("*.ipynb"))
    parts += [json.dumps(json.loads(path.read_bytes())["metadata"], sort_keys=True).encode() for path in notebooks]
    return _hash(b"\n".join(parts))
