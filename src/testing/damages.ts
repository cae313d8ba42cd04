/** Ways in which a record can be damaged: each part of it missing, of another kind, or cut short. */
export function damagesOf(record: object): { readonly what: string; readonly damaged: unknown }[] {
  return Object.entries(record).flatMap(([name, value]) => {
    const others: (readonly [string, unknown])[] = [
      ['null', null],
      ['an empty object', {}],
      ['a text', 'x'.repeat(3)],
      ['cut short', shorter(value)],
    ];
    const replaced = others
      .filter(([, other]) =>
        other !== undefined && typeof other !== typeof value ? true : isOtherObject(other, value),
      )
      .map(([how, other]) => ({ what: `${name}: ${how}`, damaged: { ...record, [name]: other } }));
    const { [name as keyof typeof record]: _, ...rest } = record;
    return [{ what: `${name}: missing`, damaged: rest }, ...replaced];
  });
}

function isOtherObject(other: unknown, value: unknown): boolean {
  return typeof value === 'object' && value !== null && other !== undefined && other !== value;
}

/** Lists and arrays without their last item; nothing for what has none. */
function shorter(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return value.byteLength > 0 ? new ArrayBuffer(0) : undefined;
  if (ArrayBuffer.isView(value))
    return (value as Uint8Array).length > 0 ? (value as Uint8Array).slice(0, -1) : undefined;
  return undefined;
}
