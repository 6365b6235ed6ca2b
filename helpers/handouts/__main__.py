"""`python -m helpers.handouts`: make the handouts."""

import argparse
import sys
from pathlib import Path

from helpers.handouts import EDITIONS, add_options, run_command

EPILOG = """Writes index.html, a folder for each edition, and the infographic. What has not changed is not made again.
If anything fails, the handouts stay as they were."""


def main(arguments=None):
    """Read the command line and build; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m helpers.handouts", epilog=EPILOG,
        description="Make pages of the lessons that work without Python and without a network.")
    parser.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK", help="notebooks to make (default: all)")
    add_options(parser, "handouts")
    parser.add_argument("--edition", action="append", choices=EDITIONS, help="one edition only; may be given again")
    given = parser.parse_args(arguments)
    if missing := [str(path) for path in given.notebooks if not path.is_file()]:
        parser.error(f"no such notebook: {', '.join(missing)}")

    def work():
        from helpers.handouts.build import build

        ran = build(given.notebooks, given.out, given.edition or EDITIONS, roles=given.roles, jobs=given.jobs)
        return f"{given.out / 'index.html'}: {ran or 'no'} notebook{'' if ran == 1 else 's'} run"

    return run_command(work, given.out, "handouts are as they were")


if __name__ == "__main__":
    sys.exit(main())
