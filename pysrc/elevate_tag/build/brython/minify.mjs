// Minifies a part of Brython. Standard input and output are JSON: see runtime.py.
import { readFileSync } from "node:fs";
import { minify } from "terser";

const { code, whole } = JSON.parse(readFileSync(0, "utf8"));
const result = await minify(code, {
  ecma: 2020,
  // What is not a whole module keeps its name for the rest of it.
  module: whole,
  // Brython prints what it does not expect. What a program prints is written globalThis.console.
  compress: { drop_console: true, keep_fargs: true },
  format: { comments: false },
});
process.stdout.write(JSON.stringify({ code: result.code }));
