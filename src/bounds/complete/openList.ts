/** Subproblems that are neither proved nor refuted, worst bound first: a binary heap. */
export class OpenList<T extends { readonly margin: number }> {
  readonly #heap: T[] = [];
  readonly #bytesOf: (item: T) => number;
  #bytes = 0;

  /** @param bytesOf what an item takes, about */
  constructor(bytesOf: (item: T) => number) {
    this.#bytesOf = bytesOf;
  }

  /** What all of them take, about. */
  get bytes(): number {
    return this.#bytes;
  }

  get length(): number {
    return this.#heap.length;
  }

  /** The least margin among them; +∞ where there are none. */
  get worst(): number {
    return this.#heap[0]?.margin ?? Number.POSITIVE_INFINITY;
  }

  /** All of them, in no order. */
  get items(): readonly T[] {
    return this.#heap;
  }

  add(item: T): void {
    const heap = this.#heap;
    this.#bytes += this.#bytesOf(item);
    let at = heap.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((heap[parent] as T).margin <= item.margin) break;
      heap[at] = heap[parent] as T;
      at = parent;
    }
    heap[at] = item;
  }

  /** Takes at most so many of the worst away. */
  take(count: number): T[] {
    const taken: T[] = [];
    while (taken.length < count && this.#heap.length > 0) taken.push(this.#takeWorst());
    return taken;
  }

  #takeWorst(): T {
    const heap = this.#heap;
    const worst = heap[0] as T;
    this.#bytes -= this.#bytesOf(worst);
    const item = heap.pop() as T;
    if (heap.length === 0) return worst;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && (heap[child + 1] as T).margin < (heap[child] as T).margin) child++;
      if ((heap[child] as T).margin >= item.margin) break;
      heap[at] = heap[child] as T;
      at = child;
    }
    heap[at] = item;
    return worst;
  }
}
