// Python starts while JupyterLab's page is still being put together; the lesson then finds it running. A Python that is
// older than the page's service worker would not see the reader's files: then it starts with the lesson, as it always did.
const until = async (test) => { while (!test()) await new Promise((resolve) => setTimeout(resolve, 20)); };
const path = new URLSearchParams(location.search).get("path") ?? "";
await until(() => window.jupyterapp);
const { serviceManager, shell } = window.jupyterapp;
await until(() => shell.currentWidget
  || (navigator.serviceWorker?.controller && serviceManager.kernelspecs.specs?.kernelspecs.python));
if (!shell.currentWidget && path.endsWith(".ipynb")) {
  const name = path.split("/").pop();
  await serviceManager.sessions.startNew({ path, name, type: "notebook", kernel: { name: "python" } });
}
