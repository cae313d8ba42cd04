import { beforeEach, expect, it } from 'vitest';
import { notices } from '../commands/notices';
import { sortFiles } from '../controls/droppedFiles';
import { openInTurn } from './openFiles';

// Tests before it may have left some.
beforeEach(() => notices.setState([], true));

const drop = (name: string) => sortFiles([new File([], name)]);
const said = () => notices.getState().map(({ text }) => text);

it('opens what is dropped in the order of the drops, and says of each what could not be opened', async () => {
  const shown: string[] = [];
  let arrive = () => {};
  void openInTurn(drop('large.onnx'), async () => {
    await new Promise<void>((resolve) => {
      arrive = resolve;
    });
    shown.push('large');
  });
  const refuse = () => Promise.reject(new Error('No network.'));
  void openInTurn(drop('one.onnx'), refuse, () => ({ action: { label: 'See', perform: () => {} } }));
  void openInTurn(drop('two.onnx'), refuse);
  const small = openInTurn(drop('small.onnx'), async () => void shown.push('small'));
  await Promise.resolve();
  expect(shown).toEqual([]);
  arrive();
  await small;
  expect(shown).toEqual(['large', 'small']);
  expect(said()).toEqual(['one', 'two'].map((name) => `${name}.onnx could not be opened. No network.`));
  expect(notices.getState().map(({ action }) => action?.label)).toEqual(['See', undefined]);
  await openInTurn(drop('three.onnx'), async () => {});
  expect(said()).toEqual([]);
});
