/* What the property editor says. */

export const PROPERTY = {
  title: 'Property',
  start: 'Start from',
  file: 'A file in VNN-LIB…',
  own: 'The text as it stands',
  output: 'Output',
  compared: 'Never above',
  number: 'a number',
  from: 'From',
  to: 'To',
  radius: 'Width of the box',
  least: 'At least',
  most: 'At most',
  atLeast: (input: string) => `${input} at least`,
  atMost: (input: string) => `${input} at most`,
  tooLow: (least: string) => `At least ${least}.`,
  tooHigh: (most: string) => `At most ${most}.`,
  noDecimal: 'Give a decimal number, such as -0.25.',
  sentence: 'What it says',
  text: 'In VNN-LIB',
  textNote: 'Assertions describe what would violate it. Edit them here, or take them from a file.',
  edited: 'Edited here or taken from a file. Choose another start to begin anew.',
  verdicts: {
    verified: 'No input of the box violates it.',
    falsified: 'The input below violates it.',
  },
} as const;
