import { METHOD_NAMES, METHODS } from '../../catalog/methods';
import type { RadiusResult } from '../../engine/api/types';
import { radiusToContract } from '../../engine/requests/radius/radiusContract';
import { INPUT_OPTIONS, METHOD, MODEL, ROUNDING, readInputOptions } from '../options/inputOptions';
import { radius as radiusOption, whole } from '../options/kinds';
import { given } from '../options/options';
import { printJson } from '../print/printJson';
import { printNotes } from '../print/printNotes';
import { printReport } from '../print/printReport';
import { SEARCH_OPTIONS } from './attack';
import { defineCommand } from './command';

const BISECTED = METHOD_NAMES.filter((name) => METHODS[name].monotone)
  .map((name) => METHODS[name].title)
  .join(' or ');

/** `boundscope radius`: how far an input, or each of several, can be moved. */
export const radius = defineCommand({
  usage: 'radius MODEL (--dataset ID --index I | --input FILE) [OPTIONS]',
  about: `Brackets how far an input can be moved: the largest radius that is certified, as is every smaller one of the grid, by the method or by a cheaper one that is asked before it, and the smallest within which an attack finds an input that the network classifies differently. ${MODEL}`,
  options: {
    ...INPUT_OPTIONS,
    method: METHOD,
    rounding: ROUNDING,
    largest: radiusOption('--largest <E>', 'the largest radius tried (default: 0.25)'),
    grid: whole(
      '--grid <N>',
      `try N radii, evenly spaced up to the largest (default: 32, by ${BISECTED} 1024, up to the smallest that is falsified)`,
    ),
    ...SEARCH_OPTIONS,
  },
  async run(values, positionals) {
    const { method, rounding, largest, grid, restarts, steps, seed } = values;
    const request = {
      ...given({ method, rounding, largest, grid, restarts, steps, seed }),
      ...(await readInputOptions(values, positionals)),
    };
    const { nodeEngine } = await import('../files/nodeEngine');
    const engine = await nodeEngine(true, values.memory);
    await printReport(engine, request.model, values.report);
    const result = await engine.radius(request);
    printNotes(result);
    if (values.json) printJson(radiusToContract(result, values.indices !== undefined || result.batch > 1));
    else console.log(describe(result));
    return 0;
  },
});

function describe({ label, certified, falsified, method, milliseconds, backend }: RadiusResult): string {
  const samples = label.map((own, sample) => {
    const heading = label.length > 1 ? `Input ${sample}: ` : '';
    const nearest = falsified[sample] ?? null;
    if (nearest === 0) return `${heading}label ${own}, misclassified as it is`;
    const proved = `certified up to ${certified[sample]}`;
    return `${heading}label ${own}, ${proved}, ${nearest === null ? 'not falsified' : `falsified at ${nearest}`}`;
  });
  return [...samples, `${milliseconds.toFixed(0)} ms by ${method} on ${backend}.`].join('\n');
}
