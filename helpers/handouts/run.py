"""Run a notebook on a fresh kernel and export its editions."""

import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

# nbformat loads jsonschema, which would build a grammar of web addresses that no notebook needs: 2 s for each process.
sys.modules.setdefault("rfc3987_syntax", None)

import nbformat  # noqa: E402
from nbclient import NotebookClient  # noqa: E402
from nbclient.exceptions import CellControlSignal, CellExecutionError, DeadKernelError  # noqa: E402

from helpers.handouts import kernels  # noqa: E402
from helpers.handouts.lock import BuildError  # noqa: E402

TIMEOUT = 300


class Runner:
    """Kernels and exporters at work, several at once."""

    def __init__(self, jobs):
        context = kernels.prepare() if kernels.can_fork() else None
        self._exporters = ProcessPoolExecutor(jobs, mp_context=context)
        self._clients = set()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._exporters.shutdown(cancel_futures=True)

    def stop(self):
        """Stop the kernels that run: somebody pressed Ctrl-C, or another notebook failed."""
        for client in list(self._clients):
            if client.km is not None and client.km.provisioner is not None:
                client.km.provisioner.process.kill()

    def make(self, path, folder, editions):
        """Run the notebook at `path`, and write a page of each edition below `folder`; return the seconds."""
        start = time.perf_counter()
        notebook = self._run(path)
        self._exporters.submit(export, json.dumps(notebook), path, folder, editions).result()
        return time.perf_counter() - start

    def draw(self, folder):
        """Write the infographic into `folder`; return the seconds."""
        start = time.perf_counter()
        self._exporters.submit(draw, folder).result()
        return time.perf_counter() - start

    def _run(self, path):
        notebook, started = _read(path), []
        client = NotebookClient(notebook, timeout=TIMEOUT, kernel_name="python3", store_widget_state=False,
                                resources={"metadata": {"path": str(path.parent)}},
                                on_cell_start=lambda cell, cell_index: started.append(cell_index))
        self._clients.add(client)
        try:
            client.execute()
        except CellExecutionError as error:
            raise BuildError(f"{_name_cell(path, notebook, started)}: {error.ename}: {error.evalue}") from None
        except (CellControlSignal, DeadKernelError) as error:
            why = f"took more than {TIMEOUT} s" if isinstance(error, TimeoutError) else "ended Python"
            raise BuildError(f"{_name_cell(path, notebook, started)}: {why}") from None
        finally:
            self._clients.discard(client)
        return notebook


def _read(path):
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, ValueError) as error:
        raise BuildError(f"{path.name} cannot be read as a notebook: {error}") from None


def _name_cell(path, notebook, started):
    """Name the notebook and the cell that was started last: its place and its first line."""
    if not started:
        return path.name
    first, *_ = notebook.cells[started[-1]].source.strip().splitlines() or [""]
    return f"{path.name}, cell {started[-1] + 1} ({first})"


@cache
def _exporter():
    """Make this process' exporter, once: compiling its template takes longer than filling it in."""
    from helpers.handouts.exporter import HandoutExporter

    return HandoutExporter(strict=True)


def export(notebook, source, folder, editions):
    """Write each edition of a notebook that was run; called in a process of its own."""
    node, exporter = nbformat.reads(notebook, as_version=4), _exporter()
    for exporter.edition in editions:
        try:
            body, _ = exporter.from_notebook_node(node, {"metadata": {"name": source.stem}})
        except ValueError as error:
            raise BuildError(f"{source.name}, {error}") from None
        page = Path(folder) / exporter.edition / f"{source.stem}.html"
        page.parent.mkdir(exist_ok=True)
        page.write_text(body, encoding="utf-8")


def draw(folder):
    """Write the infographic; called in a process of its own."""
    from helpers import load_roles
    from helpers.infographic import write_infographic

    write_infographic(load_roles(), Path(folder))
