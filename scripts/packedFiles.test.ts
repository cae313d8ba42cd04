import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { preview } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packedFiles } from './packedFiles.mjs';

const root = mkdtempSync(join(tmpdir(), 'boundscope-packed-'));
const script = join(root, 'dist/assets/a.js');
let server: Awaited<ReturnType<typeof preview>>;

beforeAll(async () => {
  mkdirSync(join(root, 'dist/assets'), { recursive: true });
  writeFileSync(script, 'export const a = 1;\n');
  server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [packedFiles()],
    preview: { port: 0, headers: { 'Referrer-Policy': 'no-referrer' } },
  });
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

/** What comes, as it comes. */
function ask(headers: Readonly<Record<string, string>>) {
  const address = new URL('assets/a.js', server.resolvedUrls?.local[0]);
  return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }>((done, fail) => {
    get(address, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      );
    }).on('error', fail);
  });
}

it('sends a script packed to who takes it so, and says when it is as before', async () => {
  const { headers, body } = await ask({ 'accept-encoding': 'gzip, br' });
  expect(headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-length': String(body.length),
    'content-type': 'text/javascript',
    'referrer-policy': 'no-referrer',
    vary: expect.stringContaining('Accept-Encoding'),
  });
  expect(gunzipSync(body).toString()).toBe('export const a = 1;\n');
  const again = await ask({ 'accept-encoding': 'gzip', 'if-none-match': String(headers.etag) });
  expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
});

it('leaves all else to the server', async () => {
  const plain = await ask({});
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe('export const a = 1;\n');
  writeFileSync(script, `export const a = 2;\n`);
  const { headers, body } = await ask({ 'accept-encoding': 'gzip' });
  expect((headers['content-encoding'] ? gunzipSync(body) : body).toString()).toBe('export const a = 2;\n');
});
