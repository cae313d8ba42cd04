/** How a piece of a sentence or formula is set. */
export type Style = 'plain' | 'strong' | 'emphasis' | 'variable' | 'superscript' | 'subscript' | 'neg' | 'pos';

export interface Piece {
  readonly text: string;
  readonly style: Style;
}

/** A sentence or a formula, free of React so that it can be tested, drawn in SVG and read out. */
export type RichText = readonly Piece[];

export function piece(text: string, style: Style = 'plain'): Piece {
  return { text, style };
}

export const strong = (text: string): RichText => [piece(text, 'strong')];
export const emphasis = (text: string): RichText => [piece(text, 'emphasis')];
export const variable = (text: string): RichText => [piece(text, 'variable')];

/** Template tag: rich`Between ${strong('−1')} and ${strong('21')}.` */
export function rich(parts: TemplateStringsArray, ...values: readonly (RichText | string)[]): RichText {
  return parts.flatMap((part, index) => {
    const value = values[index] ?? [];
    return [...(part ? [piece(part)] : []), ...(typeof value === 'string' ? [piece(value)] : value)];
  });
}

/** The words alone; a superscript plus is said as it is written. */
export function plainText(text: RichText): string {
  return text.map((part) => part.text).join('');
}

/** `a, b and c`. */
export function listed(items: readonly RichText[]): RichText {
  return items.flatMap((item, index) => {
    if (index === 0) return item;
    return [piece(index === items.length - 1 ? ' and ' : ', '), ...item];
  });
}
