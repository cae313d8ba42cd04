import { writeFile } from 'node:fs/promises';
import { METHODS, USUAL_METHOD } from '../../catalog/methods';
import { boundsNpz } from '../../engine/requests/bounds/boundsNpz';
import { toContract } from '../../engine/requests/bounds/contract';
import {
  EPSILON,
  INPUT_OPTIONS,
  METHOD,
  MODEL,
  ROUNDING,
  readInputOptions,
  requireEpsilon,
} from '../options/inputOptions';
import { text } from '../options/kinds';
import { given } from '../options/options';
import { describeBounds } from '../print/describeBounds';
import { printJson } from '../print/printJson';
import { printNotes } from '../print/printNotes';
import { printReport } from '../print/printReport';
import { defineCommand } from './command';

/** All bounds for other programs. */
const NPZ = text('--npz <FILE>', 'write all bounds as NumPy arrays');

/** `boundscope bounds`: bounds of a network over a box of inputs, or over several. */
export const bounds = defineCommand({
  usage: 'bounds MODEL --epsilon E (--dataset ID --index I | --input FILE) [OPTIONS]',
  about: `Bounds every layer of a network over all inputs within E of an input, and says whether its label is proved there. ${MODEL}`,
  options: { epsilon: EPSILON, ...INPUT_OPTIONS, method: METHOD, rounding: ROUNDING, npz: NPZ },
  async run(values, positionals) {
    const { method, rounding } = values;
    const request = {
      ...requireEpsilon(values),
      ...given({ method, rounding }),
      ...(await readInputOptions(values, positionals)),
    };
    const needsGradients = METHODS[method ?? USUAL_METHOD].searchesFrom !== undefined;
    const { nodeEngine } = await import('../files/nodeEngine');
    const engine = await nodeEngine(needsGradients, values.memory);
    await printReport(engine, request.model, values.report);
    const result = await engine.bounds(request);
    printNotes(result);
    if (values.npz !== undefined) await writeFile(values.npz, boundsNpz(result));
    if (values.json) printJson(toContract(result, values.indices !== undefined || result.batch > 1));
    else console.log(describeBounds(result, values.labels));
    return 0;
  },
});
