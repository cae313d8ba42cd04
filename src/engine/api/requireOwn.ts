import type { NamedAnswer } from './subject';

/** An answer was about something else than was asked. */
export class MistakenAnswerError extends Error {
  override readonly name = 'MistakenAnswerError';
}

/**
 * Refuses an answer that is of another network, other inputs or another box than was asked about, so that no result
 * stands under another's name; also one that does not say what it is of.
 *
 * @param said what the request says; see `saidOf`
 * @param id digest of the network that was asked about, where it is known
 */
export function requireOwn(said: Readonly<Record<string, unknown>>, answer: NamedAnswer, id: string | undefined): void {
  const of: Partial<NamedAnswer['of']> = answer.of ?? {};
  const fields = Object.keys(said).filter((field) => !isSame(of[field as keyof typeof of], said[field]));
  const others = [
    (of.model === undefined || (id !== undefined && of.model.id !== id)) &&
      `the network ${of.model?.name ?? 'unnamed'}`,
    fields.some(isInput) && 'other inputs',
    ...fields.map((field) => !isInput(field) && `another ${field}`),
  ].filter((other) => other !== false);
  if (others.length === 0) return;
  throw new MistakenAnswerError(
    `The engine’s answer is of ${others.join(' and ')}, not of what was asked, so it is not shown. Reload the page.`,
  );
}

function isInput(field: string): boolean {
  return field === 'images' || field === 'numbers';
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
