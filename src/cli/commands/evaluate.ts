import type { ModelCard, Progress } from '../../engine/api/types';
import { datasetOf } from '../../formats/inputs/datasets';
import { counted } from '../../numbers/format';
import { countCriteria } from '../../radii/table/countCriteria';
import type { RadiusTable } from '../../radii/table/radiusTable';
import { tableToCsv } from '../../radii/table/tableCsv';
import { tableToJson } from '../../radii/table/tableJson';
import { criteriaOfCard, withFigures } from '../files/cardFigures';
import { addTried, readCard, writeCard } from '../files/cardFile';
import { withSeed } from '../files/seedFigures';
import { readTable, requireFolders, writeTableJson, writeWhole } from '../files/tableFile';
import {
  EVALUATE_OPTIONS,
  type EvaluateValues,
  readCriteria,
  readFrom,
  TABLE_FORMATS,
} from '../options/evaluateOptions';
import { InputError } from '../options/inputError';
import { MODEL } from '../options/inputOptions';
import { describeCriteria } from '../print/describeCriteria';
import { printJson } from '../print/printJson';
import { evaluateShard, requireForShard } from '../shards/evaluateShards';
import { isJob } from '../shards/runJobs';
import { writeShard } from '../shards/shardFile';
import { defineCommand } from './command';

/** `boundscope evaluate`: radius tables, and accuracies from them. */
export const evaluate = defineCommand({
  usage: 'evaluate MODEL --dataset ID [OPTIONS]\n       boundscope evaluate --from FILE [OPTIONS]',
  about: `\
Computes the certified radius table of a classifier: for every image and every other class the largest radius of a grid \
within which the label is proved to stay above that class, and the smallest within which a counterexample is known. \
Clean, attacked and verified accuracies are counted from it. ${MODEL}`,
  more: TABLE_FORMATS,
  options: EVALUATE_OPTIONS,
  async run(values, positionals, args) {
    requireFolders(values.table, values.csv, values.resume);
    if (values.shard !== undefined && values.from === undefined) return writeShardOf(values, positionals, args);
    const card = values.card === undefined ? undefined : await readCard(values.card);
    const given = readCriteria(values);
    if (card && (given.groups || given.epsilons.length > 0)) {
      throw new InputError('--card has groups and radii of its own. Leave --groups and --epsilon out.');
    }
    if (values.tried !== undefined && !card) throw new InputError('--tried is about a card. Give it with --card.');
    if (values.ofSeed !== undefined && !card) throw new InputError('--of-seed is about a card. Give it with --card.');
    const criteria = card ? criteriaOfCard(card, datasetOf(card.dataset).kind.classes) : given;
    const found = await tableOf(values, positionals, args);
    const table = card && values.ofSeed === undefined ? namedBy(card, found) : found;
    const accuracies = countCriteria(table, criteria);
    if (values.csv !== undefined) await writeWhole(values.csv, tableToCsv(table));
    if (values.table !== undefined) await writeTableJson(values.table, table);
    if (card && values.card) {
      const judgedCard = judged(card, found, values.ofSeed);
      await writeCard(values.card, judgedCard);
      if (values.tried !== undefined) await addTried(values.tried, judgedCard);
    }
    if (values.json) printJson({ ...tableToJson(table), accuracies });
    else console.log(describeCriteria(table, accuracies));
    return 0;
  },
});

async function tableOf(
  values: EvaluateValues,
  positionals: readonly string[],
  args: readonly string[],
): Promise<RadiusTable> {
  const file = readFrom(values, positionals);
  if (file !== undefined) return readTable(file);
  return (await evaluateShard(values, positionals, args, reportNowAndThen())).table;
}

/** The card with the accuracies of its network, or with those of the network of one seed. */
function judged(card: ModelCard, table: RadiusTable, seed: number | undefined): ModelCard {
  const { classes } = datasetOf(card.dataset).kind;
  return seed === undefined ? withFigures(card, table, classes) : withSeed(card, seed, table, classes);
}

/** Computes a part of a table, for `boundscope merge`. */
async function writeShardOf(values: EvaluateValues, positionals: readonly string[], args: readonly string[]) {
  const path = requireForShard(values);
  const computed = await evaluateShard(values, positionals, args, reportNowAndThen());
  await writeShard(path, computed);
  const { shard, table } = computed;
  console.log(`Shard ${shard.number} of ${shard.of}, ${counted(table.labels.length, 'image')}, is in ${path}.`);
  return 0;
}

/** The table of a network that will be bundled under the card's name. */
function namedBy({ id, name }: ModelCard, table: RadiusTable): RadiusTable {
  const { about } = table;
  return { ...table, about: { ...about, model: { id, name, hash: about.model.hash } } };
}

const MILLISECONDS_BETWEEN_LINES = 10_000;

/** Prints on stderr how far a long run is. */
function reportNowAndThen(): (progress: Progress) => void {
  // A job leaves it to the process that began it.
  if (isJob()) return (progress) => process.send?.(progress);
  let last = performance.now();
  return ({ done, total, secondsLeft }) => {
    if (performance.now() - last < MILLISECONDS_BETWEEN_LINES) return;
    last = performance.now();
    const left = secondsLeft === undefined ? '' : `, about ${Math.ceil(secondsLeft / 60)} min left`;
    console.error(`${done.toFixed(1)} of ${total} images${left}`);
  };
}
