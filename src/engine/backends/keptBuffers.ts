/** Free buffers are kept whatever is computed, up to so many bytes with those in use: all that a small network needs. */
const KEPT = 32 * 2 ** 20;

/**
 * Buffers of a graphics device, kept for tensors of the same size. TensorFlow.js's own pool keeps all that there ever were, two
 * or three times what tensors take at once. Here those in use and those kept take together no more than what
 * was in use at once, in this task or the one before; the buffer that lay about longest makes room.
 */
export class KeptBuffers {
  numBytesUsed = 0;
  numBytesAllocated = 0;
  readonly #device: Pick<GPUDevice, 'createBuffer'>;
  readonly #used = new Set<GPUBuffer>();
  /** By size and usage, those first which were put there first. */
  readonly #free = new Map<string, GPUBuffer[]>();
  #freeCount = 0;
  #most = 0;
  #mostBefore = 0;

  constructor(device: Pick<GPUDevice, 'createBuffer'>) {
    this.#device = device;
  }

  /** A task begins: what only those before the last one needed is given back. */
  begin(): void {
    this.#mostBefore = this.#most;
    this.#most = this.numBytesUsed;
    this.#makeRoom(0);
  }

  acquireBuffer(size: number, usage: GPUBufferUsageFlags, mappedAtCreation = false, reuse = true): GPUBuffer {
    const buffer = (reuse && this.#takeFree(keyOf(size, usage))) || this.#make({ size, usage, mappedAtCreation });
    this.#used.add(buffer);
    this.numBytesUsed += size;
    this.#most = Math.max(this.#most, this.numBytesUsed);
    return buffer;
  }

  releaseBuffer(buffer: GPUBuffer, reuse = true): void {
    // After all was given up, those who still hold one come here, too.
    if (!this.#used.delete(buffer)) return;
    this.numBytesUsed -= buffer.size;
    if (!reuse) {
      this.#destroy(buffer);
      return;
    }
    const key = keyOf(buffer.size, buffer.usage);
    const alike = this.#free.get(key) ?? [];
    alike.push(buffer);
    this.#free.delete(key);
    this.#free.set(key, alike);
    this.#freeCount++;
  }

  getNumUsedBuffers(): number {
    return this.#used.size;
  }

  getNumFreeBuffers(): number {
    return this.#freeCount;
  }

  dispose(): void {
    for (const buffer of [...this.#used, ...[...this.#free.values()].flat()]) buffer.destroy();
    this.#used.clear();
    this.#free.clear();
    this.#freeCount = 0;
    this.numBytesUsed = 0;
    this.numBytesAllocated = 0;
  }

  #takeFree(key: string): GPUBuffer | undefined {
    const buffer = this.#free.get(key)?.pop();
    if (buffer) this.#freeCount--;
    return buffer;
  }

  #make(descriptor: GPUBufferDescriptor): GPUBuffer {
    this.#makeRoom(descriptor.size);
    const buffer = this.#device.createBuffer(descriptor);
    this.numBytesAllocated += descriptor.size;
    return buffer;
  }

  #makeRoom(bytes: number): void {
    const most = Math.max(KEPT, this.#most, this.#mostBefore, this.numBytesUsed + bytes);
    for (const [key, alike] of this.#free) {
      while (alike.length > 0 && this.numBytesAllocated + bytes > most) {
        this.#destroy(alike.shift() as GPUBuffer);
        this.#freeCount--;
      }
      if (alike.length > 0) return;
      this.#free.delete(key);
    }
  }

  #destroy(buffer: GPUBuffer): void {
    buffer.destroy();
    this.numBytesAllocated -= buffer.size;
  }
}

function keyOf(size: number, usage: GPUBufferUsageFlags): string {
  return `${size} ${usage}`;
}
