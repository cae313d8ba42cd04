/** Control characters (of terminals too), and those that turn, hide or break up the text around them. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

/** Joiners that scripts and emoji need between letters. */
const JOINERS = /[\u200c\u200d]/u;

/**
 * Text of unknown origin, such as a name from a file, as it may be printed: characters that nobody sees, or that change
 * how others are shown, are written as JSON writes them.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) =>
    JOINERS.test(character)
      ? character
      : Array.from({ length: character.length }, (_, at) => codeOf(character.charCodeAt(at))).join(''),
  );
}

function codeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
