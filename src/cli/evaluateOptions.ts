import { ROUNDINGS } from '../engine/request';
import type { RadiusTableRequest } from '../engine/types';
import type { CriteriaOptions } from '../evaluation/table/countCriteria';
import { InputError } from './inputError';
import { choiceOption, indexOption, indicesOption, rangeOption } from './options';

const OPTION = { type: 'string' } as const;

/** Options of `boundscope evaluate`. */
export const EVALUATE_OPTIONS = {
  dataset: OPTION,
  count: OPTION,
  seed: OPTION,
  indices: OPTION,
  method: OPTION,
  rounding: OPTION,
  grid: OPTION,
  clip: OPTION,
  restarts: OPTION,
  steps: OPTION,
  'no-attack': { type: 'boolean' },
  backend: OPTION,
  epsilon: OPTION,
  'epsilon-in': OPTION,
  'epsilon-out': OPTION,
  groups: OPTION,
  from: OPTION,
  resume: OPTION,
  card: OPTION,
  csv: OPTION,
  table: OPTION,
  json: { type: 'boolean' },
} as const;

/** What the person gave for them. */
export type EvaluateValues = {
  readonly [Name in keyof typeof EVALUATE_OPTIONS]?:
    | ((typeof EVALUATE_OPTIONS)[Name] extends { type: 'boolean' } ? boolean : string)
    | undefined;
};

/**
 * The table that is asked for.
 *
 * @throws InputError saying which option to give or change
 */
export function readTableRequest(values: EvaluateValues, positionals: readonly string[]): RadiusTableRequest {
  const [model, extra] = positionals;
  if (model === undefined) {
    throw new InputError('The model is missing. Give an ONNX file or the id of a bundled model.');
  }
  if (extra !== undefined) throw new InputError(`“${extra}” is one argument too many. Give one model.`);
  if (values.dataset === undefined) throw new InputError('--dataset is missing. Give the images to evaluate on.');
  const wanted = {
    count: indexOption('count', values.count),
    seed: indexOption('seed', values.seed),
    indices: indicesOption('indices', values.indices),
    method: choiceOption('method', values.method, ['ibp', 'crown-ibp', 'crown'] as const),
    rounding: choiceOption('rounding', values.rounding, ROUNDINGS),
    grid: radiiOption('grid', values.grid),
    clip: rangeOption('clip', values.clip),
    attack: readAttack(values),
  };
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  const backend = choiceOption('backend', values.backend, ['wasm', 'cpu'] as const) ?? 'wasm';
  // The engine reads the file itself, and so knows its name.
  return { model: /^[\w-]+$/.test(model) ? model : asPath(model), dataset: values.dataset, backend, ...given };
}

/**
 * The accuracies that are asked for.
 *
 * @throws InputError when groups and radii do not belong together
 */
export function readCriteria(values: EvaluateValues): CriteriaOptions {
  const epsilons = radiiOption('epsilon', values.epsilon) ?? [];
  const [inner] = radiiOption('epsilon-in', values['epsilon-in']) ?? [];
  const [outer] = radiiOption('epsilon-out', values['epsilon-out']) ?? [];
  const given = [values.groups, inner, outer].filter((value) => value !== undefined);
  if (given.length === 0) return { epsilons, groups: undefined, inner: 0, outer: 0 };
  if (values.groups === undefined || inner === undefined || outer === undefined) {
    throw new InputError('--groups, --epsilon-in and --epsilon-out belong together. Give all three.');
  }
  const groups = values.groups.split(';').map((classes) => indicesOption('groups', classes) ?? []);
  return { epsilons, groups, inner, outer };
}

/** A name without a dot or slash is an id to the engine. */
function asPath(model: string): string {
  return /[./]/.test(model) ? model : `./${model}`;
}

function readAttack(values: EvaluateValues): RadiusTableRequest['attack'] {
  if (values['no-attack']) return null;
  const restarts = indexOption('restarts', values.restarts);
  const steps = indexOption('steps', values.steps);
  if (restarts === undefined && steps === undefined) return undefined;
  return { ...(restarts !== undefined && { restarts }), ...(steps !== undefined && { steps }) };
}

/** “0.01,2/255”: radii with commas between them, decimals or fractions. */
function radiiOption(name: string, text: string | undefined): number[] | undefined {
  return text?.split(',').map((part) => {
    const [above = '', below = '1', more] = part.trim().split('/');
    const radius = above === '' || below === '' ? Number.NaN : Number(above) / Number(below);
    if (more === undefined && Number.isFinite(radius) && radius >= 0) return radius;
    throw new InputError(`--${name} has “${part}”. Give radii such as 0.01 or 2/255, with commas between them.`);
  });
}
