import { bytesOfAttack, workOfAttack } from '../../../bounds/cost/attackCost';
import { type MethodCost, methodCost, type Work } from '../../../bounds/cost/methodCost';
import { GAPS, multiplicationsOf } from '../../../bounds/cost/passCost';
import { bytesOfConstants, sumOf } from '../../../bounds/cost/room';
import type { BackendName } from '../../../catalog/backends';
import { METHOD_NAMES, METHODS, type Method } from '../../../catalog/methods';
import { shapeToOnnx } from '../../../network/layout';
import { type ReadyNode, type Shape, sizeOf } from '../../../network/network';
import type { NetworkError } from '../../../network/networkError';
import { SUPPORT_NAMES, type Support } from '../../../network/nodeSupport';
import { whatIsKnown } from '../../../network/ops/composed/knownRange';
import { reasonFor, supportOf } from '../../../network/support';
import type { ReadyNetwork } from '../../../network/upload';
import { formatSeconds } from '../../../numbers/amounts';
import { formatCount } from '../../../numbers/format';
import type { ModelSource } from '../../api/requestTypes';
import { predict, type Speeds } from '../../backends/bySize';
import { countParameters } from '../../stores/networkCard';
import { completeEffort } from '../attack/attackRequest';
import type { AttackReport, MethodReport, NodeReport, SupportReport } from './reportTypes';

/** How long is split at most where nobody says otherwise. */
const DECIDING_SECONDS = 60;

/** Methods that take longer are given with the reason. */
const LONG_SECONDS = 20;

/** Of the time: no value with less is what makes a method slow. */
const LEAST_SHARE = 0.05;

/**
 * The report of a network that is taken.
 *
 * @param planned as `planNetwork` gives it, with the limit of memory
 */
export function reportNetwork(
  planned: ReadyNetwork,
  name: string,
  { backend, speeds }: { readonly backend: BackendName; readonly speeds: Speeds },
): SupportReport {
  const known = whatIsKnown(planned.network.nodes, (value) => planned.shapes.get(value) as Shape);
  const nodes = planned.nodes.map((node) => reportNode(node, planned, known(node)));
  return {
    ...summed(name, nodes),
    // What several nodes share is counted once.
    parameters: countParameters(planned.network),
    refusal: null,
    widest: Math.max(...[...planned.shapes.values()].map(sizeOf)),
    methods: withQuicker(METHOD_NAMES.map((method) => reportMethod(planned, method, speeds))),
    attack: reportAttack(planned, speeds),
    memory: planned.memory,
    backend,
  };
}

/** The report of a network that is refused, as far as its file could be read. */
export function reportRefusal(error: NetworkError, name: string, memory: number): SupportReport {
  const nodes = (error.survey?.() ?? []).map((node) => ({ ...node, parameters: 0, multiplications: 0 }));
  const widest = Math.max(0, ...nodes.map(({ shape }) => sizeOf(shape ?? [0])));
  return {
    ...summed(name, nodes),
    parameters: 0,
    refusal: error.message,
    widest,
    methods: [],
    attack: null,
    memory,
    backend: null,
  };
}

/** What a file is called before it was read. */
export function nameOfSource(source: ModelSource): string {
  const file = typeof source === 'object' && 'file' in source ? source.file : source;
  if (typeof file === 'string') return file;
  return 'name' in file ? file.name : 'The network';
}

function reportNode(node: ReadyNode, { shapes, network }: ReadyNetwork, known: string | undefined): NodeReport {
  const shape = shapes.get(node.output) as Shape;
  const support = supportOf(node.op);
  const reason = known ?? reasonFor(node.op);
  return {
    name: node.name,
    op: node.op,
    inputs: node.inputs,
    output: node.output,
    shape: shapeToOnnx(shape),
    support,
    ...(reason !== undefined && { reason }),
    ...(support === 'interval' && { remedy: aroundInterval(node, network.input.name) }),
    parameters: sumOf(Object.values(node.weights), ({ data }) => data.length),
    multiplications: multiplicationsOf(node, shape),
  };
}

/** Bounds hold all the same: what can be done is to ask in front of it. */
function aroundInterval({ inputs }: ReadyNode, input: string): string {
  const [read] = inputs as [string];
  return read === input
    ? 'Bounds hold all the same, as wide as IBP’s behind it.'
    : 'Bounds hold all the same, as wide as IBP’s behind it. Choose the node before it to see what CROWN knows up to there.';
}

function reportMethod(planned: ReadyNetwork, method: Method, speeds: Speeds): MethodReport {
  const cost = methodCost(planned, method);
  const bytes = cost.bytes + bytesOfCopies(planned, speeds);
  const bounding = secondsWhereQuickest(speeds, (backend) => methodCost(planned, method, 1, backend).usual);
  return {
    method,
    bytes,
    fits: cost.bytes <= planned.memory,
    seconds: bounding + (METHODS[method].decides ? DECIDING_SECONDS : 0),
    rows: cost.rows,
    ...(bounding > LONG_SECONDS && { slow: whereTimeGoes(planned, cost) }),
  };
}

function whereTimeGoes({ nodes, network }: ReadyNetwork, { heaviest, multiplications }: MethodCost): string {
  if (!heaviest) return `its passes forward take ${formatCount(multiplications.intervals)} multiplications.`;
  const { value, units, share } = heaviest;
  if (share < LEAST_SHARE) {
    return `every unit that an activation reads takes a pass back of its own, through up to ${formatCount(nodes.length)} nodes.`;
  }
  const ofIt = `${Math.round(100 * share)} % of it for`;
  if (value === network.output) {
    const outputs = units === 1 ? 'the one output' : `the ${formatCount(units)} outputs`;
    return `${ofIt} both bounds of ${outputs} and for margins, each with a pass back of its own.`;
  }
  const reader = nodes.find(({ inputs }) => inputs.includes(value))?.name ?? 'others';
  return `${ofIt} the ${formatCount(units)} units that ${reader} reads, each with a pass back of its own.`;
}

/** Beside each that takes long, the tightest that does not. */
function withQuicker(methods: readonly MethodReport[]): readonly MethodReport[] {
  const quicker = methods.findLast(({ seconds, fits }) => fits && seconds <= LONG_SECONDS);
  if (!quicker) return methods;
  const instead = `The tightest quick method is ${METHODS[quicker.method].title}: up to ${formatSeconds(quicker.seconds)}.`;
  return methods.map((each) => (each.slow === undefined ? each : { ...each, slow: `${each.slow} ${instead}` }));
}

/**
 * Weights lie on every backend that questions went to, which may be all that were measured. What fits does not depend on it: where
 * there is too little room, other backends give them up.
 */
function bytesOfCopies(planned: ReadyNetwork, speeds: Speeds): number {
  const others = Math.max(0, Object.keys(speeds).length - 1);
  return Math.ceil(GAPS * others * bytesOfConstants(planned));
}

/** Numbers of an attack come from beyond the nearest caches, and each node takes several operations: so many times as long. */
const OF_ATTACKS = 3;

function reportAttack(planned: ReadyNetwork, speeds: Speeds): AttackReport | null {
  const work = workOfAttack(planned, completeEffort({}));
  if (!work) return null;
  const own = bytesOfAttack(planned);
  const bytes = own + bytesOfCopies(planned, speeds);
  return { bytes, fits: own <= planned.memory, seconds: OF_ATTACKS * secondsWhereQuickest(speeds, () => work) };
}

function secondsWhereQuickest(speeds: Speeds, workOn: (backend: BackendName) => Work): number {
  return Math.min(...Object.values(predict(speeds, workOn)?.seconds ?? {}));
}

function summed(name: string, nodes: readonly NodeReport[]) {
  const counts = Object.fromEntries(
    SUPPORT_NAMES.map((support) => [support, nodes.filter((node) => node.support === support).length]),
  ) as Record<Support, number>;
  return {
    name,
    nodes,
    counts,
    multiplications: sumOf(nodes, ({ multiplications }) => multiplications),
  };
}
