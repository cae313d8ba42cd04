import { expect, test } from 'vitest';
import { commandFor } from './commandFor';

const ORDER = { method: 'crown', count: 10_000 } as const;

test('shares the images out and merges what comes of it', () => {
  const lines = commandFor('quick-igrp', 'fashion-mnist', ORDER)?.trim().split('\n') ?? [];
  expect(lines[1]).toBe(
    'npx boundscope evaluate quick-igrp --dataset fashion-mnist --count 10000 --method crown --shard 2/4 --table shard-2.json',
  );
  expect(lines.at(-1)).toMatch(/^npx boundscope merge .*--table/);
});

test('names a file as a shell takes it, and offers nothing for images of one’s own', () => {
  expect(commandFor("file:it's.onnx", 'fashion-mnist', ORDER)).toContain(`'it'\\''s.onnx'`);
  expect(commandFor('quick-igrp', 'my pictures', ORDER)).toBeNull();
  expect(commandFor('quick-igrp', null, ORDER)).toBeNull();
});
