// Starts the program. The address of the page is not read here: the program reads and cleans it.
const link = document.querySelector('link[rel="modulepreload"]');
const wasm = document.querySelector('link[rel="preload"][as="fetch"]');

// Browsers check the integrity of a fetch, but not that of a preload.
const bytes = (cache) => fetch(wasm.href, { integrity: wasm.integrity, cache });

try {
  const glue = await import(link.href);
  // A copy in the browser's cache may be damaged or from another release: ask the host once more.
  await glue.default({ module_or_path: bytes("default").catch(() => bytes("reload")) });
  await handOver(glue);
} catch (problem) {
  document.getElementById("app").textContent =
    `Audlens could not start: ${problem}. It needs a current browser with WebAssembly, and all files of one release.`;
}

// The page is ready; the catalogue of meanings may follow. The program takes none but its own, so
// an answer that is something else counts as none.
async function handOver({ install_catalogue, go_without_catalogue }) {
  const text = (cache) =>
    fetch(new URL("catalogue.txt", import.meta.url), { cache }).then((answer) => answer.text()).catch(() => "");
  const taken = install_catalogue(await text("no-cache")) || install_catalogue(await text("reload"));
  if (!taken) go_without_catalogue();
}
