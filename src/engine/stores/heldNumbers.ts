import { nestedArray } from '../../formats/inputs/nestedArray';
import { sizesFor } from '../../network/interface/openSizes';
import { shapeToOnnx } from '../../network/layout';
import { type Shape, sizeOf } from '../../network/network';
import type { InputSource, ModelSource } from '../api/requestTypes';
import { type StatedBounds, withLists, withMiddle } from '../requests/bounds/statedBox';
import { isVariant, type ModelStore } from './modelStore';

interface Asked {
  readonly model: ModelSource;
  readonly input?: InputSource;
}

/** A request as it must be meant: with the bounds of its box as lists, the sizes that its array has, and what is held. */
export async function takeAsMeant<Request extends Asked & StatedBounds>(
  request: Request,
  models: ModelStore,
): Promise<Request> {
  const sized = await takeSizes(request, models);
  return takeHeld(await takeBounds(sized, models), models);
}

/**
 * A request whose list has the numbers of all inputs of a file, one input after the other in the file's order: those that
 * are held are taken from it. Every other request is given back as it is, also one whose list may be several inputs.
 */
async function takeHeld<Request extends Asked>(request: Request, models: ModelStore): Promise<Request> {
  const numbers = listIn(request.input);
  // What cannot be read is reported when its turn comes.
  const read = numbers && (await models.read(request.model).catch(() => undefined));
  if (!numbers || !read) return request;
  const { held = [], fileInputs = [], input } = read.network;
  const own = sizeOf(input.shape);
  const sizes = new Map(held.map(({ name, sizes: size }) => [name, sizeOf(size)]));
  const total = own + [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const isOpen = held.length > 0 && held.every(({ isGiven }) => !isGiven);
  if (!isOpen || numbers.length !== total || total % own === 0) return request;
  const constants: Record<string, number[]> = {};
  let rest: number[] = [];
  let at = 0;
  for (const name of fileInputs) {
    const size = sizes.get(name) ?? own;
    const part = numbers.slice(at, at + size);
    if (sizes.has(name)) constants[name] = part;
    else rest = part;
    at += size;
  }
  const said = isVariant(request.model) ? request.model : { file: request.model };
  return { ...request, input: rest, model: { ...said, constants } };
}

function listIn(input: InputSource | undefined): number[] | undefined {
  if (ArrayBuffer.isView(input)) return [...(input as Float64Array)];
  if (Array.isArray(input)) return input.every((value) => typeof value === 'number') ? [...input] : undefined;
  if (typeof input !== 'object' || input === null || !('data' in input)) return undefined;
  return input.shape.length === 1 ? [...input.data] : undefined;
}

/** A request whose array has the sizes that a file leaves open, and nobody gave. */
async function takeSizes<Request extends Asked>(request: Request, models: ModelStore): Promise<Request> {
  const array = shapeOf(request.input);
  const read = array && (await models.read(request.model).catch(() => undefined));
  const { openSizes, input, interface: known } = read?.network ?? {};
  if (!array || !openSizes || !input || known?.sizes) return request;
  const sizes = sizesFor(array, openSizes, shapeToOnnx(input.shape));
  if (!sizes) return request;
  const said = isVariant(request.model) ? request.model : { file: request.model };
  return { ...request, model: { ...said, sizes } };
}

/** The shape of an input that is an array; undefined where it names images, or is none, which is reported in its turn. */
function shapeOf(input: InputSource | undefined): Shape | undefined {
  if (ArrayBuffer.isView(input)) return [(input as Float64Array).length];
  if (typeof input !== 'object' || input === null || 'dataset' in input) return undefined;
  if ('shape' in input) return input.shape;
  try {
    return nestedArray(input).shape;
  } catch {
    return undefined;
  }
}

/** A request whose bounds of a box are lists, and whose input is the middle between them where it gives none. */
async function takeBounds<Request extends Asked & StatedBounds>(
  request: Request,
  models: ModelStore,
): Promise<Request> {
  const size = () =>
    models.read(request.model).then(
      ({ network }) => sizeOf(network.input.shape),
      () => undefined,
    );
  return withMiddle(await withLists(request, size));
}
