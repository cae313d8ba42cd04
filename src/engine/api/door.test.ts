import { expect, it } from 'vitest';
import { doorTo } from './door';

const door = doorTo({
  deleteTable: async () => undefined,
  storedTable: async () => null,
  bounds: async () => ({ lower: new Float32Array([1, 2]) }),
});
const ask = (name: string) => door.ask(name, [], new MessageChannel().port2);

it('answers calls that have nothing to say, too', async () => {
  await expect(ask('deleteTable')).resolves.toBeUndefined();
  await expect(ask('storedTable')).resolves.toBeNull();
  await expect(ask('bounds')).resolves.toEqual({ lower: new Float32Array([1, 2]) });
});
