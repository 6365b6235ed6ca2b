"""Fresh kernels that start warm: forked from a process that has imported the libraries, and done nothing else."""

import asyncio
import multiprocessing
import os
import signal

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

NAME = "side-by-side-warm"


def can_fork():
    """Tell whether this system can; where it cannot, kernels start the ordinary way."""
    return "forkserver" in multiprocessing.get_all_start_methods()


def prepare():
    """Start the warm process, and let this process' kernels come from it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["helpers.handouts.warm"])
    os.environ["JUPYTER_DEFAULT_PROVISIONER_NAME"] = NAME
    return context


class WarmProvisioner(LocalProvisioner):
    """Start a kernel as a fork of the warm process: its namespace is as empty as any new kernel's."""

    async def launch_kernel(self, cmd, **kwargs):
        """Fork a kernel that reads the connection file which `cmd` names."""
        context = multiprocessing.get_context("forkserver")
        connection_file, environment = cmd[cmd.index("-f") + 1], dict(kwargs.get("env") or os.environ)
        child = context.Process(target=run_kernel, args=(connection_file, environment, kwargs.get("cwd")), daemon=True)
        child.start()
        self.process, self.pid, self.pgid = _Process(child), child.pid, None
        return self.connection_info


class _Process:
    """The part of `subprocess.Popen` that a provisioner asks for, on a forked process."""

    stdin = stdout = stderr = None

    def __init__(self, child):
        self._child, self.pid = child, child.pid

    def poll(self):
        return self._child.exitcode

    def wait(self):
        self._child.join()
        return self._child.exitcode

    def send_signal(self, number):
        if self._child.is_alive():
            os.kill(self.pid, number)

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)


def run_kernel(connection_file, environment, folder):
    """Be a kernel: what the forked process does."""
    from ipykernel.kernelapp import IPKernelApp

    os.environ.clear()
    os.environ.update(environment)
    if folder:
        os.chdir(folder)
    asyncio.set_event_loop(None)
    # What a kernel started by hand tells its terminal is of no use here; errors go to the notebook.
    app = IPKernelApp.instance(parent_handle=int(environment.get("JPY_PARENT_PID") or 1), log_level=40)
    app.initialize(["-f", connection_file])
    app.start()
