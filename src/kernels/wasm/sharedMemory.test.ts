import { expect, it } from 'vitest';
import { PROGRAMS } from './program';
import { forSharedMemory } from './sharedMemory';

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

it.each(Object.entries(PROGRAMS))(
  'makes the %s program take a memory that threads share, and no other',
  (name, text) => {
    const program = bytesOf(text);
    if (name === 'relaxed' && !WebAssembly.validate(program)) return;
    const shared = new WebAssembly.Memory({ initial: 256, maximum: 65536, shared: true });
    const own = new WebAssembly.Memory({ initial: 256 });
    const start = (bytes: Uint8Array<ArrayBuffer>, memory: WebAssembly.Memory) => () =>
      new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    expect(start(program, own)).not.toThrow();
    expect(start(program, shared)).toThrow();
    expect(start(forSharedMemory(program), shared)).not.toThrow();
    expect(start(forSharedMemory(program), own)).toThrow();
  },
);

it('refuses what imports no memory', () => {
  expect(() => forSharedMemory(new Uint8Array(64))).toThrow('does not import its memory');
});
