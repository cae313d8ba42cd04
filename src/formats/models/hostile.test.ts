import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NetworkError } from '../../network/networkError';
import type { HostileFile } from '../../testing/hostile/hostileFile';
import { KERAS_FILES } from '../../testing/hostile/kerasFiles';
import { onnxFiles } from '../../testing/hostile/onnxFiles';
import { OTHER_FILES } from '../../testing/hostile/otherFiles';
import { tensorflowjsFiles } from '../../testing/networks/keras/kerasModel';
import { KERAS_SAMPLES } from '../../testing/networks/keras/kerasSamples';
import { openModel } from '.';
import { refuseMissing } from './modelFiles';

/** Every kind of file that was thought of, made by a script. */
const FILES = [...OTHER_FILES, ...onnxFiles(), ...KERAS_FILES];

/** No file may keep a person waiting for its refusal, or fill the memory; of this process alone, however busy the machine is. */
const MOST_MILLISECONDS = 2000;
const MOST_BYTES = 200e6;

/** The message with which a file is refused, or '' where it is taken; any other error is thrown on. */
async function problemOf({
  name,
  bytes,
  beside = {},
}: Pick<HostileFile, 'name' | 'bytes' | 'beside'>): Promise<string> {
  try {
    await openModel({ name, bytes, beside: async (path) => beside[path] ?? refuseMissing(name, path) });
    return '';
  } catch (error) {
    if (error instanceof NetworkError) return error.message;
    throw error;
  }
}

it.each(FILES.map((file) => [file.title, file] as const))('%s is refused, soon and in words', async (_, file) => {
  const { rss } = process.memoryUsage();
  const start = process.cpuUsage();
  const problem = await problemOf(file);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(MOST_MILLISECONDS);
  expect(process.memoryUsage().rss - rss).toBeLessThan(MOST_BYTES);
  expect(problem).toMatch(file.says);
  expect(problem.length).toBeLessThan(500);
});

const RUNS = { numRuns: 150, interruptAfterTimeLimit: 2000 };
const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });

it('random damage to any of them gives a network or a message, and nothing else', async () => {
  const files = FILES.filter(({ bytes }) => bytes.length > 0 && bytes.length < 10_000);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), changes, async (file, damage) => {
      const bytes = file.bytes.slice();
      for (const [place, value] of damage) bytes[place % bytes.length] = value;
      await problemOf({ ...file, bytes });
    }),
    RUNS,
  );
});

it('any value in the place of another in a description gives a network or a message, and nothing else', async () => {
  const { sizes, layers } = Object.values(KERAS_SAMPLES)[0] as (typeof KERAS_SAMPLES)[string];
  const { json, shards } = tensorflowjsFiles(sizes, layers);
  const text = new TextDecoder().decode(json);
  const values = [...text.matchAll(/:("[^"]*"|\d+|true|\[)/g)].map(
    ({ index, 0: { length } }) => [index + 1, length - 1] as const,
  );
  const others = fc.constantFrom('null', '-1', '1e9', '"x"', '{}', '[]', '[[[1]]]', 'true', '0.5', '1e999');
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...values), others, async ([at, length], other) => {
      const damaged = new TextEncoder().encode(text.slice(0, at) + other + text.slice(at + length));
      await problemOf({ name: 'model.json', bytes: damaged, beside: Object.fromEntries(shards) });
    }),
    RUNS,
  );
});
