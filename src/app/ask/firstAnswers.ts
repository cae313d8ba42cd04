import { openDB } from 'idb';
import type { BackendName } from '../../catalog/backends';
import { DATASETS } from '../../catalog/datasets';
import type { BoundsRequest, BoundsResult, DatasetImages, ModelSummary } from '../../engine/api/types';
import { rememberedBackend } from '../backendChoice';
import { rememberOpening } from './openings';

/** The database; the service worker deletes it when another version of anything takes over. */
const [DATABASE, STORE, RECORD] = ['boundscope-answers', 'answers', 'first'] as const;

/** Answers that are kept: those of a few openings. */
const MOST = 16;

/** Bytes of numbers that an answer may hold to be kept. */
const MOST_BYTES = 2 ** 21;

/** Milliseconds after the last answer: what is on screen comes first. */
const PAUSE = 2000;

/** Where this visit opened. */
const OPENED = typeof location === 'undefined' ? '' : location.hash;

/** The calls whose answers are kept: the whole of what each asks, and what answers that. */
interface FirstCalls {
  readonly load: { readonly asks: string; readonly answer: ModelSummary };
  readonly firstImages: { readonly asks: string; readonly answer: DatasetImages };
  readonly bounds: { readonly asks: BoundsRequest; readonly answer: BoundsResult };
}

/** Networks that come along are named by a word; an address has dots or slashes, a digest 24 digits. */
const BUNDLED = /^(?![\da-f]{24})[\w-]+$/;

const isImage = (input: BoundsRequest['input']) =>
  typeof input === 'object' && 'dataset' in input && comesAlong.firstImages(input.dataset);

/** Whether what a call names comes with this version; what is one's own may be another the next time, by the same name. */
const comesAlong: { readonly [Call in keyof FirstCalls]: (asked: FirstCalls[Call]['asks']) => boolean } = {
  load: (id) => BUNDLED.test(id),
  firstImages: (id) => DATASETS.get(id)?.bundled === true,
  bounds: ({ model, input }) => typeof model === 'string' && comesAlong.load(model) && isImage(input),
};

/** What was asked in this visit, on the backend that was chosen then; undefined before one was. */
interface Answered {
  readonly backend: BackendName | undefined;
  readonly call: string;
  readonly asked: unknown;
  readonly answer: unknown;
}

interface Record {
  /** The address of this code, which has another name when anything it was built with changes. */
  readonly version: string;
  readonly answers: ReadonlyMap<string, unknown>;
}

/**
 * Keeps what a visit asks first in this browser, so that it stands at once in the next one of the same version. Only
 * where a service worker keeps the page itself: that is what says which version it is.
 */
export class FirstAnswers {
  readonly #version: string;
  readonly #controller: () => unknown;
  readonly #first: unknown;
  readonly #read: Promise<ReadonlyMap<string, unknown>>;
  readonly #own = new Map<string, Answered>();
  #hasBounds = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param version of the code
   * @param controller what keeps the page now; null while nothing does
   */
  constructor(version: string, controller: () => unknown) {
    this.#version = version;
    this.#controller = controller;
    this.#first = controller();
    this.#read = this.#first ? readRecord(version) : Promise.resolve(new Map());
  }

  /**
   * The answer of an earlier visit, or what is asked now; that is kept where all that it names comes with this version.
   *
   * @param asked all that the answer depends on, within one version of code, networks and images
   */
  async find<Call extends keyof FirstCalls>(
    call: Call,
    asked: FirstCalls[Call]['asks'],
    ask: (asked: FirstCalls[Call]['asks']) => Promise<FirstCalls[Call]['answer']>,
  ): Promise<FirstCalls[Call]['answer']> {
    if (!comesAlong[call](asked)) return ask(asked);
    const backend = chosenBackend();
    const key = keyOn(backend, call, asked);
    const known = (await this.#read).get(key) as FirstCalls[Call]['answer'] | undefined;
    const answer = known ?? (await ask(asked));
    if (this.#own.size < MOST && bytesOfArrays(answer) <= MOST_BYTES) {
      this.#own.set(key, { backend, call, asked, answer });
      this.#hasBounds ||= call === 'bounds';
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.write().catch(() => {}), PAUSE);
    return answer;
  }

  /** Whether an earlier visit has the answer, so that there is nothing to wait for. */
  async has<Call extends keyof FirstCalls>(call: Call, asked: FirstCalls[Call]['asks']): Promise<boolean> {
    return comesAlong[call](asked) && (await this.#read).has(keyOn(chosenBackend(), call, asked));
  }

  /** Puts the answers of this visit before those of earlier ones; nothing where another version has come meanwhile. */
  async write(): Promise<void> {
    const controller = this.#controller();
    if (!controller || (this.#first && controller !== this.#first)) return;
    // A first visit asks before a backend is chosen, and is answered by the one that is.
    const chosen = chosenBackend();
    const own = new Map(
      [...this.#own.values()].map(({ backend = chosen, call, asked, answer }) => [keyOn(backend, call, asked), answer]),
    );
    const earlier = [...(await this.#read)].filter(([key]) => !own.has(key));
    const answers = new Map([...own, ...earlier].slice(0, MOST).map(([key, answer]) => [key, withOwnNumbers(answer)]));
    const database = await openDatabase();
    await database.put(STORE, { version: this.#version, answers } satisfies Record, RECORD);
    database.close();
    if (this.#hasBounds) rememberOpening(OPENED);
  }
}

/** Another backend finds other roundings, and takes another time. */
function keyOn(backend: BackendName | undefined, call: string, asked: unknown): string {
  return JSON.stringify([backend, call, asked]);
}

const chosenBackend = () => rememberedBackend()?.backend;

async function readRecord(version: string): Promise<ReadonlyMap<string, unknown>> {
  try {
    const database = await openDatabase();
    const record: Partial<Record> | undefined = await database.get(STORE, RECORD);
    database.close();
    return record?.version === version && record.answers instanceof Map ? record.answers : new Map();
  } catch {
    // Where nothing may be kept, or what is kept cannot be read, everything is asked anew.
    return new Map();
  }
}

function openDatabase() {
  return openDB(DATABASE, 1, { upgrade: (database) => void database.createObjectStore(STORE) });
}

/** Bytes of all arrays of numbers in a value. */
function bytesOfArrays(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + bytesOfArrays(part), 0);
}

/** The same with numbers of its own: browsers store none that threads share. */
function withOwnNumbers(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return (value as Float32Array).slice();
  if (Array.isArray(value)) return value.map(withOwnNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withOwnNumbers(part)]));
}

/** What keeps pages; a frame is a guest, and asks for itself. One without an origin may not even look. */
function pageKeeper(): ServiceWorkerContainer | null {
  if (typeof window === 'undefined' || window.top !== window) return null;
  return navigator.serviceWorker ?? null;
}

const keeper = pageKeeper();
const answers = new FirstAnswers(import.meta.url, () => keeper?.controller ?? null);

// The first visit is kept from a moment on that comes later than its answers.
if (!keeper?.controller) {
  keeper?.addEventListener('controllerchange', () => void answers.write().catch(() => {}), { once: true });
}

/** See `FirstAnswers.find`, of this visit. */
export const firstAnswer: FirstAnswers['find'] = (...call) => answers.find(...call);

/** See `FirstAnswers.has`, of this visit. */
export const hasFirstAnswer: FirstAnswers['has'] = (...call) => answers.has(...call);
