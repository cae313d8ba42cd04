import type { VerdictName } from '../../charts/VerdictMark';

/** Verdicts of quick intervals on watched images; nothing of it is proved. */
export const VERDICT_WORDS: Readonly<Record<VerdictName, string>> = {
  verified: 'holds',
  unknown: 'open',
  falsified: 'misread',
};

/** "9 of 24 hold, 11 open, 4 misread". */
export function countVerdicts(verdicts: readonly VerdictName[] | undefined): string {
  if (!verdicts) return 'Held-out images it is watched on';
  const count = (name: VerdictName) => verdicts.filter((verdict) => verdict === name).length;
  return `${count('verified')} of ${verdicts.length} hold, ${count('unknown')} open, ${count('falsified')} misread`;
}

/** What became of an image: "Shirt: holds since epoch 6". */
export function historyWords(name: string, history: readonly (VerdictName | undefined)[]): string {
  const now = history.at(-1);
  if (!now) return `${name}: not judged yet`;
  const since = history.findLastIndex((verdict) => verdict !== now) + 2;
  return `${name}: ${VERDICT_WORDS[now]} since epoch ${since}`;
}
