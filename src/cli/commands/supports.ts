import { OPERATION_NAMES } from '../../catalog/operations';
import { ROUNDING_NAMES, ROUNDINGS } from '../../catalog/roundings';
import { COMPOSED_NAMES } from '../../network/ops/composed';
import { InputError } from '../options/inputError';
import { flag } from '../options/kinds';
import { defineCommand } from './command';

/** What VNN-LIB 2 lets one ask of a verifier, and the answer, a line each. */
const ANSWERS = {
  '--onnx-opset-versions': ['6', '28'],
  // Roundings that prove something are called as the element types they are about.
  '--onnx-element-types': ROUNDING_NAMES.filter((name) => ROUNDINGS[name].outward).toSorted(),
  '--onnx-operators': [...OPERATION_NAMES, ...COMPOSED_NAMES].toSorted(),
  '--vnnlib-versions': ['2.0', '2.0'],
  '--hidden-node-theories': ['NH'],
  '--multiple-input-output-theories': ['SIO'],
  '--multiple-network-theories': ['SNET'],
  '--multiple-node-comparison-theories': ['MNC'],
  '--arithmetic-complexity-theories': ['LIN'],
  '--optimised-disjunctive-reasoning': ['false'],
  '--serialise-assignments': ['false'],
  '--unsat-proofs': ['false'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Asked = keyof typeof ANSWERS;

/** The field of an option's value: "--unsat-proofs" is unsatProofs. */
function fieldOf(name: Asked): string {
  return name.slice(2).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `boundscope supports`: what queries and networks can be taken, as VNN-LIB 2 asks a verifier. */
export const supports = defineCommand({
  usage: 'supports CAPABILITY',
  about: 'Says what queries and networks “boundscope verify” takes, in the form of VNN-LIB 2: give one of the options.',
  options: Object.fromEntries((Object.keys(ANSWERS) as Asked[]).map((name) => [fieldOf(name), flag(name, '')])),
  async run(values, positionals) {
    const [name, more] = (Object.keys(ANSWERS) as Asked[]).filter(
      (each) => fieldOf(each) in values && values[fieldOf(each)],
    );
    if (name === undefined || more !== undefined || positionals.length > 0) {
      throw new InputError(`Give one capability: ${Object.keys(ANSWERS).join(', ')}.`);
    }
    console.log(ANSWERS[name].join('\n'));
    return 0;
  },
});
