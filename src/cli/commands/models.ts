import { InputError } from '../options/inputError';
import { flag } from '../options/kinds';
import { alignColumns } from '../print/alignColumns';
import { jsonPieces } from '../print/printJson';
import { defineCommand } from './command';

/** `boundscope models`: what the bundled models say of themselves. */
export const models = defineCommand({
  usage: 'models [--json | --markdown]',
  about: 'Lists the bundled models.',
  options: {
    json: flag('--json', 'print their cards as JSON'),
    markdown: flag('--markdown', 'print what is proved of them as the README’s tables'),
  },
  async run(values, positionals) {
    if (positionals.length > 0) throw new InputError(`“${positionals[0]}” is one argument too many.`);
    const { nodeEngine } = await import('../files/nodeEngine');
    if (values.markdown) {
      const { zooFigures } = await import('../files/zooFigures');
      console.log(await zooFigures(await nodeEngine()));
      return 0;
    }
    const cards = await (await nodeEngine()).models();
    if (values.json) {
      console.log([...jsonPieces(cards)].join(''));
      return 0;
    }
    const rows = cards.map(({ id, name, dataset, parameters, accuracy, measured }) => {
      const { clean, verified, adaptive } = accuracy;
      return [
        id,
        name,
        dataset,
        String(parameters),
        ...[clean, verified, adaptive].map(percent),
        String(measured?.images ?? ''),
      ];
    });
    console.log(
      alignColumns([
        ['id', 'name', 'data set', 'parameters', 'clean, of all', 'verified', 'adaptive', 'of images'],
        ...rows,
      ]),
    );
    return 0;
  },
});

function percent(share: number | undefined): string {
  return share === undefined ? '' : `${(100 * share).toFixed(2)} %`;
}
