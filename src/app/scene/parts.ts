/** Fields of a state that stand still where a part is frozen. */
interface HeldFields {
  readonly state: string;
  readonly fields: readonly string[];
}

/** A part of a view: what a link can hide, freeze or show alone. */
export interface ViewPart {
  readonly id: string;
  readonly title: string;
  /** What a person changes there. */
  readonly holds?: readonly HeldFields[];
  /** Whether the view can do without it. */
  readonly hides?: boolean;
  /** Whether it can be shown alone. */
  readonly alone?: boolean;
}

/** What a link says of parts; see `sceneState.ts`. */
interface Said {
  readonly hidden: readonly string[];
  readonly frozen: readonly string[];
  /** The one part that is shown; empty for all. */
  readonly only: string;
}

/** What a scene says of parts that are not among these. */
export function unknownParts({ hidden, frozen, only }: Said, known: readonly string[]): readonly string[] {
  const said = new Set([...hidden, ...frozen, ...(only ? [only] : [])]);
  return [...said].filter((part) => !known.includes(part));
}

/** The same scene without what it says of parts that are not among these. */
export function withKnownParts<S extends Said>(scene: S, known: readonly string[]): S {
  const isKnown = (part: string) => known.includes(part);
  return {
    ...scene,
    hidden: scene.hidden.filter(isKnown),
    frozen: scene.frozen.filter(isKnown),
    only: isKnown(scene.only) ? scene.only : '',
  };
}

/** These fields of a state; a field that is called otherwise does not compile. */
export function holding<S extends object>(
  definition: { readonly id: string; readonly initial: S },
  ...fields: (keyof S & string)[]
): HeldFields {
  return { state: definition.id, fields };
}

/** Whether a scene leaves a part out. */
export function isHidden({ hidden, only }: Pick<Said, 'hidden' | 'only'>, part: string, parts: readonly ViewPart[]) {
  if (hidden.includes(part)) return true;
  const alone = (id: string) => parts.some((each) => each.id === id && each.alone);
  return only !== part && alone(only) && alone(part);
}

/**
 * The part whose value a change would move although a scene holds it: frozen, or hidden and so out of reach.
 *
 * @param moved whether the change gives this field another value
 */
export function heldPart(
  scene: Pick<Said, 'hidden' | 'frozen'>,
  parts: readonly ViewPart[],
  state: string,
  moved: (field: string) => boolean,
): ViewPart | undefined {
  const held = parts.filter(({ id }) => scene.frozen.includes(id) || scene.hidden.includes(id));
  return held.find(({ holds = [] }) => holds.some((each) => each.state === state && each.fields.some(moved)));
}
