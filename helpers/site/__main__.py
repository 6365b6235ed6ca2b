"""`python -m helpers.site`: make the static site."""

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.handouts import BuildError, add_options, run_command
from helpers.site import SETTING

EPILOG = """Writes the handouts with their front page, and lab/, the same lessons live. Any web server can show them.
If anything fails, the site stays as it was."""


def main(arguments=None):
    """Read the command line and build; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m helpers.site", epilog=EPILOG,
        description="Make a static site: every lesson as a page, and live in the reader's own browser.")
    add_options(parser, "site")
    parser.add_argument("--pyodide", type=Path, metavar="FOLDER", default=os.environ.get(SETTING) or None,
                        help=f"a Pyodide to put into the site, for a room without a network (default: {SETTING}; "
                             "without either, browsers fetch Pyodide from its network address)")
    given = parser.parse_args(arguments)
    return run_command(lambda: make_site(given.out, given.roles, given.pyodide, given.jobs), given.out,
                       "site is as it was")


def make_site(out, roles, pyodide, jobs):
    """Write handouts and live lessons to `out`, the latter aside at first; return what there is to say."""
    from helpers.handouts.build import build
    from helpers.roles import load_roles, roles_path
    from helpers.site.lite import build_lite

    lab, roles = out.absolute() / "lab", roles_path(roles).resolve()
    load_roles(roles)
    if lab.exists() and not (lab / "jupyter-lite.json").is_file():
        raise BuildError(f"{lab} holds something else, which a site would replace. Name another folder: --out DIR.")
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=lab.parents[1], prefix=f".{lab.parent.name}-") as folder:
        work = Path(folder)
        build_lite(work, work / "lab", roles, pyodide)
        build([], out, roles=roles, live="../lab/", jobs=jobs)
        if lab.exists():
            lab.rename(work / "old")
        try:
            (work / "lab").rename(lab)
        except OSError:
            if (work / "old").exists():
                (work / "old").rename(lab)
            raise
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    return f"{out / 'index.html'}: {size // 1_000_000} MB. `make serve` shows it."


if __name__ == "__main__":
    sys.exit(main())
