import type { ViewPart } from '../scene/parts';
import { type Audience, OTHER_VIEWS, type Profile, type Scene, sceneState } from '../scene/sceneState';
import type { AppStore } from '../state/store';
import type { ViewDefinition } from '../state/view';

/** What a link is to show, while it is composed. */
export interface Draft extends Pick<Scene, 'only' | 'hidden' | 'frozen' | 'size'> {
  readonly audience: Audience;
  readonly view: string;
  readonly profile: Profile;
  /** Place in the view's walk; null for where the page stands. */
  readonly step: number | null;
  /** Whether it carries what the view has besides its state. */
  readonly carries: boolean;
  /** A small network that goes along, and the names that it has here and in the link. */
  readonly file: { readonly key: string; readonly name: string; readonly text: string } | null;
}

export type Handling = 'free' | 'frozen' | 'hidden';

/** What every view can do without. */
const OTHERS: ViewPart = { id: OTHER_VIEWS, title: 'Way to the other views', hides: true };

/** The parts of a view that a link decides about. */
export function partsOf(view: ViewDefinition<object> | undefined): readonly ViewPart[] {
  return [...(view?.parts ?? []), OTHERS];
}

export function handlingOf({ hidden, frozen }: Pick<Draft, 'hidden' | 'frozen'>, part: string): Handling {
  if (hidden.includes(part)) return 'hidden';
  return frozen.includes(part) ? 'frozen' : 'free';
}

/** The same with a part handled otherwise. */
export function handled(draft: Draft, part: string, handling: Handling): Draft {
  const without = (list: readonly string[]) => list.filter((each) => each !== part);
  const [hidden, frozen] = [without(draft.hidden), without(draft.frozen)];
  if (handling === 'hidden') return { ...draft, frozen, hidden: [...hidden, part] };
  return { ...draft, hidden, frozen: handling === 'frozen' ? [...frozen, part] : frozen };
}

/** Whether the page on screen is a student's: a link made there is to no teacher's, and may hand in what was done there. */
export function isStudentsPage(app: AppStore): boolean {
  return (app.store.getState().states[sceneState.id] as Scene).audience === 'student';
}

/** Whether a link may carry what was done: to a teacher, or from a student. */
export function mayCarry(app: AppStore, { audience }: Pick<Draft, 'audience'>): boolean {
  return audience === 'teacher' || isStudentsPage(app);
}

/** The link of a draft; a student's has nothing that only a teacher is to see. */
export function composedHash(app: AppStore, draft: Draft, embedded = false): string {
  const view = app.views.find(({ id }) => id === draft.view) ?? app.views[0];
  if (!view) return '';
  const known = partsOf(view).map(({ id }) => id);
  const isStudent = draft.audience === 'student';
  const scene: Scene = {
    audience: draft.audience,
    only: known.includes(draft.only) ? draft.only : '',
    hidden: draft.hidden.filter((part) => known.includes(part)),
    frozen: draft.frozen.filter((part) => known.includes(part)),
    size: draft.size,
    profile: draft.profile,
    embedded: embedded ? 1 : 0,
    file: draft.file?.text ?? '',
  };
  const own = {
    ...renamed(app.store.getState().states[view.id] ?? view.initial, draft.file),
    ...(draft.step !== null && 'step' in view.initial && { step: draft.step }),
    ...(isStudent && view.forStudents),
    ...(draft.carries && mayCarry(app, draft) && view.carries?.pack()),
  };
  const shared = (view.shares ?? []).map((part) => [
    part.id,
    renamed(app.store.getState().states[part.id] ?? part.initial, draft.file),
  ]);
  return app.hash(view.id, { ...Object.fromEntries(shared), [view.id]: own, [sceneState.id]: scene });
}

/** A state that calls a network by the name that it has in the link. */
function renamed(state: object, file: Draft['file']): object {
  if (!file) return state;
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    return value === file.key ? file.name : value;
  };
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [name, rename(value)]));
}

/** What goes into another page; the height is the least, which a page that listens for messages need not set. */
export function embedCode(address: string, title: string): string {
  const escaped = address.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return `<iframe title="Boundscope: ${title}" src="${escaped}" width="960" height="540" allow="fullscreen"></iframe>`;
}
