import { modelConfig, type SampleLayer } from './kerasModel';

/**
 * Weights as Keras 2 keeps them, by name and packed, with the model's description; or as Keras 3, by the places of layers.
 *
 * @param places the groups of Keras 3, a name for each layer
 */
export async function hdf5File(
  sizes: readonly number[],
  layers: readonly SampleLayer[],
  places?: readonly string[],
): Promise<Uint8Array> {
  const { default: hdf5 } = await import('h5wasm/node');
  const { FS } = await hdf5.ready;
  const file = new hdf5.File('written.h5', 'w');
  if (!places) file.create_attribute('model_config', JSON.stringify(modelConfig(sizes, layers)));
  const root = file.create_group(places ? 'layers' : 'model_weights');
  layers.forEach(({ weights }, at) => {
    const group = root
      .create_group(places ? (places[at] as string) : `layer_${at}`)
      .create_group(places ? 'vars' : `layer_${at}`);
    Object.entries(weights).forEach(([name, { shape, data }], index) => {
      const packing = !places && shape.length > 1 ? { chunks: [...shape], compression: 4 } : {};
      const named = places ? String(index) : `${name}:0`;
      group.create_dataset({ name: named, data, shape: [...shape], dtype: '<f4', ...packing });
    });
  });
  file.flush();
  file.close();
  const bytes = new Uint8Array(FS.readFile('written.h5'));
  FS.unlink('written.h5');
  return bytes;
}
