import { hasSumsAlone } from '../../bounds/complete/splits/layersOfSums';
import { workOfAttack } from '../../bounds/cost/attackCost';
import { methodCost, type Work } from '../../bounds/cost/methodCost';
import { type BackendName, WITHOUT_GRAPHICS } from '../../catalog/backends';
import { DECIDING_METHOD, METHODS, type Method, QUICKEST_METHOD } from '../../catalog/methods';
import { sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import type { Served } from '../api/types';
import type { FullAttackRequest } from './attack/attackTypes';
import type { FullSimilarityRequest } from './distances/similarityTypes';
import { ATTACK, methodOf } from './report/requireRoom';
import type { FullTableRequest } from './table/tableTypes';

/** What tells how large a question is: of a request with every default filled in, and with its input as it was given. */
type Asked = object & {
  readonly input?: unknown;
  readonly timeout?: number;
  readonly how?: FullTableRequest['how'];
  readonly settings?: FullAttackRequest['settings'];
  readonly source?: FullSimilarityRequest['source'];
};

/** How a question is named to people, and the work of a part of it as each backend would do it. */
export interface SizedQuestion extends Pick<Served, 'network' | 'how'> {
  /** Undefined where another backend has a program of its own for it. */
  readonly workOn: (backend: BackendName) => Work | undefined;
}

/**
 * How large a question about a network is, as far as that says where it is answered soonest: of what is repeated over boxes, radii
 * or subproblems, one time.
 *
 * @param network its name
 * @param planned see `planNetwork`
 */
export function sizeOfQuestion(network: string, planned: ReadyNetwork, asked: Asked): SizedQuestion {
  return { network, ...sizeOfAsked(planned, asked) };
}

type Size = Omit<SizedQuestion, 'network'>;

function sizeOfAsked(planned: ReadyNetwork, asked: Asked): Size {
  if (asked.timeout !== undefined) return deciding(planned);
  const method = asked.source === undefined ? methodOf(asked) : QUICKEST_METHOD;
  if (method === ATTACK) return attacking(planned, asked);
  const { title, imagesAtOnce } = METHODS[method];
  const images = asked.how || asked.source ? imagesAtOnce : countInputs(planned, asked.input);
  return { how: title, workOn: worksBy(planned, method, Math.min(images, imagesAtOnce)) };
}

function worksBy(planned: ReadyNetwork, method: Method, boxes: number) {
  const known = works.get(planned.nodes) ?? new Map<string, Work>();
  works.set(planned.nodes, known);
  return (backend: BackendName): Work => {
    const key = `${backend} ${method} ${boxes} ${planned.memory}`;
    const work = known.get(key) ?? methodCost(planned, method, boxes, backend).usual;
    known.set(key, work);
    return work;
  };
}

/** Asked for anew with every move of a slider. */
const works = new WeakMap<ReadyNetwork['nodes'], Map<string, Work>>();

/** The program that splits networks of affine operations and ReLUs is WebAssembly's. */
function deciding(planned: ReadyNetwork): Size {
  const hasProgram = hasSumsAlone(planned);
  const workOn = worksBy(planned, DECIDING_METHOD, 1);
  return {
    how: METHODS[DECIDING_METHOD].title,
    workOn: (backend) => (hasProgram && backend !== WITHOUT_GRAPHICS ? undefined : workOn(backend)),
  };
}

/** Where there are no classes, it is refused wherever it is. */
function attacking(planned: ReadyNetwork, { settings }: Asked): Size {
  const work = settings && workOfAttack(planned, settings);
  return { how: 'an attack', workOn: () => work ?? undefined };
}

function countInputs({ network }: ReadyNetwork, input: unknown): number {
  if (typeof input !== 'object' || input === null) return 1;
  if ('indices' in input && Array.isArray(input.indices)) return Math.max(1, input.indices.length);
  return Math.max(1, Math.round(countNumbers(input) / sizeOf(network.input.shape)));
}

/** Of a list, of lists in lists, or of numbers with their shape. */
function countNumbers(input: object): number {
  if (Array.isArray(input)) return input.flat(Number.POSITIVE_INFINITY).length;
  const numbers = 'data' in input ? input.data : input;
  return ArrayBuffer.isView(numbers) ? (numbers as Float32Array).length : 0;
}
