"""A class at once: JupyterHub on 127.0.0.1, students who each run a lesson and toggle, and an end.

    python tests/bench/class_load.py [--students 20] [--toggles 30] [--lesson 03_skills]

Without JupyterHub or its proxy (npm's configurable-http-proxy), the same on one JupyterLab server, and it says so.
"""

import argparse
import json
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import nbformat
import psutil
import requests
import websocket

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.lab import free_port, prepare, server, wait_for  # noqa: E402 (the path has to be there first)

CONFIG = """
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub}"
c.JupyterHub.authenticator_class, c.JupyterHub.spawner_class = "dummy", "simple"
c.Authenticator.allow_all = True
c.JupyterHub.concurrent_spawn_limit = 0
c.JupyterHub.services = [{{"name": "class", "api_token": "{token}"}}]
c.JupyterHub.load_roles = [{{"name": "class", "services": ["class"],
                            "scopes": ["admin:users", "admin:servers", "access:servers"]}}]
c.ConfigurableHTTPProxy.command = "{proxy}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.Spawner.args = ["--allow-root", "--ServerApp.root_dir={folder}"]
c.Spawner.environment = {environment}
c.Spawner.start_timeout = c.Spawner.http_timeout = 120
"""


def find_proxy():
    """Find npm's configurable-http-proxy, on the path or below the project."""
    below = ROOT / "node_modules" / ".bin" / "configurable-http-proxy"
    return shutil.which("configurable-http-proxy") or (str(below) if below.exists() else None)


@contextmanager
def hub(folder, proxy):
    """Start a Hub; give its address and a token that may do everything."""
    environment = prepare(folder)
    port, token = free_port(), secrets.token_hex(16)
    names = ("PATH", "JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR")
    (folder / "hub.py").write_text("c = get_config()\n" + CONFIG.format(
        port=port, hub=free_port(), api=free_port(), token=token, proxy=proxy, folder=folder,
        environment={name: environment[name] for name in names}))
    with (folder / "hub.log").open("w") as log:
        process = subprocess.Popen([sys.executable, "-m", "jupyterhub", "-f", str(folder / "hub.py")], cwd=folder,
                                   env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/hub/api", process, folder / "hub.log")
            yield f"http://127.0.0.1:{port}", token, process
        finally:
            for child in psutil.Process(process.pid).children(recursive=True):
                child.terminate()
            process.terminate()
            process.wait(30)


class Student:
    """One student: a server (on a Hub), a kernel, the lesson, and toggles as JupyterLab would send them."""

    def __init__(self, address, token, name=None):
        self.headers = {"Authorization": f"token {token}"} if token else {}
        self.base, self.comms, self.errors = address, {}, []
        if name:
            self.base = self._spawn(address, name)

    def _spawn(self, address, name):
        user = f"{address}/hub/api/users/{name}"
        requests.post(user, headers=self.headers, timeout=60).raise_for_status()
        requests.post(f"{user}/server", headers=self.headers, timeout=120).raise_for_status()
        end = time.monotonic() + 180
        while time.monotonic() < end:
            if requests.get(user, headers=self.headers, timeout=60).json()["servers"].get("", {}).get("ready"):
                return f"{address}/user/{name}"
            time.sleep(0.5)
        raise TimeoutError(f"the server of {name} did not start")

    def run(self, cells):
        """Start a kernel and run all cells."""
        made = requests.post(f"{self.base}/api/kernels", json={"name": "python3"}, headers=self.headers, timeout=120)
        made.raise_for_status()
        self.socket = websocket.create_connection(
            f"ws{self.base.removeprefix('http')}/api/kernels/{made.json()['id']}/channels", timeout=300,
            header=[f"{key}: {value}" for key, value in self.headers.items()])
        for cell in cells:
            self._send("execute_request", {"code": cell, "silent": False, "stop_on_error": True, "allow_stdin": False})
            self._read(lambda message: message["content"].get("execution_state") == "idle")

    def toggle(self, times):
        """Tick the first box that the kernel hears of: one of "Which role fits you?"; return each click's seconds.

        The explorers' pictures are swapped in the student's browser: nothing of them reaches the Hub.
        """
        box = next(key for key, state in self.comms.items() if state.get("_model_name") == "CheckboxModel")
        value, taken = self.comms[box]["value"], []
        for _ in range(times):
            value, start = not value, time.perf_counter()
            self._send("comm_msg", {"comm_id": box, "data": {"method": "update", "state": {"value": value},
                                                             "buffer_paths": []}})
            self._read(lambda message: message["content"].get("execution_state") == "idle")
            taken.append(time.perf_counter() - start)
            time.sleep(0.5)  # a reader looks before the next click
        return taken

    def _send(self, kind, content):
        self.sent = uuid.uuid4().hex
        header = {"msg_id": self.sent, "msg_type": kind, "session": uuid.uuid4().hex, "username": "", "version": "5.3"}
        self.socket.send(json.dumps({"channel": "shell", "header": header, "parent_header": {}, "metadata": {},
                                     "content": content, "buffers": []}))

    def _read(self, wanted):
        while True:
            message = json.loads(self.socket.recv())
            message["msg_type"] = message["header"]["msg_type"]
            if message["msg_type"] == "error":
                self.errors.append(message["content"]["evalue"])
            if message["msg_type"] == "comm_open":
                self.comms[message["content"]["comm_id"]] = message["content"]["data"]["state"]
            if message["parent_header"].get("msg_id") == self.sent and wanted(message):
                return


def memory(process):
    """Return the memory of a process and all it started, in MB; what processes share is counted once."""
    every = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    return sum(getattr(one.memory_full_info(), "pss", one.memory_info().rss) for one in every) / 1e6


def teach(address, token, process, arguments, on_hub):
    """Let all students work at once, and print what they met."""
    notebook = nbformat.read(ROOT / "notebooks" / f"{arguments.lesson}.ipynb", 4)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    before = memory(process)

    def study(number):
        student = Student(address, token, f"student{number}" if on_hub else None)
        start = time.perf_counter()
        student.run(cells)
        return time.perf_counter() - start, student.toggle(arguments.toggles), student.errors

    with ThreadPoolExecutor(arguments.students) as pool:
        results = list(pool.map(study, range(arguments.students)))
    toggles = sorted(seconds for _, taken, _ in results for seconds in taken)
    faults = [error for *_, errors in results for error in errors]
    each = (memory(process) - before) / arguments.students
    print(f"{arguments.students} students, {len(toggles)} toggles, until the kernel is done: "
          f"p50 {statistics.median(toggles) * 1000:.0f} ms, "
          f"p95 {toggles[int(0.95 * len(toggles))] * 1000:.0f} ms; Run All up to {max(r[0] for r in results):.0f} s; "
          f"{each:.0f} MB a student; {len(faults)} errors {faults[:3] or ''}")
    return not faults


def main():
    """Run the class, and stop everything that was started."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=20)
    parser.add_argument("--toggles", type=int, default=30)
    parser.add_argument("--lesson", default="12_your_turn")
    arguments = parser.parse_args()
    proxy = find_proxy()
    with tempfile.TemporaryDirectory() as folder:
        if proxy and find_spec("jupyterhub"):
            with hub(Path(folder), proxy) as (address, token, process):
                good = teach(address, token, process, arguments, on_hub=True)
        else:
            print("No Hub here (pip install jupyterhub; npm install configurable-http-proxy): one server instead.")
            with server(Path(folder)) as address:
                good = teach(address, None, psutil.Process(), arguments, on_hub=False)
    sys.exit(not good)


if __name__ == "__main__":
    main()
