import type { Notice } from '../../../app/commands/notices';
import { refusedFile, showRefused } from '../../../app/models/refusedFile';
import { anyText, field, integer, number, oneOf, type StateOf, stateOf } from '../../../app/state/fields';
import type { AppStore } from '../../../app/state/store';
import { USUAL_KIND } from '../../../catalog/datasets';
import { METHOD_NAMES, type Method, USUAL_TIGHT_METHOD } from '../../../catalog/methods';
import { ROUNDING_NAMES, USUAL_ROUNDING } from '../../../catalog/roundings';

export type CompareChoice = Method | number;

/** Largest radius in 255ths: the whole range of a pixel. */
export const MOST_LEVELS = 255;

/** What of a network is in sight. */
export type Sight = 'bounds' | 'graph';

const isNumber = number(-Number.MAX_VALUE, Number.MAX_VALUE);

/** Takes numbers with commas between them; none where one cannot be read. */
function numberList(text: string): readonly number[] | undefined {
  const numbers = text.split(',').map(isNumber);
  return numbers.every((value) => value !== undefined) ? numbers : undefined;
}

const isMethod = oneOf(METHOD_NAMES);
const isRadius = number(0, MOST_LEVELS);

/**
 * What Inspect shows; everything here is in the link and can be undone. The first sight: of this shirt an attack breaks
 * one class, CROWN leaves one open that α-CROWN closes, and proves seven.
 */
export const inspectState = stateOf(
  'inspect',
  {
    /** A bundled model's id, or `file:NAME` for one that was opened here. */
    model: field('m', USUAL_KIND.tree.model, anyText),
    /** Index of the test image. */
    image: field('i', 4, integer(0)),
    /** Radius in 255ths: 3 stands for 3/255. */
    levels: field('e', 1.6, isRadius),
    /** Decision of a tree whose layers are shown; null for the root's. */
    decision: field<number | null>('d', null, integer(0)),
    /** Node whose bounds are shown, −1 for the input, null for the view's own choice. */
    node: field<number | null>('l', null, integer(-1)),
    /** Unit of that node, counted in ONNX's order, or null for the one that costs most. */
    unit: field<number | null>('u', null, integer(0)),
    /** Class that the strip of images is limited to. */
    only: field<number | null>('c', null, integer(0)),
    rounding: field('r', USUAL_ROUNDING, oneOf(ROUNDING_NAMES)),
    /** How the bounds are found. */
    method: field('b', USUAL_TIGHT_METHOD, isMethod),
    /** What they are compared with: another method's bounds, or those of another radius in 255ths. */
    compare: field<CompareChoice | null>('v', null, (text) => isMethod(text) ?? isRadius(text)),
    /** Numbers that the network is shown where no images fit it; null for zeros. */
    numbers: field<readonly number[] | null>('x', null, numberList),
    /** How far each of them may move; null for all alike. */
    radii: field<readonly number[] | null>('w', null, numberList),
    /** Between what each of them lies instead: the lower bounds, then the upper ones; null for a radius each. */
    bounds: field<readonly number[] | null>('z', null, numberList),
    /** Whether an output stays between two numbers is asked: its place, the least and the most. */
    stays: field<readonly number[] | null>('y', null, numberList),
    /** A picture that was opened here, which the network is shown instead of a test image. */
    picture: field<string | null>('p', null, anyText),
    /** The class whose margin is looked into, instead of a unit. */
    against: field<number | null>('g', null, integer(0)),
    /** Whether the bounds are shown, or the network as a graph. */
    sight: field<Sight>('s', 'bounds', oneOf(['bounds', 'graph'])),
  },
  {
    levels: 'radius',
    node: 'layer',
    only: 'class of the images',
    compare: 'what is compared',
    radii: 'radii of the inputs',
    bounds: 'ranges of the inputs',
    stays: 'bounds of the question',
    against: 'class of the margin',
    sight: 'view of the network',
  },
);

export type InspectState = StateOf<typeof inspectState>;

/** Another network, which nothing that was chosen for the last one is about. */
export function anotherModel(model: string) {
  return {
    model,
    decision: null,
    node: null,
    unit: null,
    against: null,
    numbers: null,
    radii: null,
    bounds: null,
    stays: null,
    picture: null,
  };
}

/** What other views set of Inspect. */
interface InspectTarget
  extends Pick<InspectState, 'model'>,
    Partial<Pick<InspectState, 'image' | 'method' | 'against'>> {
  /** Radius of the box, in pixel values from 0 to 1. */
  readonly epsilon: number;
}

/** Opens Inspect on a network, or on an image of it; undo comes back. */
export function openInspect(app: AppStore, { epsilon, ...target }: InspectTarget): void {
  const levels = Number((epsilon * 255).toPrecision(6));
  app.update(inspectState, { ...anotherModel(target.model), ...target, levels, only: null }, 'push');
  app.navigate(inspectState);
}

/** Opens what is known of a network before anything runs: how bounds get through its nodes, and what each method takes. */
export function openReport(app: AppStore, model: string): void {
  app.update(inspectState, { ...anotherModel(model), sight: 'graph' }, 'push');
  app.navigate(inspectState);
}

/** What a notice offers where the file of a network was refused: to see every node of it. */
export function seeNodes(app: AppStore): Pick<Notice, 'action'> {
  const file = refusedFile();
  if (file === undefined) return {};
  const perform = () =>
    void showRefused(file).then(
      () => app.navigate(inspectState),
      () => {},
    );
  return { action: { label: 'See every node', perform } };
}

/** What opens the report, wherever it is offered. */
export const SEE_REPORT = 'What each method takes';
