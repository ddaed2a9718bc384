// Bundles dates.js into dist/dates.js, one script that needs no browser and no Node. Run by Chrono.targets, or by hand: node build.mjs
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const chrono = join(root, 'node_modules', 'chrono-node');
const { version } = JSON.parse(readFileSync(join(chrono, 'package.json'), 'utf8'));
const licence = readFileSync(join(chrono, 'LICENSE.txt'), 'utf8').trim();

await build({
  absWorkingDir: root,
  banner: { js: `/*! chrono-node ${version}\n\n${licence}\n*/` },
  bundle: true,
  entryPoints: ['dates.js'],
  format: 'iife',
  legalComments: 'none',
  logLevel: 'warning',
  minify: true,
  outdir: 'dist',
  target: 'es2020'
});
