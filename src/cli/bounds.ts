import { toContract } from '../engine/contract';
import { METHODS, ROUNDINGS } from '../engine/request';
import type { BoundsRequest } from '../engine/types';
import type { Command } from './command';
import { describeBounds } from './describeBounds';
import { INPUT_OPTIONS, INPUT_USAGE, RUN_USAGE, readEpsilon, readInputOptions } from './inputOptions';
import { nodeEngine } from './nodeEngine';
import { choiceOption, readOptions } from './options';
import { printJson } from './printJson';

const USAGE = `Usage: boundscope bounds MODEL --epsilon E (--dataset ID --index I | --input FILE) [OPTIONS]

Bounds every layer of a network over all inputs within E of an input, and says whether its label is proved there.

MODEL               an ONNX file, or the id of a bundled model (“boundscope models” lists them)
  --epsilon E       radius of the box around the input, in every coordinate
${INPUT_USAGE}
  --method M        ibp (default), crown-ibp, crown or alpha-crown: ever tighter, and slower
  --rounding R      real (default), float32 or none: which rounding errors the bounds pay for
${RUN_USAGE}`;

const OPTIONS = {
  ...INPUT_OPTIONS,
  epsilon: { type: 'string' },
  method: { type: 'string' },
  rounding: { type: 'string' },
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>['values'];

/** `boundscope bounds`: bounds of a network over a box of inputs, or over several. */
export const bounds: Command = {
  name: 'bounds',
  summary: 'bound every layer of a network over a box of inputs',
  usage: USAGE,
  async run(args) {
    const { values, positionals } = readOptions(args, OPTIONS);
    const request = await readRequest(values, positionals);
    const result = await nodeEngine(request.method === 'alpha-crown').bounds(request);
    if (values.json) printJson(toContract(result, values.indices !== undefined || result.batch > 1));
    else console.log(describeBounds(result));
    return 0;
  },
};

async function readRequest(values: Values, positionals: readonly string[]): Promise<BoundsRequest> {
  const epsilon = readEpsilon(values.epsilon);
  const method = choiceOption('method', values.method, METHODS);
  const rounding = choiceOption('rounding', values.rounding, ROUNDINGS);
  return {
    epsilon,
    ...(method !== undefined && { method }),
    ...(rounding !== undefined && { rounding }),
    ...(await readInputOptions(values, positionals)),
  };
}
