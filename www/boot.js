// Starts the program. The address of the page is not read here: the program reads and cleans it.
const link = document.querySelector('link[rel="modulepreload"]');
const wasm = document.querySelector('link[rel="preload"][as="fetch"]');

// Browsers check the integrity of a fetch, but not that of a preload.
const bytes = (cache) => fetch(wasm.href, { integrity: wasm.integrity, cache });

try {
  const glue = await import(link.href);
  // A copy in the browser's cache may be damaged or from another release: ask the host once more.
  const first = await glue.default({ module_or_path: bytes("default").catch(() => bytes("reload")) });
  await handOver(glue, first);
} catch (problem) {
  document.getElementById("app").textContent =
    `Audlens could not start: ${problem}. It needs a current browser with WebAssembly, and all files of one release.`;
}

// The page is ready; the rest of the program and the catalogue of meanings may follow. The program
// takes no catalogue but its own, so an answer that is something else counts as none; and none
// before the rest of the program is here, which is not called without it.
async function handOver({ install_catalogue, go_without_catalogue }, first) {
  await drawn();
  const text = (cache) =>
    fetch(new URL("catalogue.txt", import.meta.url), { cache }).then((answer) => answer.text()).catch(() => "");
  const catalogue = text("no-cache");
  const taken =
    (await rest(first)) && (install_catalogue(await catalogue) || install_catalogue(await text("reload")));
  if (!taken) go_without_catalogue();
}

// A picture of the page is on the screen: what follows must not keep the first one waiting. A page in
// the background draws none.
function drawn() {
  return new Promise((goOn) => {
    requestAnimationFrame(() => setTimeout(goOn));
    setTimeout(goOn, 100);
  });
}

// Whether the rest of the program is here. Only `cargo xtask` cuts it off; without, the first is whole.
async function rest(first) {
  const late = document.querySelector('meta[name="audlens-late"]');
  if (!late) return true;
  const [file, integrity] = late.content.split(" ");
  const load = (cache) =>
    fetch(new URL(file, import.meta.url), { integrity, cache })
      .then((answer) => answer.arrayBuffer())
      .then((bytes) => WebAssembly.instantiate(bytes, { first }));
  return load("default").catch(() => load("reload")).then(() => true, () => false);
}
