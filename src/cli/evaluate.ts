import { writeFile } from 'node:fs/promises';
import type { ModelCard, Progress } from '../engine/types';
import { countCriteria } from '../evaluation/table/countCriteria';
import type { RadiusTable } from '../evaluation/table/radiusTable';
import { tableToCsv } from '../evaluation/table/tableCsv';
import { tableToJson } from '../evaluation/table/tableJson';
import { datasetOf } from '../formats/datasets/index';
import { criteriaOfCard, withFigures } from './cardFigures';
import { readCard, writeCard } from './cardFile';
import type { Command } from './command';
import { describeCriteria } from './describeCriteria';
import { EVALUATE_OPTIONS, type EvaluateValues, readCriteria, readTableRequest } from './evaluateOptions';
import { FileTables } from './fileTables';
import { InputError } from './inputError';
import { nodeEngine } from './nodeEngine';
import { readOptions } from './options';
import { printJson } from './printJson';
import { readTable, writeTableJson } from './tableFile';

const USAGE = `Usage: boundscope evaluate MODEL --dataset ID [OPTIONS]
       boundscope evaluate --from FILE [OPTIONS]

Computes the certified radius table of a classifier: for every image and every other class the largest radius of a grid
within which the label is proved to stay ahead of that class, and the smallest within which a counterexample is known.
Clean, attacked and verified accuracies are counted from it.

MODEL                 an ONNX file, or the id of a bundled model (“boundscope models” lists them)
  --dataset ID        the images: fashion-mnist, or cifar10-test where scripts/makeCifar.mjs has brought them
  --count N           how many: the first N (default: 1000, or all where there are fewer)
  --seed S            N random images instead, the same for the same seed
  --indices I,J,…     these images instead
  --method M          ibp, crown-ibp or crown (default): ever tighter, and slower
  --rounding R        real (default), float32 or none: which rounding errors the bounds pay for
  --grid 0,E,E,…      the radii, ascending from 0 (default: one grid for each data set); fractions as 2/255 are taken
  --clip L,H|none     range that no input leaves (default: 0,1)
  --restarts N        descents of the attack against each class and radius (default: 1)
  --steps N           steps of each descent (default: 10)
  --no-attack         look for no counterexamples
  --resume FILE       keep the unfinished table in FILE, and go on with what is there
  --from FILE         count from a table that was written before (.csv or .json, also .gz) and compute nothing
  --backend B         wasm (default) or cpu

  --epsilon E,…       accuracies at these radii (default: at all of the grid)
  --groups "0,2;1"    groups of classes; with the next two also inter-group, inner-group and adaptive accuracies
  --epsilon-in E      radius between classes of one group
  --epsilon-out E     radius between classes of different groups

  --card FILE         write the accuracies at the groups and radii of this card into it, and its name into the table; a
                      card without groups and radii takes those of the recipe of its name

  --csv FILE          write the table as CSV: index, label, prediction, rho_0, …, attacked_0, …, about. An image is
                      verified at E when every rho_j ≥ E; rho_j is inf for the label itself, 0 where j is not proved
                      at any radius above 0. It is falsified at E when some attacked_j ≤ E; inf: none is known.
                      Clean accuracy counts label = prediction. What the table is about is JSON in the first line
  --table FILE        write the table as JSON, packed where FILE ends in .gz: grid, indices, labels, predictions; certified[i][j] counts the radii of
                      the grid that are proved (rho is grid[certified − 1], and 0 for none), attacked[i][j] is the
                      place in the grid of the smallest radius with a counterexample; −1: at the label, or none known
  --json              print that JSON with “accuracies”: for each criterion its radii (null: pairs that do not count),
                      and overall, perClass and perGroup {images, clean, cleanGroup, attacked, verified}, numbers of
                      images: attacked counts those without a counterexample, an upper bound; verified a lower one`;

/** `boundscope evaluate`: radius tables, and accuracies from them. */
export const evaluate: Command = {
  name: 'evaluate',
  summary: 'compute certified radii of many images, and verified accuracies from them',
  usage: USAGE,
  async run(args) {
    const { values, positionals } = readOptions(args, EVALUATE_OPTIONS);
    const card = values.card === undefined ? undefined : await readCard(values.card);
    const given = readCriteria(values);
    if (card && given.groups) throw new InputError('--card has groups and radii of its own. Leave --groups out.');
    const criteria = card ? criteriaOfCard(card, datasetOf(card.dataset).classes) : given;
    const found = await tableOf(values, positionals);
    const table = card ? namedBy(card, found) : found;
    const accuracies = countCriteria(table, criteria);
    if (values.csv !== undefined) await writeFile(values.csv, tableToCsv(table));
    if (values.table !== undefined) await writeTableJson(values.table, table);
    if (card && values.card) await writeCard(values.card, withFigures(card, table, datasetOf(card.dataset).classes));
    if (values.json) printJson({ ...tableToJson(table), accuracies });
    else console.log(describeCriteria(table, accuracies));
    return 0;
  },
};

async function tableOf(values: EvaluateValues, positionals: readonly string[]): Promise<RadiusTable> {
  if (values.from !== undefined) return readTable(values.from);
  const request = readTableRequest(values, positionals);
  const tables = values.resume === undefined ? undefined : new FileTables(values.resume);
  return nodeEngine(true, tables).radiusTable(request, tellNowAndThen());
}

/** The table of a network that will be bundled under the card's name. */
function namedBy({ id, name }: ModelCard, table: RadiusTable): RadiusTable {
  const { about } = table;
  return { ...table, about: { ...about, model: { id, name, hash: about.model.hash } } };
}

const MILLISECONDS_BETWEEN_LINES = 10_000;

/** Tells on stderr how far a long run is. */
function tellNowAndThen(): (progress: Progress) => void {
  let last = performance.now();
  return ({ done, total, secondsLeft }) => {
    if (performance.now() - last < MILLISECONDS_BETWEEN_LINES) return;
    last = performance.now();
    const left = secondsLeft === undefined ? '' : `, about ${Math.ceil(secondsLeft / 60)} min left`;
    console.error(`${done.toFixed(1)} of ${total} images${left}`);
  };
}
