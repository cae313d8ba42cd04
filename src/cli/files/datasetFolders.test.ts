import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFromFolders } from './folders';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boundscope-'));
  await mkdir(join(folder, 'clothes'));
  await writeFile(join(folder, 'clothes', 'nested.gz'), 'nested');
  await writeFile(join(folder, 'flat.gz'), 'flat');
});

afterAll(() => rm(folder, { recursive: true }));

describe('readFromFolders', () => {
  const textOf = async (path: string) => new TextDecoder().decode(await readFromFolders(folder)(path));

  it('finds files by their whole path in the folder', async () => {
    expect(await textOf('clothes/nested.gz')).toBe('nested');
  });

  it('finds files that lie side by side in the folder', async () => {
    expect(await textOf('clothes/flat.gz')).toBe('flat');
  });

  it('finds what comes with Boundscope without a folder', async () => {
    expect(await readFromFolders()('fashion-mnist/t10k-labels-idx1-ubyte.gz')).toHaveLength(5125);
  });

  it('says where it looked', async () => {
    await expect(textOf('clothes/missing.gz')).rejects.toThrow(
      new RegExp(
        `it is in none of ${folder}/clothes/missing.gz, ${folder}/missing.gz, .*public/datasets/clothes/missing.gz`,
      ),
    );
  });
});
