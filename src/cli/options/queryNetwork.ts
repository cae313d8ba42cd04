import type { Query } from '../../formats/properties/vnnlib2';
import { InputError } from './inputError';

/** How a network is given: as an argument of its own, or by its name in a query. */
interface Given {
  readonly network?: string;
}

/** VNN-LIB 2 has a network by its name in the query, and no other. */
export function requireNetwork({ network }: Given, query: Query | undefined): void {
  if (network === undefined) return;
  const name = network.slice(0, network.indexOf('='));
  if (query && name === query.network) return;
  throw new InputError(
    query
      ? `The query declares the network ${query.network}, and none called ${name}. Give --network ${query.network}=FILE.`
      : 'The query is not in VNN-LIB 2 and names no network. Give MODEL PROPERTY instead.',
  );
}

/** The files of the network and the property. */
export function namesOf(
  { network }: Given,
  positionals: readonly string[],
): readonly [model: string, property: string] {
  const [first, second, extra] = positionals;
  const file = network?.slice(network.indexOf('=') + 1);
  if (network !== undefined) {
    if (first !== undefined && second === undefined && file && network.includes('=')) return [file, first];
    throw new InputError('With --network NAME=FILE, give the query and nothing else.');
  }
  if (first === undefined || second === undefined)
    throw new InputError('Give a network and a property, in this order.');
  if (extra !== undefined) throw new InputError(`“${extra}” is one argument too many. Give a network and a property.`);
  return [first, second];
}
