"""Fresh kernels that start warm: forked from a process that has imported the libraries already."""

import asyncio
import os
import sys
from multiprocessing import get_context

import ipykernel.zmqshell  # noqa: F401
import ipywidgets  # noqa: F401
import matplotlib.backends.backend_svg
import pandas  # noqa: F401
from ipykernel.kernelapp import IPKernelApp
from jupyter_client import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner

import helpers.explorer
import helpers.fit
import helpers.quiz  # noqa: F401

# Where Python calls forks unsafe, each process imports for itself, and kernels start the ordinary way.
METHOD = "fork" if sys.platform == "linux" else "spawn"


def make_manager():
    """Make the manager of a fresh kernel."""
    manager = AsyncKernelManager(kernel_name="python3")
    if METHOD == "fork":
        manager.provisioner = WarmProvisioner(kernel_id="warm", kernel_spec=manager.kernel_spec, parent=manager)
    return manager


class WarmProvisioner(LocalProvisioner):
    """Start a kernel as a fork of this process: its namespace is as empty as any new kernel's."""

    async def launch_kernel(self, cmd, *, env, cwd=None, **_):
        """Fork, and be the kernel there."""
        self.process = get_context(METHOD).Process(target=_run, args=(self.parent.connection_file, env, cwd))
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


def _run(connection_file, environment, folder):
    # This process is the kernel and nothing else: the environment and the folder are its own.
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder or ".")
    asyncio.set_event_loop(None)
    # What a kernel tells its terminal is of no use here; errors go to the notebook.
    app = IPKernelApp.instance(parent_handle=os.getppid(), log_level=40)
    app.initialize(["-f", connection_file, "--HistoryManager.hist_file=:memory:"])
    # matplotlib looks for the setting when it is imported, which was before.
    matplotlib.rcParams["backend"] = os.environ["MPLBACKEND"]
    app.start()
