import { digest, digestOfText } from '../../numbers/digest';
import type { ModelSource } from './requestTypes';

/** A network as an answer names it: `id` is the digest of the file, however the request named it. */
interface NamedModel {
  readonly model: { readonly id: string; readonly name: string };
}

/** Inputs as an answer names them. */
interface NamedInputs {
  /** Images of a data set; null where numbers were given. */
  readonly images: { readonly dataset: string; readonly indices: readonly number[] } | null;
  /** The digest of the numbers as they were given; null where images were named. */
  readonly numbers: string | null;
}

/** What is too long to be written out, and is named by its digest, or by what is found from it. */
type Long = 'layers' | 'property';

/**
 * What a result is a result of, so that nobody has to remember what was asked: the network, and the request with every
 * default filled in.
 */
export type ModelSubject<Full> = Omit<Full, Long> & NamedModel;

/** The same of a request about inputs. */
export type SubjectOf<Full> = ModelSubject<Full> & NamedInputs;

/** Every answer of the engine about a network says what it is of. */
export interface NamedAnswer {
  readonly of: ModelSubject<object>;
}

/** A result before it says what it is of. */
export type Unnamed<Result extends NamedAnswer> = Omit<Result, 'of'>;

/** What a request says besides its network, in plain data; what does not change the answer is left out. */
export function saidOf(request: object): Readonly<Record<string, unknown>> {
  const {
    model: _,
    backend: _backend,
    layers: _layers,
    input,
    property,
    ...short
  } = request as Record<string, unknown>;
  const said = Object.entries(short).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(said),
    ...(input !== undefined && namesOf(input)),
    ...(property !== undefined && { property: digestOfProperty(property) }),
  };
}

function namesOf(input: unknown): NamedInputs {
  if (typeof input === 'object' && input !== null && 'dataset' in input) {
    const { dataset, index, indices = [index] } = input as { dataset: string; index: number; indices?: number[] };
    return { images: { dataset, indices }, numbers: null };
  }
  const listed = (_key: string, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value);
  return { images: null, numbers: digestOfText(JSON.stringify(input, listed)) };
}

function digestOfProperty(property: unknown): string {
  return property instanceof ArrayBuffer ? digest(new Uint8Array(property)) : digestOfText(String(property));
}

/** A network that was read. */
interface LoadedModel {
  readonly id: string;
  readonly card?: { readonly name: string } | undefined;
  readonly network: { readonly name: string };
}

/** What a network is called: as its card has it, else as its file. */
export function nameOf({ card, network }: Omit<LoadedModel, 'id'>): string {
  return card?.name ?? network.name;
}

/** What the answer to a request is of. */
export function subjectOf<Full extends object>(
  model: LoadedModel,
  request: { readonly input: unknown },
  full: Full,
): SubjectOf<Full>;
export function subjectOf<Full extends object>(model: LoadedModel, request: object, full: Full): ModelSubject<Full>;
export function subjectOf(model: LoadedModel, request: object, full: object): unknown {
  return { ...saidOf({ ...request, ...full }), model: { id: model.id, name: nameOf(model) } };
}

/** Digests of the networks that were loaded, by what requests name them; for every engine of the page. */
const digests = new Map<ModelSource, string>();

/** The digest of a network that was loaded here: what answers name it by. */
export function rememberDigest(source: ModelSource, id: string): void {
  for (const name of [source, id]) digests.set(name, id);
}

/** An answer was about something else than was asked. */
export class MistakenAnswerError extends Error {
  override readonly name = 'MistakenAnswerError';
}

/**
 * Refuses an answer that is of another network, other inputs or another box than was asked about, so that no result
 * stands under another's name; also one that does not say what it is of.
 *
 * @param said what the request says; see `saidOf`
 * @param source the network that was asked about
 */
export function requireOwn(said: Readonly<Record<string, unknown>>, answer: NamedAnswer, source: ModelSource): void {
  const of: Partial<NamedAnswer['of']> = answer.of ?? {};
  const id = digests.get(source);
  const fields = Object.keys(said).filter((field) => !isSame(of[field as keyof typeof of], said[field]));
  const others = [
    (of.model === undefined || (id !== undefined && of.model.id !== id)) &&
      `the network ${of.model?.name ?? 'unnamed'}`,
    fields.some(isInput) && 'other inputs',
    ...fields.map((field) => !isInput(field) && `another ${field}`),
  ].filter((other) => other !== false);
  if (others.length === 0) return;
  throw new MistakenAnswerError(
    `The engine’s answer is of ${others.join(' and ')}, not of what was asked, so it is not shown. Reload the page.`,
  );
}

function isInput(field: string): boolean {
  return field === 'images' || field === 'numbers';
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
