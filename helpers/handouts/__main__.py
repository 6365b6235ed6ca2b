"""`python -m helpers.handouts`: make the handouts."""

import argparse
import sys
from pathlib import Path

from helpers.handouts import EDITIONS, BuildError, add_jobs, say

EPILOG = """Writes index.html, a folder for each edition, and the infographic. What has not changed is not made again.
If anything fails, the handouts stay as they were."""


def main(arguments=None):
    """Read the command line and build; return the exit status."""
    given = _read(arguments)
    try:
        # Imported where Ctrl-C is heard: it takes a moment.
        from helpers.handouts.build import build
        from helpers.roles import load_roles

        if given.roles:
            load_roles(given.roles)
        ran = build(given.notebooks, given.out, given.edition or EDITIONS, roles=given.roles, live=given.live,
                    jobs=given.jobs)
    except KeyboardInterrupt:
        text, status = "stopped; the handouts are as they were", 130
    except ImportError as error:
        text, status = f"{error}. Install the project as README says: it brings all that makes handouts.", 1
    except (BuildError, ValueError) as error:
        text, status = f"{error}\nThe handouts are as they were.", 1
    except OSError as error:
        text, status = f"cannot write to {given.out}: {error.strerror or error}. Mend that, and build again.", 1
    else:
        text, status = f"{given.out / 'index.html'}: {ran or 'no'} notebook{'' if ran == 1 else 's'} run", 0
    say(text, sys.stderr if status else sys.stdout)
    return status


def _read(arguments):
    parser = argparse.ArgumentParser(
        prog="python -m helpers.handouts", epilog=EPILOG,
        description="Make pages of the lessons that work without Python and without a network.")
    parser.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK", help="notebooks to make (default: all)")
    parser.add_argument("--roles", metavar="CSV", help="a roles file of your own")
    parser.add_argument("--out", type=Path, default=Path("handouts"), metavar="DIR",
                        help="where to write (default: handouts)")
    parser.add_argument("--edition", action="append", choices=EDITIONS, help="one edition only; may be given again")
    add_jobs(parser)
    parser.add_argument("--live", default="", metavar="URL", help=argparse.SUPPRESS)  # for the site
    given = parser.parse_args(arguments)
    if missing := [str(path) for path in given.notebooks if not path.is_file()]:
        parser.error(f"no such notebook: {', '.join(missing)}")
    return given


if __name__ == "__main__":
    sys.exit(main())
