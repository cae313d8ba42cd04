import { createStore } from 'zustand/vanilla';
import { engine } from '../../engine/api/client';
import type { ModelSource, SupportReport } from '../../engine/api/types';

/** The report of a file that was refused, while someone looks at it. */
export const refusedReport = createStore<{ readonly report: SupportReport | null }>(() => ({ report: null }));

/** The file of a network that was refused last. */
let refused: ModelSource | undefined;

/** Remembers a file of a network that was refused. */
export function rememberRefused(source: ModelSource): void {
  refused = source;
}

/** Whether there is something to show. */
export function wasRefused(): boolean {
  return refused !== undefined;
}

/** Forgets the file before another one is opened. */
export function forgetRefused(): void {
  refused = undefined;
}

/** Shows the report of the file that was refused last. */
export async function showRefused(): Promise<void> {
  if (refused === undefined) return;
  refusedReport.setState({ report: await engine().report(refused) });
}

export function hideRefused(): void {
  refusedReport.setState({ report: null });
}
