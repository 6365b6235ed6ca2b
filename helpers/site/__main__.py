"""`python -m helpers.site`: make the static site."""

import argparse
import os
import sys
from pathlib import Path

from helpers.handouts import add_options, run_command
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

    def work():
        from helpers.site.build import build

        size = build(given.out, roles=given.roles, pyodide=given.pyodide, jobs=given.jobs)
        return f"{given.out / 'index.html'}: {size // 1_000_000} MB. `make serve` shows it."

    return run_command(work, given.out, "site is as it was")


if __name__ == "__main__":
    sys.exit(main())
