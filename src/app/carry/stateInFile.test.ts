import fc from 'fast-check';
import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { linkPage } from '../compose/LinkOutputs';
import { stateIn, withState } from './stateInFile';

const HASH = '#/1/playground?box=4,6,1,5&net="<two>&';
const png = () => new Blob([new Uint8Array(PNG.sync.write(new PNG({ width: 3, height: 2 })))], { type: 'image/png' });
const svg = () =>
  new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="3"><path d="M0 0"/></svg>'], { type: 'image/svg+xml' });

it('puts the link into pictures, which stay pictures', async () => {
  const picture = await withState(png(), HASH);
  expect(await stateIn(picture)).toBe(HASH);
  // Throws where a checksum is wrong.
  expect(PNG.sync.read(Buffer.from(await picture.arrayBuffer()), { checkCRC: true }).width).toBe(3);
  const drawing = await withState(svg(), HASH);
  expect(await stateIn(drawing)).toBe(HASH);
  expect(await drawing.text()).toMatch(/^<svg [^>]*><metadata /);
  expect(await stateIn(new Blob([linkPage(`http://host/${HASH}`)]))).toMatch(/^#\/1\/playground\?box=4,6,1,5/);
});

it('finds nothing in other files, however damaged', async () => {
  for (const file of [png(), svg(), new Blob(['text']), new Blob([])]) expect(await stateIn(file)).toBeUndefined();
  const whole = new Uint8Array(await (await withState(png(), HASH)).arrayBuffer());
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), async (length, at, byte) => {
      const damaged = whole.slice(0, length);
      damaged[at] = byte;
      await stateIn(new Blob([damaged]));
    }),
    { numRuns: 40 },
  );
});

it('leaves files that are no pictures as they are', async () => {
  const json = new Blob(['{}'], { type: 'application/json' });
  expect(await withState(json, HASH)).toBe(json);
});
