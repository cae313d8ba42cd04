import { readNumber } from '../../numbers/readNumber';

/** Fields of requests for which scripts may give texts such as '2/255'. */
type Radii = 'epsilon' | 'epsilons' | 'largest' | 'grid' | 'clip' | 'lower' | 'upper' | 'inner' | 'outer';

type OrText<Value> = Value extends number
  ? Value | string
  : Value extends readonly unknown[]
    ? { readonly [At in keyof Value]: OrText<Value[At]> }
    : Value;

/** A request in which radii and ranges may be texts. */
export type Spoken<Request> = {
  [Field in keyof Request]: Field extends Radii ? OrText<Request[Field]> : Request[Field];
};

const RADII: Readonly<Record<Radii, true>> = {
  epsilon: true,
  epsilons: true,
  largest: true,
  grid: true,
  clip: true,
  lower: true,
  upper: true,
  inner: true,
  outer: true,
};

/**
 * The request with numbers for texts such as '0.01' and '2/255'.
 *
 * @throws RangeError naming the field whose text is no number
 */
export function withNumbers<Request>(request: Spoken<Request>): Request {
  if (typeof request !== 'object' || request === null) {
    throw new RangeError(`The request is ${String(request)}. Give an object with its fields.`);
  }
  const entries = Object.entries(request).map(([field, value]) => [
    field,
    field in RADII ? numbered(field, value) : value,
  ]);
  return Object.fromEntries(entries) as Request;
}

function numbered(field: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => numbered(field, each));
  if (typeof value !== 'string') return value;
  const number = readNumber(value);
  if (number === undefined) throw new RangeError(`${field} is “${value}”. Give a number such as 0.01 or 2/255.`);
  return number;
}
