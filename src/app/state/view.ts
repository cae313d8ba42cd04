import type { ComponentType } from 'react';
import type { ViewPart } from '../scene/parts';
import type { TourStop } from '../tour/tourStop';

/** A part of the store that the URL carries. */
export interface StateDefinition<S extends object> {
  /** Its name in the store. */
  readonly id: string;
  readonly initial: S;
  /** What differs from `initial`, as short strings; an untouched state encodes to {}. */
  encode(state: S): Readonly<Record<string, string>>;
  /** Reads what `encode` wrote; anything unreadable falls back to `initial`. */
  decode(parameters: Readonly<Record<string, string>>): S;
  /** The parameters that it is written under; others in a link are reported. */
  readonly keys?: readonly string[];
  /** What of a link `decode` cannot read, in words: "the network (net)". */
  unreadable?(parameters: Readonly<Record<string, string>>): readonly string[];
  /** What of a link `decode` reads in part, likewise. */
  incomplete?(parameters: Readonly<Record<string, string>>): readonly string[];
}

/** A view of the application: what the shell needs to show it, keep its state and put that into the URL. */
export interface ViewDefinition<S extends object> extends StateDefinition<S> {
  /** Also the first segment of the hash: `#/1/playground?...`. */
  readonly id: string;
  readonly title: string;
  /** 20×20 path data of the tab's icon, stroked. */
  readonly icon: string;
  /** States that it has in common with other views; its links carry them too, under names of their own. */
  readonly shares?: readonly StateDefinition<object>[];
  /** What of it a link can hide, freeze or show alone. */
  readonly parts?: readonly ViewPart[];
  /** The stations of its walk by name, where it has one; the place in it is the field `step`. */
  stations?(state: S): readonly string[];
  /** What else a link to it can carry when it is composed. */
  readonly carries?: { readonly label: string; readonly pack: () => Partial<S> };
  /** What of the state only a teacher's link has; a student's has this instead. */
  readonly forStudents?: Partial<S>;
  /** Whether the view is nothing without the engine, which is then started before anything is drawn. */
  readonly needsEngine?: boolean;
  /** Its tour over the real page, in at most six stops. */
  tour(): Promise<readonly TourStop[]>;
  /** Fetches its code, which is a file of its own. */
  load(): Promise<ComponentType>;
}

type View = Pick<ViewDefinition<object>, 'id' | 'load'>;

const components = new Map<string, ComponentType>();

/** A view's component, if its code is here. */
export function componentOf({ id }: View): ComponentType | undefined {
  return components.get(id);
}

/** Views whose code did not come; the style sheets may be what was missing. */
const failed = new Set<string>();

/** Fetches a view's code; rejects when it cannot be had, and may be called again then. */
export async function loadView(view: View): Promise<void> {
  try {
    if (failed.delete(view.id)) await fetchMissingStyles();
    components.set(view.id, await view.load());
  } catch (error) {
    failed.add(view.id);
    throw error;
  }
}

/** The bundler asks for each style sheet once: those that did not come are asked for again here. */
async function fetchMissingStyles(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
  const missing = links.filter(({ sheet }) => sheet === null);
  await Promise.all(
    missing.map((link) => {
      const again = link.cloneNode() as HTMLLinkElement;
      const loaded = new Promise<void>((resolve, reject) => {
        again.onload = () => resolve();
        again.onerror = () => reject(new Error(`The style sheet ${again.href} cannot be loaded`));
      });
      link.replaceWith(again);
      return loaded;
    }),
  );
}
