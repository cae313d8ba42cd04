import { type Network, type NetworkNode, type ReadyNode, type Shape, sizeOf } from '../../network';
import type { UnitBounds } from '../../passingBack';
import type { ReadyNetwork } from '../../upload';
import { rectifying } from '../activation/relu';
import { adding } from '../affine/add';
import { subtracting } from '../affine/sub';
import { operationOf } from '../index';
import { joining } from '../move/concat';
import { choosing } from '../move/gather';
import { reshaping } from '../move/reshape';

/** A network whose maxima are made of ReLUs, and what those belong to. */
export interface WithoutMaxima {
  readonly network: Network;
  /** Of a value that a ReLU reads: the maximum's value, and for each unit the place there. */
  readonly owners: ReadonlyMap<string, { readonly value: string; readonly units: readonly number[] }>;
}

/**
 * The same function with max(a, b) written as b + relu(a − b), in rounds as in a tournament: a ReLU says which of two is the
 * larger, so that it can be split as others are. Of equal value is only what is computed exactly.
 *
 * @param boundsOf bounds of a value, of every region that is asked about; what is the largest in none of them is left out
 * @returns undefined where there is no maximum
 */
export function maximaAsUnits(
  { network, nodes, shapes }: ReadyNetwork,
  boundsOf: (value: string) => readonly UnitBounds[],
): WithoutMaxima | undefined {
  const owners = new Map<string, { value: string; units: readonly number[] }>();
  const written = nodes.map((node, at) => {
    const own = network.nodes[at] as NetworkNode;
    const players = playersOf(node, sizeOf(shapes.get(node.output) as Shape), boundsOf);
    return players ? tournament(node, players, shapes, owners) : [own];
  });
  return owners.size > 0 ? { network: { ...network, nodes: written.flat() }, owners } : undefined;
}

/** The values that maxima are taken of. */
export function valuesOfMaxima({ nodes }: ReadyNetwork): string[] {
  return nodes.filter((node) => passingOf(node)?.forEachInput).map(({ inputs }) => inputs[0] as string);
}

function passingOf({ op }: ReadyNode) {
  const { backward } = operationOf(op);
  return backward?.kind === 'passing' ? backward : undefined;
}

/** For each maximum of a node the units that may be the largest; undefined where the node has no maxima. */
function playersOf(
  node: ReadyNode,
  maxima: number,
  boundsOf: (value: string) => readonly UnitBounds[],
): number[][] | undefined {
  const passing = passingOf(node);
  if (!passing?.forEachInput) return undefined;
  const all = Array.from({ length: maxima }, (): number[] => []);
  passing.forEachInput(node, (maximum, input) => (all[maximum] as number[]).push(input));
  const regions = boundsOf(node.inputs[0] as string);
  if (regions.length === 0) return all;
  return all.map((inputs) => {
    const kept = new Set(regions.flatMap((bounds) => contendersAmong(inputs, bounds)));
    return inputs.filter((input) => kept.has(input));
  });
}

/** The one with the largest lower bound, and all that may be above that bound. */
function contendersAmong(inputs: readonly number[], { lower, upper }: UnitBounds): number[] {
  const first = inputs.reduce((best, input) => ((lower[input] as number) > (lower[best] as number) ? input : best));
  return inputs.filter((input) => input === first || (upper[input] as number) > (lower[first] as number));
}

function tournament(
  node: ReadyNode,
  players: readonly (readonly number[])[],
  shapes: ReadonlyMap<string, Shape>,
  owners: Map<string, { value: string; units: readonly number[] }>,
): NetworkNode[] {
  const [input] = node.inputs as [string];
  const prefix = unusedPrefix(node.output, shapes);
  const name = (what: string) => `${prefix}${what}`;
  const written: NetworkNode[] = [reshaping(input, [sizeOf(shapes.get(input) as Shape)], name('all'))];
  let current = name('all');
  let left = players;
  for (let round = 1; left.some((own) => own.length > 1); round++) {
    const of = (what: string) => name(`${what} of round ${round}`);
    const pairs = left.flatMap((own, maximum) => pairsOf(own).map((pair) => ({ maximum, pair })));
    const alone = left.map((own) => (own.length % 2 === 1 ? (own.at(-1) as number) : undefined));
    const passed = alone.filter((player) => player !== undefined);
    const chosen = (which: 0 | 1) => pairs.map(({ pair }) => pair[which]);
    const [one, other, lead, winners] = [of('one'), of('other'), of('lead'), of('winners')];
    written.push(
      choosing(current, chosen(0), one),
      choosing(current, chosen(1), other),
      subtracting([one, other], lead),
      rectifying(lead, of('won')),
      adding([of('won'), other], winners),
    );
    owners.set(lead, { value: node.output, units: pairs.map(({ maximum }) => maximum) });
    if (passed.length > 0) {
      written.push(choosing(current, passed, of('passed')), joining([winners, of('passed')], of('left')));
    }
    current = passed.length > 0 ? of('left') : winners;
    let [next, free] = [0, pairs.length];
    left = left.map((own, maximum) => {
      const winnersOfOwn = pairsOf(own).map(() => next++);
      return alone[maximum] === undefined ? winnersOfOwn : [...winnersOfOwn, free++];
    });
  }
  const last = left.map(([winner]) => winner as number);
  const output = reshaping(name('largest'), shapes.get(node.output) as Shape, node.output);
  return [...written, choosing(current, last, name('largest')), { ...output, name: node.name }];
}

/** What no value's name begins with. */
function unusedPrefix(value: string, shapes: ReadonlyMap<string, Shape>): string {
  let prefix = `${value}: `;
  while ([...shapes.keys()].some((name) => name.startsWith(prefix))) prefix = `'${prefix}`;
  return prefix;
}

function pairsOf(players: readonly number[]): [number, number][] {
  return Array.from({ length: players.length >> 1 }, (_, at) => [
    players[2 * at] as number,
    players[2 * at + 1] as number,
  ]);
}
