import type { AttackResult } from '../../engine/api/types';
import { attackToContract } from '../../engine/requests/attack/attackContract';
import { EPSILON, INPUT_OPTIONS, MODEL, readInputOptions, requireEpsilon } from '../options/inputOptions';
import { choice, whole } from '../options/kinds';
import { given } from '../options/options';
import { printUpper } from '../print/printBound';
import { printJson } from '../print/printJson';
import { printNotes } from '../print/printNotes';
import { printReport } from '../print/printReport';
import { defineCommand } from './command';

/** Options of what looks for counterexamples of single inputs. */
export const SEARCH_OPTIONS = {
  restarts: whole('--restarts <N>', 'descents against each class (default: 3)'),
  steps: whole('--steps <N>', 'steps of each descent (default: 20)'),
  seed: whole('--seed <N>', 'start of the random numbers (default: 1)'),
};

const UNTIL = ['any', 'all'] as const;

/** `boundscope attack`: looks for counterexamples in the box around an input, or around several. */
export const attack = defineCommand({
  usage: 'attack MODEL --epsilon E (--dataset ID --index I | --input FILE) [OPTIONS]',
  about: `Looks for an input within E of an input that the network classifies differently (projected gradient descent). ${MODEL}`,
  options: {
    epsilon: EPSILON,
    ...INPUT_OPTIONS,
    ...SEARCH_OPTIONS,
    until: choice(
      '--until <WHEN>',
      'stop once the input is misclassified, or once it has been as every class',
      UNTIL,
      'all',
    ),
  },
  async run(values, positionals) {
    const { restarts, steps, seed, until } = values;
    const request = {
      ...requireEpsilon(values),
      ...given({ restarts, steps, seed, until }),
      ...(await readInputOptions(values, positionals)),
    };
    const { nodeEngine } = await import('../files/nodeEngine');
    const engine = await nodeEngine(true, values.memory);
    await printReport(engine, request.model, values.report);
    const result = await engine.attack(request);
    printNotes(result);
    if (values.json) printJson(attackToContract(result, values.indices !== undefined || result.batch > 1));
    else console.log(describe(result));
    return 0;
  },
});

function describe({ label, counterexample, margin, classes, milliseconds, backend }: AttackResult): string {
  const samples = label.map((own, sample) => {
    const heading = label.length > 1 ? `Input ${sample}: ` : '';
    const found = counterexample[sample];
    if (found)
      return `${heading}label ${own}, falsified: classified as ${found.label} with margin ${printUpper(found.margin)}`;
    const row = margin.subarray(sample * classes, (sample + 1) * classes);
    const least = Math.min(...row.filter((_, j) => j !== own));
    return `${heading}label ${own}, unknown: the least margin found is ${printUpper(least)}`;
  });
  return [...samples, `${milliseconds.toFixed(0)} ms on ${backend}. Counterexamples are checked in float64.`].join(
    '\n',
  );
}
