import { jsonPieces } from './jsonPieces';

/** Prints plain data as one line of JSON, however long. */
export function printJson(result: object): void {
  for (const piece of [...jsonPieces(result), '\n']) process.stdout.write(piece);
}
