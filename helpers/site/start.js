// Python starts while JupyterLab's page is still being put together; the lesson then finds it running. A Python that is
// older than the page's service worker would not see the reader's files: where there is none, it starts with the lesson.
const until = async (test) => { while (!test()) await new Promise((resolve) => setTimeout(resolve, 20)); };
const path = new URLSearchParams(location.search).get("path") ?? "";
await until(() => window.jupyterapp);
const { serviceManager, shell } = window.jupyterapp;
// The address is that of the lesson on the screen, for a reload and for a link.
shell.currentChanged.connect(() => {
  const open = shell.currentWidget?.context?.path;
  if (open?.endsWith(".ipynb")) history.replaceState(null, "", `?path=${encodeURIComponent(open)}`);
});
const isOpen = () => !shell.widgets("main").next().done;
await until(() => isOpen()
  || (navigator.serviceWorker?.controller && serviceManager.kernelspecs.specs?.kernelspecs.python));
if (!isOpen() && path.endsWith(".ipynb")) {
  const model = { path, name: path.split("/").pop(), type: "notebook", kernel: { name: "python" } };
  // Widgets talk to one connection alone: it is to be the lesson's.
  await serviceManager.sessions.startNew(model, { kernelConnectionOptions: { handleComms: false } });
}
