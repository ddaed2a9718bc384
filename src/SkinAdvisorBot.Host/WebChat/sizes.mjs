import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** Prints what a visitor downloads, raw and with brotli, and the packages that weigh most in it. */
export function printSizes(dist, metafile) {
  const entry = Object.keys(metafile.outputs).find(path => metafile.outputs[path].entryPoint === 'client/frame.jsx');
  const first = closure(metafile, entry, 'import-statement');
  const lazy = metafile.outputs[entry].imports
    .filter(({ kind }) => kind === 'dynamic-import')
    .flatMap(({ path }) => [...closure(metafile, path, 'import-statement')])
    .filter(path => !first.has(path));

  print('loader', [join(dist, 'chat.js')]);
  print('first load', [...first].map(path => join(dist, '..', path)));
  print('cards', [...new Set(lazy)].map(path => join(dist, '..', path)));

  const weights = new Map();

  for (const path of first) {
    for (const [input, { bytesInOutput }] of Object.entries(metafile.outputs[path].inputs)) {
      const name = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules\/)/u)?.[1] ?? 'our own';

      weights.set(name, (weights.get(name) ?? 0) + bytesInOutput);
    }
  }

  for (const [name, bytes] of [...weights].sort(([, a], [, b]) => b - a).slice(0, 20)) {
    console.log(`  ${(bytes / 1000).toFixed(0).padStart(5)} kB  ${name}`);
  }
}

function closure(metafile, path, kind, seen = new Set()) {
  if (!seen.has(path)) {
    seen.add(path);
    metafile.outputs[path].imports.filter(each => each.kind === kind).forEach(each => closure(metafile, each.path, kind, seen));
  }

  return seen;
}

function print(title, files) {
  const all = files.map(file => readFileSync(file));
  const raw = all.reduce((sum, bytes) => sum + bytes.length, 0);
  const brotli = all.reduce((sum, bytes) => sum + brotliCompressSync(bytes).length, 0);

  console.log(`${title.padEnd(12)} ${(raw / 1000).toFixed(1).padStart(8)} kB, brotli ${(brotli / 1000).toFixed(1)} kB`);
}
