import { describe, expect, it } from 'vitest';
import { KeptBuffers } from './keptBuffers';

const MIB = 2 ** 20;
const [STORAGE, UNIFORM] = [128, 64];

/** A pool over a device that counts the bytes that there are. */
function pool() {
  const device = { bytes: 0, made: 0 };
  const createBuffer = ({ size, usage }: GPUBufferDescriptor) => {
    device.bytes += size;
    device.made++;
    return { size, usage, destroy: () => (device.bytes -= size) } as unknown as GPUBuffer;
  };
  return { device, buffers: new KeptBuffers({ createBuffer }) };
}

describe('buffers that are kept', () => {
  it('are taken again for the same size and usage alone', () => {
    const { device, buffers } = pool();
    const first = buffers.acquireBuffer(MIB, STORAGE);
    buffers.releaseBuffer(first);
    expect(buffers.acquireBuffer(MIB, UNIFORM)).not.toBe(first);
    expect(buffers.acquireBuffer(MIB + 4, STORAGE)).not.toBe(first);
    expect(buffers.acquireBuffer(MIB, STORAGE, false, false)).not.toBe(first);
    expect(buffers.acquireBuffer(MIB, STORAGE)).toBe(first);
    expect(device.made).toBe(4);
  });

  it('take together with those in use no more than was in use at once', () => {
    const { device, buffers } = pool();
    // 40, then 50 and 60 MiB, one after the other: of TensorFlow.js’s pool 150.
    for (const size of [40, 50, 60]) buffers.releaseBuffer(buffers.acquireBuffer(size * MIB, STORAGE));
    expect(device.bytes).toBe(60 * MIB);
    expect(buffers.numBytesAllocated).toBe(60 * MIB);
    // The one that lay about longest made room; the last is taken again.
    buffers.acquireBuffer(60 * MIB, STORAGE);
    expect(device.made).toBe(3);
    // There is room for 4 more beside the 60 in use.
    buffers.acquireBuffer(4 * MIB, STORAGE);
    expect(device.bytes).toBe(64 * MIB);
  });

  it('are all kept where they are small', () => {
    const { device, buffers } = pool();
    for (const size of [4, 8, 16, 4, 8, 16]) buffers.releaseBuffer(buffers.acquireBuffer(size * MIB, STORAGE));
    expect(device).toEqual({ bytes: 28 * MIB, made: 3 });
  });

  it('are given back when two tasks did not need them', () => {
    const { device, buffers } = pool();
    buffers.releaseBuffer(buffers.acquireBuffer(100 * MIB, STORAGE));
    buffers.begin();
    expect(device.bytes).toBe(100 * MIB);
    buffers.begin();
    expect(device.bytes).toBe(0);
  });

  it('take nothing after all was given up', () => {
    const { device, buffers } = pool();
    const held = buffers.acquireBuffer(MIB, STORAGE);
    buffers.dispose();
    buffers.releaseBuffer(held);
    expect(device.bytes).toBe(0);
    expect([buffers.numBytesUsed, buffers.getNumUsedBuffers(), buffers.getNumFreeBuffers()]).toEqual([0, 0, 0]);
  });
});
