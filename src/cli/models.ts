import { alignColumns } from './alignColumns';
import type { Command } from './command';
import { InputError } from './inputError';
import { jsonPieces } from './jsonPieces';
import { nodeEngine } from './nodeEngine';
import { readOptions } from './options';

const USAGE = `Usage: boundscope models [--json]

Lists the bundled models.
  --json   print their cards as JSON`;

/** `boundscope models`: what the bundled models say of themselves. */
export const models: Command = {
  name: 'models',
  summary: 'list the bundled models',
  usage: USAGE,
  async run(args) {
    const { values, positionals } = readOptions(args, { json: { type: 'boolean' } });
    if (positionals.length > 0) throw new InputError(`“${positionals[0]}” is one argument too many.`);
    const cards = await nodeEngine().models();
    if (values.json) {
      console.log([...jsonPieces(cards)].join(''));
      return 0;
    }
    const rows = cards.map(({ id, name, dataset, parameters, accuracy }) => {
      return [id, name, dataset, String(parameters), `${(100 * accuracy.clean).toFixed(2)} %`];
    });
    console.log(alignColumns([['id', 'name', 'data set', 'parameters', 'clean accuracy'], ...rows]));
    return 0;
  },
};
