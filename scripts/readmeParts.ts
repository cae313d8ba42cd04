import { FORMAT_NAMES, FORMATS } from '../src/catalog/formats';
import { OPERATION_NAMES } from '../src/catalog/operations';
import { nodeEngine } from '../src/cli/files/nodeEngine';
import { zooFigures } from '../src/cli/files/zooFigures';
import { COMPOSED_NAMES } from '../src/network/ops/composed';

/** Characters of a line. */
const WIDTH = 127;

/** What the README has of the catalog and of the bundled networks, each between marks of its name. */
export async function readmeParts(): Promise<Readonly<Record<string, string>>> {
  const formats = FORMAT_NAMES.map((name) => `${FORMATS[name].title} (${FORMATS[name].endings.join(', ')})`);
  return {
    formats: listed(formats),
    operations: listed(OPERATION_NAMES),
    compositions: listed(COMPOSED_NAMES),
    figures: await zooFigures(await nodeEngine()),
  };
}

/** The README with these parts between their marks; an Error where it has none. */
export function withParts(readme: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((text, [name, part]) => {
    const marks = new RegExp(`(<!-- ${name} -->\n).*?(\n<!-- end of ${name} -->)`, 's');
    if (!marks.test(text)) throw new Error(`README.md has no marks between which the ${name} belong.`);
    return text.replace(marks, (_, begin: string, end: string) => `${begin}${part}${end}`);
  }, readme);
}

function listed(names: readonly string[]): string {
  const lines = [''];
  for (const [at, name] of names.entries()) {
    const word = at === names.length - 1 ? name : `${name},`;
    const line = lines.at(-1) as string;
    if (line && line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.join('\n');
}
