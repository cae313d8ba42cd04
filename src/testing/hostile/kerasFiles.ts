import { encoded, zipOf } from '../networks/keras/kerasModel';
import { type HostileFile, text } from './hostileFile';

const keras = (config: unknown, weights: Uint8Array = new Uint8Array(8)) =>
  zipOf({ 'config.json': encoded(config), 'model.weights.h5': weights });

const tensorflowjs = (topology: unknown, manifest: unknown) =>
  encoded({ format: 'layers-model', modelTopology: topology, weightsManifest: manifest });

const dense = { class_name: 'Dense', config: { name: 'dense', units: 3, batch_input_shape: [null, 2] } };
const cropping = {
  class_name: 'Cropping2D',
  config: { name: 'c', batch_input_shape: [null, 4, 4, 1], cropping: 'here' },
};
const sequential = { class_name: 'Sequential', config: { name: 's', layers: [dense] } };

/** A number of bytes that say of themselves that they are many more. */
function zipThatLies(size: number): Uint8Array {
  const bytes = zipOf({ 'config.json': encoded(sequential), 'model.weights.h5': new Uint8Array(64) });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  // The second entry of the directory; its size stands 24 bytes after its signature.
  let entries = 0;
  for (let at = 0; at < bytes.length - 30; at++) {
    if (view.getUint32(at, true) === 0x02014b50 && ++entries === 2) view.setUint32(at + 24, size, true);
  }
  return bytes;
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
}

/** Networks of Keras and TensorFlow.js that are damaged, or made to do harm. */
export const KERAS_FILES: readonly HostileFile[] = [
  {
    title: 'a damaged archive',
    name: 'a.keras',
    bytes: keras(sequential).slice(0, -30),
    says: /archive is damaged.*again/,
  },
  {
    title: 'a flipped bit in an archive',
    name: 'a.keras',
    bytes: flipped(keras(sequential, new Uint8Array(99)), 300),
    says: /“model.weights.h5” in the archive is damaged|damaged/,
  },
  {
    title: 'an archive that says it is larger',
    name: 'a.keras',
    bytes: zipThatLies(4_000_000_000),
    says: /would unpack to 4000000000 bytes/,
  },
  {
    title: 'an archive that says it is a little larger',
    name: 'a.keras',
    bytes: zipThatLies(65),
    says: /“model.weights.h5” in the archive is damaged/,
  },
  {
    title: 'weights that are no HDF5',
    name: 'a.keras',
    bytes: keras(sequential, text('not HDF5 at all')),
    says: /HDF5 file cannot be read/,
  },
  {
    title: 'HDF5 garbage',
    name: 'a.h5',
    bytes: Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, ...Array<number>(500).fill(7)),
    says: /HDF5 file cannot be read/,
  },
  {
    title: 'a config that is no JSON',
    name: 'a.keras',
    bytes: zipOf({ 'config.json': text('{'), 'model.weights.h5': new Uint8Array(8) }),
    says: /config\.json is damaged/,
  },
  {
    title: 'weights that are not there',
    name: 'model.json',
    bytes: tensorflowjs({ model_config: sequential }, [{ paths: ['a.bin'], weights: [] }]),
    says: /a\.bin.*not here/,
  },
  {
    title: 'weights outside of the folder',
    name: 'model.json',
    bytes: tensorflowjs({ model_config: sequential }, [{ paths: ['../a.bin'], weights: [] }]),
    says: /not in the folder/,
  },
  {
    title: 'weights that are too short',
    name: 'model.json',
    bytes: tensorflowjs({ model_config: sequential }, [
      { paths: ['a.bin'], weights: [{ name: 'dense/kernel', shape: [2, 3], dtype: 'float32' }] },
    ]),
    beside: { 'a.bin': new Uint8Array(8) },
    says: /“dense\/kernel” ends at byte 24.*have 8/,
  },
  {
    title: 'a layer without its weights',
    name: 'model.json',
    bytes: tensorflowjs({ model_config: sequential }, []),
    says: /Layer 1 \(Dense “dense”\).*weights/,
  },
  {
    title: 'a layer that is used twice',
    name: 'model.json',
    bytes: tensorflowjs(
      {
        class_name: 'Functional',
        config: {
          layers: [
            {
              name: 'twin',
              class_name: 'Dense',
              config: { name: 'twin' },
              inbound_nodes: [[['i', 0, 0, {}]], [['i', 0, 0, {}]]],
            },
          ],
          input_layers: [['i', 0, 0]],
          output_layers: [['twin', 0, 0]],
        },
      },
      [],
    ),
    says: /“twin” is used in more than one place\. Build the model with a layer for each place/,
  },
  {
    title: 'layers in a circle',
    name: 'model.json',
    bytes: tensorflowjs(
      {
        class_name: 'Functional',
        config: {
          layers: ['a', 'b'].map((name) => ({
            name,
            class_name: 'Add',
            config: { name },
            inbound_nodes: [[[name === 'a' ? 'b' : 'a', 0, 0, {}]]],
          })),
          input_layers: [['i', 0, 0]],
          output_layers: [['a', 0, 0]],
        },
      },
      [],
    ),
    says: /does not say what it takes|reads its own output/,
  },
  {
    title: 'lists within lists',
    name: 'model.json',
    bytes: text(
      new TextDecoder()
        .decode(tensorflowjs({ class_name: 'Sequential', config: { layers: [cropping] } }, []))
        .replace('"here"', '['.repeat(200_000) + ']'.repeat(200_000)),
    ),
    says: /Layer 1 \(Cropping2D “c”\).*sides are nested too deeply/,
  },
  {
    title: 'a layer of no known class',
    name: 'model.json',
    bytes: tensorflowjs({ class_name: 'Sequential', config: { layers: [{ ...dense, class_name: 'ConvLSTM2D' }] } }, []),
    says: /Layer 1 \(ConvLSTM2D “dense”\).*not supported/,
  },
];
