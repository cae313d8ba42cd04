import { readColor } from './readColor';

const TOKENS = [
  'paper',
  'surface',
  'line',
  'ink',
  'ink2',
  'neg',
  'pos',
  'width',
  'interval',
  'crown',
  'verified',
  'falsified',
  'falsified-tint',
  'unknown',
] as const;

/** Colours of a picture that leaves the page, by token. */
export type PictureColors = Readonly<Record<(typeof TOKENS)[number], string>>;

/** The colours of the theme in force, as a file can carry them. */
export function pictureColors(): PictureColors {
  const entries = TOKENS.map((token) => [token, `rgb(${readColor(document.body, `--${token}`).join(', ')})`]);
  return Object.fromEntries(entries) as PictureColors;
}
