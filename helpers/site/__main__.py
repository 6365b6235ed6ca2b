"""`python -m helpers.site`: make the static site."""

import argparse
import os
import sys
from pathlib import Path

from helpers.handouts import BuildError, add_jobs, say
from helpers.site import SETTING, SiteError

EPILOG = """Writes the handouts with their front page, and lab/, the same lessons live. Any web server can show them.
If anything fails, the site stays as it was."""


def main(arguments=None):
    """Read the command line and build; return the exit status."""
    given = _read(arguments)
    try:
        from helpers.site.build import build

        size = build(given.out, roles=given.roles, pyodide=given.pyodide, jobs=given.jobs)
    except KeyboardInterrupt:
        text, status = "stopped; the site is as it was", 130
    except ImportError as error:
        text, status = f"{error}. Install what makes the site: pip install -c requirements.txt -e '.[site]'", 1
    except (SiteError, BuildError, ValueError) as error:
        text, status = f"{error}\nThe site is as it was.", 1
    except OSError as error:
        text, status = f"cannot write {given.out}: {error.strerror or error}. Mend that, and build again.\n" \
            "The site is as it was.", 1
    else:
        text, status = f"{given.out / 'index.html'}: {size // 1_000_000} MB. `make serve` shows it.", 0
    say(text, sys.stderr if status else sys.stdout)
    return status


def _read(arguments):
    parser = argparse.ArgumentParser(
        prog="python -m helpers.site", epilog=EPILOG,
        description="Make a static site: every lesson as a page, and live in the reader's own browser.")
    parser.add_argument("--roles", metavar="CSV", help="a roles file of your own, for the whole site")
    parser.add_argument("--pyodide", type=Path, metavar="FOLDER", default=os.environ.get(SETTING) or None,
                        help=f"a Pyodide to put into the site, for a room without a network (default: {SETTING}; "
                             "without either, browsers fetch Pyodide from its network address)")
    parser.add_argument("--out", type=Path, default=Path("site"), metavar="DIR", help="where to write (default: site)")
    add_jobs(parser)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
