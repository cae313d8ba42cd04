import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** A server that is told to stop when it is no longer needed. */
export interface FolderServer {
  /** Where the folder is served; ends with a slash. */
  readonly url: string;
  close(): void;
}

/**
 * Serves a folder as a plain static host does: below a path, and without any header but the content's type.
 *
 * @param folder path on the disk
 * @param path below which it is served, such as "/some/where/"
 */
export async function serveFolder(folder: string, path: string): Promise<FolderServer> {
  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const name = asked === path ? 'index.html' : normalize(asked.slice(path.length));
    const body = asked.startsWith(path) ? await readFile(join(folder, name)).catch(() => undefined) : undefined;
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    response.writeHead(body ? 200 : 404, { 'Content-Type': type }).end(body);
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
