"""Build the handouts: make aside what has changed, and move it into place when all lessons have run."""

import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from helpers.handouts import EDITIONS, BuildError
from helpers.handouts.cache import Made
from helpers.handouts.index import DRAWINGS, list_lessons, write_index
from helpers.roles import roles_path

NEW = ".new-"


def build(notebooks, out, editions=EDITIONS, *, roles=None, live="", jobs=1):
    """Write the handouts of some notebooks, or of the whole collection; return how many had changed and were run.

    `live` is where the lessons run in a browser, as seen from a page in the folder of an edition.
    """
    whole, roles = not notebooks, roles_path(roles).resolve()
    notebooks = list(dict.fromkeys(path.absolute() for path in notebooks)) or list_lessons()
    if twins := [path for path in notebooks if [other.stem for other in notebooks].count(path.stem) > 1]:
        raise BuildError(f"{' and '.join(map(str, twins))} would become one page. Give one of them another name.")
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
        write_index(new, out, made.list_sources(), roles=roles, live=live)
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
