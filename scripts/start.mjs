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
    // There is nothing here but what anyone may read, so it answers to any name that this computer has.
    preview: { host, port: port ?? DEFAULT_PORT, strictPort: port !== undefined, allowedHosts: true },
  });
  const { local = [], network = [] } = server.resolvedUrls ?? {};
  const others = network.length > 0 ? `Others in this network open ${network.join(' or ')}\n` : '';
  console.log(`Boundscope is served at ${local[0] ?? network[0]}\n${others}Stop with Ctrl+C.`);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(/in use/.test(message) ? `${message}. Choose another with --port.` : message);
  process.exit(1);
}
