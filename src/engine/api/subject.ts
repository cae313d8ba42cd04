import { digest, digestOfText } from '../../numbers/digest';

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

/** The data set that a request names. */
export function datasetIn(request: object): string | undefined {
  const { dataset, input } = request as { readonly dataset?: string; readonly input?: object };
  if (dataset !== undefined) return dataset;
  return typeof input === 'object' && input !== null && 'dataset' in input ? String(input.dataset) : undefined;
}
