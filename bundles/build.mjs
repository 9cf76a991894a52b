// Builds the desk's bundles, and the licences of what is in them: the same bytes from the same lock
// file. The folder to write to may be given; else it is where the desk serves it.
import { build } from "esbuild";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "..", "drafter", "desk", "static", "vendor");

/** Returns the name, the version and the licence of a package. */
function licence(name) {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence`);
  const text = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}

for (const bundle of ["codemirror", "prosemirror"]) {
  const result = await build({
    absWorkingDir: here,
    entryPoints: [`${bundle}.mjs`],
    bundle: true,
    charset: "utf8",
    format: "esm",
    legalComments: "none",
    metafile: true,
    minify: true,
    outfile: join(target, `${bundle}.js`),
    target: ["chrome100", "firefox100", "safari15"],
  });
  const packages = Object.keys(result.metafile.inputs)
    .map((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
    .filter((name) => name !== undefined);
  const licences = [...new Set(packages)].sort().map(licence);
  writeFileSync(join(target, `${bundle}.LICENSES.txt`), licences.join(`\n${"-".repeat(72)}\n\n`));
}
