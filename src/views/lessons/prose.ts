/** A piece of a sentence: words, a variable, a number to scrub, or words that set and mark the figure. */
export type Piece =
  | { readonly kind: 'text' | 'strong' | 'variable'; readonly text: string }
  | { readonly kind: 'scrub'; readonly name: string }
  | {
      readonly kind: 'mark';
      readonly text: string;
      /** The part of the figure that is meant. */
      readonly id: string;
      /** Numbers that a press sets. */
      readonly set?: Readonly<Record<string, number>>;
    };

export type Paragraph = readonly Piece[];

export const strong = (text: string): Piece => ({ kind: 'strong', text });
export const variable = (text: string): Piece => ({ kind: 'variable', text });
export const scrub = (name: string): Piece => ({ kind: 'scrub', name });
export const mark = (id: string, text: string, set?: Readonly<Record<string, number>>): Piece => ({
  kind: 'mark',
  id,
  text,
  ...(set ? { set } : {}),
});

const text = (words: string): Piece => ({ kind: 'text', text: words });

/** Template tag: say`${variable('x')} from ${scrub('low')} to ${scrub('high')}.` */
export function say(parts: TemplateStringsArray, ...values: readonly (Piece | string)[]): Paragraph {
  return parts.flatMap((part, at): Piece[] => {
    const value = values[at];
    const piece = typeof value === 'string' ? text(value) : value;
    return [...(part ? [text(part)] : []), ...(piece ? [piece] : [])];
  });
}
