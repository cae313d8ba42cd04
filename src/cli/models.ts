import { alignColumns } from './alignColumns';
import type { Command } from './command';
import { InputError } from './inputError';
import { jsonPieces } from './jsonPieces';
import { nodeEngine } from './nodeEngine';
import { readOptions } from './options';
import { zooFigures } from './zooFigures';

const USAGE = `Usage: boundscope models [--json | --markdown]

Lists the bundled models.
  --json       print their cards as JSON
  --markdown   print what is proved of them as the README’s tables`;

/** `boundscope models`: what the bundled models say of themselves. */
export const models: Command = {
  name: 'models',
  summary: 'list the bundled models',
  usage: USAGE,
  async run(args) {
    const { values, positionals } = readOptions(args, { json: { type: 'boolean' }, markdown: { type: 'boolean' } });
    if (positionals.length > 0) throw new InputError(`“${positionals[0]}” is one argument too many.`);
    if (values.markdown) {
      console.log(await zooFigures(nodeEngine()));
      return 0;
    }
    const cards = await nodeEngine().models();
    if (values.json) {
      console.log([...jsonPieces(cards)].join(''));
      return 0;
    }
    const rows = cards.map(({ id, name, dataset, parameters, accuracy }) => {
      const { clean, verified, adaptive } = accuracy;
      return [id, name, dataset, String(parameters), ...[clean, verified, adaptive].map(percent)];
    });
    console.log(alignColumns([['id', 'name', 'data set', 'parameters', 'clean', 'verified', 'adaptive'], ...rows]));
    return 0;
  },
};

function percent(share: number | undefined): string {
  return share === undefined ? '' : `${(100 * share).toFixed(2)} %`;
}
