"""Build the site aside, and move it into place when all of it is there."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.handouts import BuildError
from helpers.handouts import build as handouts
from helpers.roles import load_roles, roles_path
from helpers.site.lite import build_lite


def build(out, *, roles=None, pyodide=None, jobs=1):
    """Write handouts and live lessons to `out`; return how many bytes they are."""
    out, roles = out.absolute(), roles_path(roles).resolve()
    load_roles(roles)
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.is_file() or (out.exists() and any(out.iterdir()) and not (out / "lab" / "jupyter-lite.json").is_file()):
        raise BuildError(f"{out} holds something else, which a site would replace. Name another folder: --out DIR.")
    with TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        work = Path(folder)
        new = work / "new"
        build_lite(work, new / "lab", roles, pyodide)
        if out.exists():  # yesterday's pages are taken where nothing has changed
            shutil.copytree(out, new, ignore=shutil.ignore_patterns("lab"), dirs_exist_ok=True)
        handouts.build([], new, roles=roles, live="../lab/", jobs=jobs)
        _swap(new, out, work / "old")
    return sum(file.stat().st_size for file in out.rglob("*") if file.is_file())


def _swap(new, out, old):
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except BaseException:
        if old.exists():
            old.rename(out)
        raise
