import { readCarried } from '../models/carriedFile';
import { field, integer, listOf, oneOf, type StateOf, stateOf } from '../state/fields';

/** Whom a link is for: a student's leads to no answers and no notes. */
const AUDIENCES = ['student', 'teacher'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Light, dark, or for a projector: black on white, thick lines, large type. */
const PROFILES = ['light', 'dark', 'projector'] as const;
export type Profile = (typeof PROFILES)[number];

/** Sizes of the body's type, in pixels; everything grows with it. */
export const TYPE_SIZES = [13, 16, 20] as const;

const MOST_PARTS = 24;
const partName = (text: string) => (/^[a-z]{1,16}$/.test(text) ? text : undefined);

/** How a link has the page shown, whatever the view: all views share it, and write it into their links. */
export const sceneState = stateOf(
  'scene',
  {
    audience: field<Audience | null>('for', null, oneOf(AUDIENCES)),
    /** The one part that is shown; empty for the whole view. */
    only: field<string>('only', '', partName),
    hidden: field<readonly string[]>('hide', [], listOf(partName, MOST_PARTS)),
    /** Parts that show their value and cannot be changed. */
    frozen: field<readonly string[]>('freeze', [], listOf(partName, MOST_PARTS)),
    size: field<number>('size', TYPE_SIZES[0], (text) => TYPE_SIZES.find((size) => String(size) === text)),
    profile: field<Profile | null>('colors', null, oneOf(PROFILES)),
    /** 1 within another page: nothing around the view, and still until it is clicked. */
    embedded: field('embed', 0, integer(0, 1)),
    /** A small network that travels in the link; see `carriedFile.ts`. */
    file: field('file', '', readCarried),
  },
  {
    audience: 'whom it is for',
    only: 'part shown alone',
    hidden: 'hidden parts',
    frozen: 'frozen parts',
    size: 'size of the type',
    profile: 'colors',
    file: 'network that it carries',
  },
);

export type Scene = StateOf<typeof sceneState>;

/** The part of every view that leads to the other ones. */
export const OTHER_VIEWS = 'views';
