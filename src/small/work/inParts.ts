import { type Job, stepsOf } from './jobs';

/** What is known of a job; more comes until it is done. */
export interface Part {
  readonly result: unknown;
  readonly done: boolean;
}

/**
 * Goes through a job and reports now and then what is known.
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
  let result: (() => unknown) | undefined;
  // The first part comes soon.
  let due = performance.now() + milliseconds / 3;
  for (result of stepsOf(job)) {
    if (performance.now() < due) continue;
    onPart({ result: result(), done: false });
    await new Promise((resolve) => setTimeout(resolve));
    if (!isWanted()) return;
    due = performance.now() + milliseconds;
  }
  if (result) onPart({ result: result(), done: true });
}
