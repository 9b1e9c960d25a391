// Starts the program of the one-file page. `glue` and `wasmBase64` are defined above, in the same script.
try {
  const bytes = Uint8Array.from(atob(wasmBase64), (character) => character.charCodeAt(0));
  await glue({ module_or_path: bytes });
  const catalogue = document.getElementById("catalogue").textContent;
  if (!glue.install_catalogue(catalogue)) glue.go_without_catalogue();
} catch (problem) {
  document.getElementById("app").textContent =
    `Audlens could not start: ${problem}. It needs a current browser with WebAssembly.`;
}
