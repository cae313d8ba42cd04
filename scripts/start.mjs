// @ts-check
/** `npm start`: builds the page if it is out of date, serves it and prints the URL. */
import { preview } from 'vite';
import { buildIfStale } from './build.mjs';
import { readAddress } from './readAddress.mjs';

const DEFAULT_PORT = 4173;

try {
  const { port, host } = readAddress(process.argv.slice(2), process.env);
  await buildIfStale();
  const server = await preview({
    logLevel: 'warn',
    preview: { host, port: port ?? DEFAULT_PORT, strictPort: port !== undefined },
  });
  const url = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0];
  console.log(`Boundscope is served at ${url}\nStop with Ctrl+C.`);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(/in use/.test(message) ? `${message}. Choose another with --port.` : message);
  process.exit(1);
}
