/** A place of a view that a tour comes to. */
export interface TourStop {
  /** Selectors of the element, the best first; a stop of which none is on screen is left out. */
  readonly at: readonly string[];
  readonly title: string;
  /** What is to be seen and done there, in two or three sentences. */
  readonly text: string;
}

/** More would be a manual. */
export const MOST_STOPS = 6;

/** By the name that an element has for screen readers; never the whole view, which is named like its parts at times. */
export const named = (name: string): string => `[aria-label="${name}"]:not(main)`;

/** The element of a stop that is on screen, if there is one. */
export function elementOf({ at }: TourStop): Element | undefined {
  return at
    .flatMap((selector) => [...document.querySelectorAll(selector)])
    .find((element) => element.getClientRects().length > 0);
}
