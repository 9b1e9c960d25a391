// Starts the program. The address of the page is not read here: the program reads and cleans it.
const glue = document.querySelector('link[rel="modulepreload"]');
const wasm = document.querySelector('link[rel="preload"][as="fetch"]');

// Browsers check the integrity of a fetch, but not that of a preload.
const bytes = (cache) => fetch(wasm.href, { integrity: wasm.integrity, cache });

try {
  const { default: init } = await import(glue.href);
  // A copy in the browser's cache may be damaged or from another release: ask the host once more.
  await init({ module_or_path: bytes("default").catch(() => bytes("reload")) });
} catch (problem) {
  document.getElementById("app").textContent =
    `Audlens could not start: ${problem}. It needs a current browser with WebAssembly, and all files of one release.`;
}
