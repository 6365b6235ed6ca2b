"""Run a notebook on a fresh kernel and export its editions."""

import json
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from helpers.handouts import kernels


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
        self._exporters.submit(export, json.dumps(notebook), path.stem, folder, editions).result()
        return time.perf_counter() - start

    def draw(self, folder):
        """Write the infographic into `folder`; return the seconds."""
        start = time.perf_counter()
        self._exporters.submit(draw, folder).result()
        return time.perf_counter() - start

    def _run(self, path):
        from helpers.handouts.build import BuildError

        notebook = nbformat.read(path, as_version=4)
        client = NotebookClient(notebook, timeout=300, kernel_name="python3", store_widget_state=False,
                                resources={"metadata": {"path": str(path.parent)}})
        self._clients.add(client)
        try:
            client.execute()
        except CellExecutionError as error:
            raise BuildError(f"{path.name}, {describe_failure(notebook)}: {error.ename}: {error.evalue}") from None
        finally:
            self._clients.discard(client)
        return notebook


def describe_failure(notebook):
    """Name the cell that failed: its place and its first line."""
    for number, cell in enumerate(notebook.cells, 1):
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            return f"cell {number} ({cell.source.strip().splitlines()[0]})"
    return "a cell"


def export(notebook, name, folder, editions):
    """Write each edition of a notebook that was run; called in a process of its own."""
    from helpers.handouts.exporter import HandoutExporter

    node = nbformat.reads(notebook, as_version=4)
    for edition in editions:
        body, _ = HandoutExporter(edition=edition).from_notebook_node(node, {"metadata": {"name": name}})
        page = Path(folder) / edition / f"{name}.html"
        page.parent.mkdir(exist_ok=True)
        page.write_text(body, encoding="utf-8")


def draw(folder):
    """Write the infographic; called in a process of its own."""
    from helpers import load_roles
    from helpers.infographic import write_infographic

    write_infographic(load_roles(), Path(folder))
