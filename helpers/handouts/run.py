"""Run notebooks, each on a fresh kernel, which has the libraries imported, and write a page of each edition."""

import asyncio
import logging
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from multiprocessing import active_children, get_context

import ipywidgets  # noqa: F401
import matplotlib.backends.backend_svg
import nbformat
import pandas  # noqa: F401
from ipykernel.kernelapp import IPKernelApp
from ipykernel.parentpoller import ParentPollerUnix
from jupyter_client import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

import helpers.explorer
import helpers.fit
import helpers.quiz  # noqa: F401
from helpers import load_roles
from helpers.handouts import BuildError, build_date
from helpers.handouts.exporter import HandoutExporter
from helpers.handouts.index import PICTURES
from helpers.infographic import write_infographic
from helpers.roles.schema import SETTING

# Where Python calls forks unsafe, each process imports for itself, and kernels start the ordinary way.
METHOD = "fork" if sys.platform == "linux" else "spawn"
TIMEOUT, BAR = 300, 24


def make_all(notebooks, folder, editions, *, roles, live="", jobs=1, draw=False):
    """Make the pages of notebooks below `folder`, some at once; if one fails, or at Ctrl-C, none runs on."""
    start, tasks = time.perf_counter(), {}
    if draw:
        tasks[partial(write_infographic, load_roles(roles), folder, build_date(), roles)] = "infographic"
    tasks |= {partial(make, path, folder, editions, roles, live): path.stem for path in notebooks}
    make_exporter()
    with ProcessPoolExecutor(min(jobs, len(tasks)), get_context(METHOD), _stand_alone, (os.getpid(),)) as pool:
        try:
            waiting = {pool.submit(task): name for task, name in tasks.items()}
            for number, future in enumerate(as_completed(waiting), 1):
                future.result()
                bar, passed = "█" * round(BAR * number / len(tasks)), time.perf_counter() - start
                print(f"{bar:░<{BAR}} {number:2}/{len(tasks)}  {passed:4.1f} s  {waiting[future]}", file=sys.stderr)
        except BrokenProcessPool:
            raise BuildError("a process ended by itself; is there too little memory? Try --jobs 1") from None
        except BaseException:
            for process in active_children():
                process.kill()
            raise


def _stand_alone(parent):
    """Leave Ctrl-C to the process that started this one, and end when it ends, even where it is killed at once."""
    if os.name == "posix":
        os.setsid()
        ParentPollerUnix(parent).start()


@cache
def make_exporter():
    """Make the exporter once, and compile its template, which takes longer than filling it in."""
    exporter = HandoutExporter(linked=True)
    exporter.template  # noqa: B018
    return exporter


def make(path, folder, editions, roles, live=""):
    """Run the notebook at `path`, and write a page of each edition below `folder`."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError) as error:
        raise BuildError(f"{path.name} cannot be read as a notebook: {error}") from None
    run(notebook, path, {**os.environ, SETTING: str(roles)})
    exporter = make_exporter()
    exporter.roles, exporter.live = str(roles), live
    for exporter.edition in editions:
        body, about = exporter.from_notebook_node(notebook, {"metadata": {"name": path.stem}})
        for name, content in ((f"{exporter.edition}/{path.stem}.html", body.encode()),
                              (f"{PICTURES}/{path.stem}.svg", about["picture"])):
            (folder / name).parent.mkdir(exist_ok=True)
            if content:
                (folder / name).write_bytes(content)


def run(notebook, path, environment, tries=2):
    """Run a notebook, in place; where it fails, name it, its cell and the error."""
    started, manager = [], AsyncKernelManager(kernel_name="python3")
    if METHOD == "fork":
        manager.provisioner = WarmProvisioner(kernel_id="warm", kernel_spec=manager.kernel_spec, parent=manager)
    try:
        NotebookClient(
            notebook, manager, timeout=TIMEOUT, store_widget_state=False,
            resources={"metadata": {"path": str(path.parent)}},
            on_cell_start=lambda cell, cell_index: started.append((cell_index + 1, cell)),
        ).execute(env=environment, cleanup_kc=True)
    except Exception as error:
        if not started and tries > 1:  # another program may have taken one of its ports in the meantime
            return run(notebook, path, environment, tries - 1)
        if not started:
            raise BuildError(f"{path.name}: its kernel does not start: {error}") from None
        number, cell = started[-1]
        first = cell.source.strip().partition("\n")[0]
        why = f"{error.ename}: {error.evalue}" if isinstance(error, CellExecutionError) else str(error).split("\n")[0]
        raise BuildError(f"{path.name}, cell {number} ({first}): {why}") from None


class WarmProvisioner(LocalProvisioner):
    """Start a kernel as a fork of this process: its namespace is as empty as any new kernel's."""

    async def launch_kernel(self, cmd, *, env, cwd=None, **_):
        """Fork, and be the kernel there."""
        self.process = get_context(METHOD).Process(target=_be_kernel, args=(self.parent.connection_file, env, cwd,
                                                                           os.getpid()))
        self.process.start()
        self.pid = self.process.pid
        return self.connection_info

    async def poll(self):
        """Return the exit status, or None where the kernel runs."""
        return self.process.exitcode if self.process else 0

    async def wait(self):
        """Wait until the kernel has ended."""
        while (status := await self.poll()) is None:
            await asyncio.sleep(0.05)
        self.process = None
        return status

    async def send_signal(self, signum):
        """Send a signal to the kernel, if it runs."""
        if await self.poll() is None:
            os.kill(self.pid, signum)


def _be_kernel(connection_file, environment, folder, parent):
    # This process is the kernel and nothing else: the environment and the folder are its own.
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder or ".")
    asyncio.set_event_loop(None)
    # What a kernel tells its terminal is of no use here; errors go to the notebook.
    logging.getLogger("tornado").setLevel(logging.CRITICAL)
    app = IPKernelApp.instance(parent_handle=parent, log_level=40)
    app.initialize(["-f", connection_file, "--HistoryManager.hist_file=:memory:"])
    # matplotlib looks for the setting when it is imported, which was before.
    matplotlib.rcParams["backend"] = os.environ["MPLBACKEND"]
    app.start()
