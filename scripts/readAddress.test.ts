import { describe, expect, it } from 'vitest';
import { readAddress } from './readAddress.mjs';

describe('readAddress', () => {
  it('leaves the port open when nobody asks for one', () => {
    expect(readAddress([], {})).toEqual({ port: undefined, host: '127.0.0.1' });
  });

  it('takes PORT, and --port before it', () => {
    expect(readAddress([], { PORT: '4000' }).port).toBe(4000);
    expect(readAddress(['--port', '4001'], { PORT: '4000' }).port).toBe(4001);
    expect(readAddress(['--port=4002'], {}).port).toBe(4002);
  });

  it.each(['0', '65536', '80.5', 'eighty', '-1'])('refuses %s as a port', (port) => {
    expect(() => readAddress([`--port=${port}`], {})).toThrow(/not a port/);
  });

  it('refuses options it does not know', () => {
    expect(() => readAddress(['--prot', '4000'], {})).toThrow(/--prot/);
  });
});
