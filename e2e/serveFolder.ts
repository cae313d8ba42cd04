import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** A server that is stopped when it is no longer needed. */
export interface FolderServer {
  /** Where the folder is served; ends with a slash. */
  readonly url: string;
  close(): void;
}

/** How a server differs from a plain static host, which sends no header but the content's type. */
interface ServerOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Paths that are answered as if there were nothing. */
  readonly without?: RegExp;
  /** What a file is answered with instead of what lies in the folder. */
  readonly change?: (name: string, body: Buffer) => Buffer;
}

/**
 * Serves a folder as a plain static host does.
 *
 * @param folder path on the disk
 * @param path below which it is served, such as "/some/where/"
 */
export async function serveFolder(folder: string, path: string, options: ServerOptions = {}): Promise<FolderServer> {
  const { headers, without, change = (_, body) => body } = options;
  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const name = asked === path ? 'index.html' : normalize(asked.slice(path.length));
    const isServed = asked.startsWith(path) && !without?.test(asked);
    const file = isServed ? await readFile(join(folder, name)).catch(() => undefined) : undefined;
    const body = file && change(name, file);
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    response.writeHead(body ? 200 : 404, { 'Content-Type': type, ...headers }).end(body);
  });
  const port = await listen(server);
  return {
    url: `http://localhost:${port}${path}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
