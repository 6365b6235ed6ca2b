"""Feed the CSV reader bytes that a coverage-guided fuzzer makes up: it must load or refuse them, and nothing else.

`pip install atheris`, then `python tests/fuzz_reader.py --seconds 60`. Needs Linux or macOS. An input that breaks the
reader is left in the working directory as `crash-…`.
"""

import argparse
import sys
import tempfile
from pathlib import Path

HEADER = b"role,area,facet,attribute,theme,note,sections"
ROW = b"Event Planner,skills,skill,Patience,people,Waits calmly.,part-1;part-2"
SEEDS = (
    b"",
    HEADER + b"\n" + ROW + b"\nTour Guide,tools,tool,Map,places,Shows the way.,part-1\n",
    (HEADER + b"\r\n" + ROW + b"\r\n").replace(b",", b"\t").decode().encode("utf-16"),
    b'sep=;\nrole;area;attribute\nA;Skills;"b ""c"";\nd"\n;;\n',
    b"\xef\xbb\xbfrole,area,attribute\nA,skils,b\nA,skills,b\xe9\nA,skills,B\xe9\n",
    b'role,area,attribute\nA,skills,"b\n',
)


def fuzz(seconds, folder):
    """Run the fuzzer.

    Parameters
    ----------
    seconds : int
        How long.
    folder : Path
        An empty folder for its files.
    """
    import atheris

    with atheris.instrument_imports(include=["helpers.roles"]):
        from helpers.roles import RolesError, check_roles

    path = folder / "my_roles.csv"

    def read(content):
        path.write_bytes(content)
        try:
            rows, _ = check_roles(path)
        except RolesError as error:
            if not error.problems or not all(problem.isprintable() for problem in error.problems):
                raise AssertionError(f"unfit to be shown: {error.problems}") from error
        else:
            if rows.empty or (rows[["role", "area", "attribute"]] == "").any(axis=None):
                raise AssertionError("loaded, with a blank where none may be")

    seeds = folder / "seeds"
    seeds.mkdir()
    for number, seed in enumerate(SEEDS):
        (seeds / str(number)).write_bytes(seed)
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=4096", str(seeds)], read)
    atheris.Fuzz()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="how long to go on (default: 60)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        fuzz(chosen.seconds, Path(place))
