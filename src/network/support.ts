import { operationRow } from '../catalog/operations';
import { SUPPORT_NAMES, type Support } from './nodeSupport';
import { isOperation, operationOf } from './ops';

/** How bounds get through an operation. */
export function supportOf(op: string): Support {
  if (!isOperation(op)) return 'unsupported';
  const kind = operationOf(op).backward?.kind;
  if (kind === undefined) return 'interval';
  return kind === 'affine' ? 'exact' : 'relaxed';
}

/** Of several operations one after the other the one that loses most. */
export function worstOf(ops: readonly string[]): Support {
  const ranks = ops.map((op) => SUPPORT_NAMES.indexOf(supportOf(op)));
  return SUPPORT_NAMES[Math.max(0, ...ranks)] as Support;
}

/** Why bounds lose something there; undefined where they do not. */
export function reasonFor(op: string): string | undefined {
  const support = supportOf(op);
  if (support === 'exact' || support === 'unsupported') return undefined;
  if (support === 'relaxed') return operationOf(op).backward?.kind === 'passing' ? CHOSEN : RELAXED;
  const jumps = operationRow(op)?.activation?.jumps;
  return `${jumps ? 'It jumps, so that no relaxation is near it' : 'No relaxation of it is known'}: CROWN knows only its interval, and not how it follows from the input.`;
}

const RELAXED = 'CROWN replaces it by a relaxation: a line below it and one above it.';
const CHOSEN = 'CROWN bounds it by planes: what it is of several values hangs on all of them.';
