// @ts-check
import { parseArgs } from 'node:util';

/**
 * Where to serve: `--port` goes before PORT; `--host` lets other machines in.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ port: number | undefined, host: string }} no port when none was asked for
 */
export function readAddress(args, environment) {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string' }, host: { type: 'string' } },
    strict: true,
  });
  const port = values.port ?? environment.PORT;
  return {
    port: port === undefined || port === '' ? undefined : readPort(port),
    host: values.host ?? '127.0.0.1',
  };
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new Error(`“${text}” is not a port. Give a whole number from 1 to 65535.`);
}
