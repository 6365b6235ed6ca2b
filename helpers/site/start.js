// Python starts while JupyterLab's page is still being put together; the lesson then finds it running. A Python that is
// older than the page's service worker would not see the reader's files: on a first visit, it starts with the lesson.
const path = new URLSearchParams(location.search).get("path") ?? "";
const timer = setInterval(() => {
  const { serviceManager, shell } = window.jupyterapp ?? {};
  const ready = navigator.serviceWorker?.controller && serviceManager?.kernelspecs.specs?.kernelspecs.python;
  if (ready || shell?.currentWidget) clearInterval(timer);
  if (ready && !shell.currentWidget && path.endsWith(".ipynb")) {
    const name = path.split("/").pop();
    serviceManager.sessions.startNew({ path, name, type: "notebook", kernel: { name: "python" } });
  }
}, 20);
