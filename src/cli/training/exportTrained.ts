import { writeFile } from 'node:fs/promises';
import type { ModelCard } from '../../engine/api/types';
import type { DatasetImages } from '../../formats/inputs/datasetImages';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import { writeOnnx } from '../../formats/models/onnx/writeOnnx';
import type { Network } from '../../network/network';
import { uploadNetwork } from '../../network/upload';
import { accuracy } from '../../training/accuracy';
import type { RunFolder } from './runFolder';

/**
 * Writes a trained network and its card.
 *
 * @param cardOf makes the card, given the accuracy that the file as written has on the test set
 */
export async function exportTrained(
  network: Network,
  test: DatasetImages,
  run: RunFolder,
  cardOf: (clean: number) => ModelCard,
): Promise<void> {
  const file = writeOnnx(network);
  const ready = uploadNetwork(readOnnx(file, network.name));
  const clean = await accuracy(
    ready,
    test,
    Uint32Array.from({ length: test.count }, (_, index) => index),
  );
  ready.dispose();
  const path = run.path(`${network.name}.onnx`);
  await writeFile(path, file);
  await writeFile(run.path(`${network.name}.json`), `${JSON.stringify(cardOf(clean), null, 2)}\n`);
  console.log(`${path}: clean accuracy ${(100 * clean).toFixed(2)} % on ${test.name}.`);
}
