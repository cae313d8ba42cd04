import { WITHOUT_GRAPHICS } from '../../catalog/backends';
import { DATASETS } from '../../catalog/datasets';
import { TABLE_METHOD_NAMES, USUAL_TIGHT_METHOD } from '../../catalog/methods';
import type { RadiusTableRequest } from '../../engine/api/types';
import type { CriteriaOptions } from '../../radii/table/countCriteria';
import { readShard, SHARD_NOTE } from '../shards/readShard';
import { InputError } from './inputError';
import { BACKEND, modelNamed, onlyModel, ROUNDING } from './inputOptions';
import { choice, flag, radii, radius, range, readWholes, text, whole, wholes } from './kinds';
import { MEMORY } from './memoryOption';
import { MODEL_OPTIONS, readModelOptions } from './modelOptions';
import { given, type ValuesOf } from './options';

/** The names of test sets. */
function testSets(bundled: boolean): string {
  const fitting = [...DATASETS].filter(([, row]) => row.role === 'test' && row.bundled === bundled);
  return fitting.map(([name]) => name).join(', ');
}

/** What says how a table is computed; one that is read has been. */
const COMPUTING = {
  dataset: text(
    '--dataset <ID|PATH>',
    `the images: ${testSets(true)}; ${testSets(false)} once they are here; or your own, as “bounds” takes them`,
  ),
  count: whole('--count <N>', 'how many: the first N (default: 1000, or all where there are fewer)'),
  seed: whole('--seed <S>', 'N random images instead, the same for the same seed'),
  indices: wholes('--indices <I,J,…>', 'these images instead'),
  method: choice('--method <M>', 'each tighter and slower than the one before', TABLE_METHOD_NAMES, USUAL_TIGHT_METHOD),
  rounding: ROUNDING,
  grid: radii(
    '--grid <0,E,E,…>',
    'the radii, ascending from 0 (default: one grid for each data set); fractions such as 2/255 are accepted',
  ),
  clip: range('--clip <L,H|none>', 'range that no input leaves (default: 0,1)'),
  ...MODEL_OPTIONS,
  restarts: whole('--restarts <N>', 'descents of the attack against each class and radius (default: 1)'),
  steps: whole('--steps <N>', 'steps of each descent (default: 10)'),
  noAttack: flag('--no-attack', 'look for no counterexamples'),
  shard: text('--shard <I/N>', SHARD_NOTE),
  jobs: whole('--jobs <N>', 'compute in N processes at once; 0: as many as there are cores (default: 1)'),
  resume: text('--resume <FILE>', 'keep the unfinished table in FILE, and continue from what is there'),
  memory: MEMORY,
  backend: BACKEND,
};

/** Options of `boundscope evaluate`. */
export const EVALUATE_OPTIONS = {
  ...COMPUTING,
  from: text(
    '--from <FILE>',
    'count from a table that was written before (.csv or .json, also .gz) and compute nothing',
  ),
  epsilon: radii('--epsilon <E,…>', 'accuracies at these radii (default: at all of the grid)'),
  groups: text(
    '--groups <"0,2;1">',
    'groups of classes; with the next two also inter-group, inner-group and adaptive accuracies',
  ),
  epsilonIn: radius('--epsilon-in <E>', 'radius between classes of one group'),
  epsilonOut: radius('--epsilon-out <E>', 'radius between classes of different groups'),
  card: text(
    '--card <FILE>',
    'write the accuracies at the groups and radii of this card into it, and its name into the table; a card without groups and radii takes those of the recipe of its name',
  ),
  ofSeed: whole(
    '--of-seed <S>',
    'the network is the card’s recipe trained with this seed: write its accuracies among those of the card’s seeds, and leave the card’s own as they are',
  ),
  tried: text('--tried <FILE>', 'also write the card into this list of networks that were tried and are not bundled'),
  csv: text('--csv <FILE>', 'write the table as CSV'),
  table: text('--table <FILE>', 'write the table as JSON, packed where FILE ends in .gz'),
  json: flag('--json', 'print that JSON with “accuracies”'),
};

/** What is written, for those who read it with other programs. */
export const TABLE_FORMATS = `\
CSV has the columns index, label, prediction, rho_0, …, attacked_0, …, about. An image is verified at E when every rho_j ≥ E; \
rho_j is inf for the label itself, 0 where j is not proved at any radius above 0. It is falsified at E when some attacked_j \
≤ E; inf: none is known. Clean accuracy counts label = prediction. What the table is about is JSON in the first line.

JSON has grid, indices, labels, predictions; certified[i][j] counts the radii of the grid that are proved (rho is \
grid[certified − 1], and 0 for none), attacked[i][j] is the place in the grid of the smallest radius with a \
counterexample; −1: at the label, or none known. “accuracies” has for each criterion its radii (null: pairs that do not \
count), and overall, perClass and perGroup {images, clean, cleanGroup, attacked, verified}, numbers of images: attacked \
counts those without a counterexample, an upper bound; verified a lower one.

With --method crown, CROWN-IBP is asked first at each radius, and what it proves is counted, too: each radius is proved by \
one of the two.`;

/** What the person gave for them. */
export type EvaluateValues = ValuesOf<typeof EVALUATE_OPTIONS>;

/**
 * The table that is asked for.
 *
 * @throws InputError saying which option to give or change
 */
export function readTableRequest(values: EvaluateValues, positionals: readonly string[]): RadiusTableRequest {
  const { dataset, count, seed, indices, shard, method, rounding, grid, clip, backend = WITHOUT_GRAPHICS } = values;
  const model = onlyModel(positionals);
  if (dataset === undefined) throw new InputError('--dataset is missing. Give the images to evaluate on.');
  if (indices !== undefined && (count !== undefined || seed !== undefined)) {
    throw new InputError('--indices names the images themselves. Leave out --count and --seed.');
  }
  return {
    model: readModelOptions(modelNamed(model), values),
    dataset,
    backend,
    ...given({
      count,
      seed,
      indices,
      shard: shard === undefined ? undefined : readShard(shard),
      method,
      rounding,
      grid,
      clip,
      attack: readAttack(values),
    }),
  };
}

/**
 * The file of a table that is to be read rather than computed.
 *
 * @throws InputError naming what would say how to compute it
 */
export function readFrom(values: EvaluateValues, [model]: readonly string[]): string | undefined {
  if (values.from === undefined) return undefined;
  const entry = Object.entries(COMPUTING).find(([name]) => values[name as keyof typeof COMPUTING] !== undefined);
  const extra = model === undefined ? entry?.[1].flags.split(' ')[0] : `the model ${model}`;
  if (extra === undefined) return values.from;
  throw new InputError(`--from takes a table as it was computed. Leave out ${extra}.`);
}

/**
 * The accuracies that are asked for.
 *
 * @throws InputError when groups and radii do not belong together
 */
export function readCriteria({ epsilon = [], epsilonIn, epsilonOut, groups }: EvaluateValues): CriteriaOptions {
  const some = [groups, epsilonIn, epsilonOut].filter((value) => value !== undefined);
  if (some.length === 0) return { epsilons: epsilon, groups: undefined, inner: 0, outer: 0 };
  if (groups === undefined || epsilonIn === undefined || epsilonOut === undefined) {
    throw new InputError('--groups, --epsilon-in and --epsilon-out belong together. Give all three.');
  }
  const classes = groups.split(';').map((group) => readWholes('--groups', group));
  return { epsilons: epsilon, groups: classes, inner: epsilonIn, outer: epsilonOut };
}

function readAttack({ noAttack, restarts, steps }: EvaluateValues): RadiusTableRequest['attack'] {
  if (noAttack) {
    if (restarts === undefined && steps === undefined) return null;
    throw new InputError('--no-attack leaves no attack to make. Leave out --restarts and --steps, or --no-attack.');
  }
  if (restarts === undefined && steps === undefined) return undefined;
  return given({ restarts, steps });
}
