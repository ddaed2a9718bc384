// Builds the chat widget into dist/. Run by WebChat.targets, or by hand: node build.mjs
//
//   dist/chat.js      the loader that a clinic's site includes; the service puts the clinic's colours in
//   dist/frame.html   the page inside the iframe, dist/site.html the demonstration page; likewise
//   dist/assets/      everything else, named by its content, each beside a .br and a .gz of itself
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { licenceTexts } from './licences.mjs';
import { webChatFromSource } from './webchat-source.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const assets = join(dist, 'assets');
const browsers = ['chrome103', 'firefox104', 'safari16.4'];

const common = {
  absWorkingDir: root,
  bundle: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  minify: true,
  target: browsers
};

rmSync(dist, { force: true, recursive: true });

const loader = await build({
  ...common,
  entryPoints: { chat: 'client/loader.js' },
  format: 'iife',
  outdir: 'dist',
  plugins: [minifiedText()]
});

const frame = await build({
  ...common,
  assetNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  // Web Chat's sources read settings of Node's process and the global object of old browsers.
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
  entryNames: '[name]-[hash]',
  entryPoints: {
    frame: 'client/frame.jsx',
    'frame-style': 'client/frame.css',
    icon: 'client/clinic.icon.svg',
    site: 'client/site.css'
  },
  format: 'esm',
  jsx: 'automatic',
  loader: { '.js': 'jsx', '.icon.svg': 'copy', '.svg': 'file', '.woff2': 'file' },
  outdir: 'dist/assets',
  plugins: [webChatFromSource(root)],
  publicPath: '/chat/assets',
  splitting: true
});

const outputs = Object.entries(frame.metafile.outputs).map(([path, output]) => ({ ...output, path }));
const nameOf = path => path.replace(/^.*\//u, '');
const builtFrom = source => nameOf(outputs.find(output => output.entryPoint === source).path);

const entry = outputs.find(output => output.entryPoint === 'client/frame.jsx');
const preloads = entry.imports
  .filter(({ kind }) => kind === 'import-statement')
  .map(({ path }) => `<link rel="modulepreload" href="/chat/assets/${nameOf(path)}">`);

const names = {
  'asset:frame.css': builtFrom('client/frame.css'),
  'asset:frame.js': nameOf(entry.path),
  'asset:icon.svg': builtFrom('client/clinic.icon.svg'),
  'asset:site.css': builtFrom('client/site.css'),
  preloads: preloads.join('\n  ')
};

for (const page of ['frame.html', 'site.html']) {
  const html = readFileSync(join(root, 'client', page), 'utf8');

  writeFileSync(
    join(dist, page),
    html.replace(/\{\{([a-z:.]+)\}\}/gu, (placeholder, name) => names[name] ?? placeholder)
  );
}

writeFileSync(join(assets, 'licences.txt'), licenceTexts(root, [loader.metafile, frame.metafile]));

for (const name of readdirSync(assets).filter(name => /\.(css|js|svg|txt)$/u.test(name))) {
  const bytes = readFileSync(join(assets, name));

  writeFileSync(
    join(assets, `${name}.br`),
    brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    })
  );
  writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}

if (process.argv.includes('--sizes')) {
  const { printSizes } = await import('./sizes.mjs');

  printSizes(dist, frame.metafile);
}

/** Lets the loader import its stylesheet as a string, already minified: it goes into a shadow root. */
function minifiedText() {
  return {
    name: 'minified-text',
    setup(plugin) {
      plugin.onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const { outputFiles } = await build({ entryPoints: [path], minify: true, target: browsers, write: false });

        return { contents: outputFiles[0].text.trim(), loader: 'text' };
      });
    }
  };
}
