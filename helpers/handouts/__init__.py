"""Lessons as pages that work without Python: editions, slides, and the command that makes them all."""

import os
import sys
import time
from argparse import ArgumentTypeError
from importlib.metadata import distributions
from pathlib import Path

EDITIONS = {"student": "Handout", "teacher": "Teacher’s edition", "slides": "Slides"}


class BuildError(Exception):
    """A build stopped; the text says where and why."""


def run_command(work, out, kept):
    """Do the work of a command, say what it returns or what stays as it was, and return the exit status."""
    # `work` imports what it needs, which takes a moment: so Ctrl-C is heard.
    try:
        text, status = work(), 0
    except KeyboardInterrupt:
        text, status = f"stopped; the {kept}", 130
    except ImportError as error:
        text, status = f"{error}. Install the project as README says; a site takes pip install -e '.[site]'.", 1
    except (BuildError, ValueError) as error:
        text, status = f"{error}\nThe {kept}.", 1
    except OSError as error:
        text, status = f"cannot write to {out}: {error.strerror or error}. Mend that, and build again.\nThe {kept}.", 1
    print(text, file=sys.stderr if status else sys.stdout)
    return status


def add_options(parser, out):
    """Add the options that the commands have in common."""
    def count(text):
        if int(text) < 1:
            raise ArgumentTypeError(f"--jobs {text}: at least one notebook has to run at a time")
        return int(text)

    parser.add_argument("--roles", metavar="CSV", help="a roles file of your own")
    parser.add_argument("--out", type=Path, default=Path(out), metavar="DIR", help=f"where to write (default: {out})")
    parser.add_argument("--jobs", type=count, default=os.cpu_count() or 1, metavar="N",
                        help="notebooks to run at once (default: one a core)")


def build_date():
    """Return today, or the day that SOURCE_DATE_EPOCH names, as a reader writes it."""
    moment = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))
    return f"{moment.tm_mday} {time.strftime('%B %Y', moment)}"


def describe_foot(roles):
    """Say what is at the foot of every page: version, date, and where the facts about the roles come from."""
    beside = roles.with_suffix(".source.txt")
    source = " ".join(beside.read_text(encoding="utf-8").split()) if beside.exists() else ""
    # Used without being installed, it has no version.
    return {"version": next((f" {found.version}" for found in distributions(name="side-by-side")), ""),
            "date": build_date(),
            "source": source or f"What is said of the roles comes from {roles.name}."}
