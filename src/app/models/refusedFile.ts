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

/** The file that was refused last, if there is something to show. */
export function refusedFile(): ModelSource | undefined {
  return refused;
}

/** Forgets the file before another one is opened. */
export function forgetRefused(): void {
  refused = undefined;
}

/** Shows the report of a file that was refused. */
export async function showRefused(file: ModelSource): Promise<void> {
  refusedReport.setState({ report: await engine().report(file) });
}

export function hideRefused(): void {
  refusedReport.setState({ report: null });
}
