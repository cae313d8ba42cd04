import { NetworkError } from '../../../network/networkError';
import { type Config, isConfig } from './settings';

/**
 * The description of a model as JSON.
 *
 * @param where how messages call it
 * @throws NetworkError for what is none
 */
export function parseConfig(text: Uint8Array | string, where: string): Config {
  const config = parse(typeof text === 'string' ? text : new TextDecoder().decode(text), where);
  if (isConfig(config)) return config;
  throw new NetworkError(`${where} describes no model.`, 'Save the model again.');
}

function parse(text: string, where: string): unknown {
  try {
    // Keras writes numbers that JSON does not have; where one matters, it is refused as what it becomes.
    return JSON.parse(text.replaceAll(/([:,[]\s*)(NaN|-?Infinity)\b/g, '$1null'));
  } catch {
    throw new NetworkError(`${where} is damaged: it is not JSON.`, 'Download or save the model again.');
  }
}
