"""Build the handouts: run each lesson once, export every edition of it, and swap whole editions in."""

import os
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from helpers.handouts.cache import Cache
from helpers.handouts.index import write_index
from helpers.handouts.lock import only_one
from helpers.handouts.swap import NEW, clear_remains, swap_in

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
EDITIONS = ("student", "teacher", "slides")
OTHER_FILES = ("infographic.svg", "infographic.pdf", "infographic.png")


def build(notebooks, out, editions=EDITIONS, roles=None, jobs=None):
    """Write the handouts of some notebooks, or say why not and leave everything as it was.

    Parameters
    ----------
    notebooks : list of Path
        The notebooks, or none for the whole collection.
    out : Path
        The folder of the handouts; made where it is missing.
    editions : sequence of str
        Some of "student", "teacher", "slides".
    roles : Path, optional
        The roles file; without it the one that `SIDE_BY_SIDE_ROLES` names, or the shipped one.
    jobs : int, optional
        How many notebooks run at once; the number of cores by default.

    Returns
    -------
    int
        The number of notebooks that were run; the others had not changed.

    Raises
    ------
    helpers.handouts.lock.BuildError
        If a notebook fails, or another build is under way.
    OSError
        If the folder cannot be written.
    """
    whole = not notebooks
    notebooks = notebooks or sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    if roles:
        os.environ["SIDE_BY_SIDE_ROLES"] = str(Path(roles).resolve())
    out.mkdir(parents=True, exist_ok=True)
    with only_one(out / ".lock"):
        clear_remains(out)
        cache = Cache(out, editions)
        stale = [path for path in notebooks if not cache.holds(path)]
        draw = whole and not cache.holds_files(OTHER_FILES)
        with tempfile.TemporaryDirectory(dir=out, prefix=NEW) as folder:
            new = Path(folder)
            if stale or draw:
                _make_pages(stale, new, editions, jobs or os.cpu_count() or 1, draw)
            _complete(new, out, editions, notebooks, whole)
            cache.note(notebooks, new)
            swap_in(new, out)
        return len(stale)


def _make_pages(stale, new, editions, jobs, draw):
    """Run and export what has changed, as many at once as there are cores."""
    from helpers.handouts.run import Runner

    start, width = time.perf_counter(), 24
    with Runner(jobs) as runner, ThreadPoolExecutor(jobs) as pool:
        waiting = {pool.submit(runner.make, path, new, editions): path.stem for path in stale}
        if draw:
            waiting[pool.submit(runner.draw, new)] = "infographic"
        try:
            for number, future in enumerate(as_completed(waiting), 1):
                taken = future.result()
                full = round(width * number / len(waiting))
                print(f"{'█' * full}{'░' * (width - full)} {number:2}/{len(waiting)}  {waiting[future]}  {taken:.1f} s",
                      file=sys.stderr)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            runner.stop()
            raise
    print(f"made in {time.perf_counter() - start:.1f} s", file=sys.stderr)


def _complete(new, out, editions, notebooks, whole):
    """Complete each edition with the pages that had not changed, and write the index."""
    names = {path.stem for path in notebooks}
    for edition in editions:
        fresh, old = new / edition, out / edition
        fresh.mkdir(exist_ok=True)
        for page in old.glob("*.html") if old.exists() else ():
            if not (fresh / page.name).exists() and (page.stem in names or not whole):
                shutil.copy2(page, fresh / page.name)
    made = {edition: sorted(path.name for path in (new / edition).glob("*.html")) for edition in editions}
    write_index(new / "index.html", out, made)
