import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The languages of Web Chat's own words that we ship; keep in step with client/locales.js. */
const locales = ['en-US.json', 'es-ES.json', 'fr-FR.json', 'zh-CN.json', 'overrides.json'];

/**
 * Takes Web Chat from its published sources instead of its ready-made files, which carry 50 languages and speech
 * in one piece. The deep paths hold for exactly the versions in package.json; the browser tests notice a change.
 */
export function webChatFromSource(root) {
  const modules = join(root, 'node_modules');
  const nothing = join(root, 'client', 'nothing.js');

  return {
    name: 'web-chat-from-source',
    setup(build) {
      build.onResolve(
        { filter: /^botframework-webchat-(api|component|core)(\/(internal|decorator))?$/ },
        ({ path }) => {
          const [name, part] = path.split('/');
          const file = part === 'decorator' ? join('decorator', 'index.ts') : `${part ?? 'index'}.ts`;

          return { path: join(modules, name, 'src', file), sideEffects: false };
        }
      );

      // The protocol of the App Service extension, 190 kB; we speak plain Direct Line.
      build.onResolve({ filter: /^\.\/directLineStreaming$/ }, () => ({
        path: join(root, 'client', 'no-streaming.js')
      }));

      // Fillers for browsers older than the ones we build for.
      build.onResolve({ filter: /^(core-js\/|url-search-params-polyfill$)/ }, () => ({ path: nothing }));

      build.onLoad({ filter: /[\\/]localization[\\/][^\\/]+\.json$/ }, ({ path }) => ({
        contents: locales.includes(basename(path)) ? readFileSync(path, 'utf8') : '{}',
        loader: 'json'
      }));
    }
  };
}
