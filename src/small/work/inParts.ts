import { type Job, stepsOf } from './jobs';

/** What is known of a job; more comes until it is done. */
export interface Part {
  readonly told: unknown;
  readonly done: boolean;
}

/**
 * Goes through a job and tells now and then what is known.
 *
 * @param milliseconds from one part to the next, between which others have their turn
 * @param isWanted asked then; what is not wanted any more ends
 */
export async function inParts(
  job: Job,
  milliseconds: number,
  isWanted: () => boolean,
  onPart: (part: Part) => void,
): Promise<void> {
  let tell: (() => unknown) | undefined;
  // The first part comes soon.
  let due = performance.now() + milliseconds / 3;
  for (tell of stepsOf(job)) {
    if (performance.now() < due) continue;
    onPart({ told: tell(), done: false });
    await new Promise((resolve) => setTimeout(resolve));
    if (!isWanted()) return;
    due = performance.now() + milliseconds;
  }
  if (tell) onPart({ told: tell(), done: true });
}
