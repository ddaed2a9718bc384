import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licence of every package that a bundle took code or files from, one after another. */
export function licenceTexts(root, metafiles) {
  const folders = new Set(
    metafiles
      .flatMap(({ inputs }) => Object.keys(inputs))
      .map(path => path.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u)?.[0])
      .filter(Boolean)
  );

  return [...folders].sort().map(folder => licenceOf(join(root, folder))).join(`\n${'='.repeat(72)}\n\n`);
}

function licenceOf(folder) {
  const { author, license, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(entry => /^(licen[cs]e|copying)(\.|-|$)/iu.test(entry));

  if (file) {
    return `${name} ${version} (${license ?? 'see below'})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  }

  if (license === 'CC0-1.0') {
    return `${name} ${version} (CC0-1.0)\n\nDedicated to the public domain by its author.\n`;
  }

  if (license !== 'MIT') {
    throw new Error(`${name} ${version} brings no licence text and is under ${license}. Add what it asks for here.`);
  }

  const holder = (typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`;

  return `${name} ${version} (MIT)\n\nCopyright (c) ${holder}\n\n${mit}`;
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;
