/** A radius table that cannot be used: what is wrong with it, and what to do, on one line. */
export class TableError extends Error {
  override readonly name = 'TableError';
}
