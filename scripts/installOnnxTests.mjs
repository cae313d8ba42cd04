// @ts-check
import { existsSync } from 'node:fs';
import { installFromDebian } from './debian.mjs';

/** Where Debian's package lies, which makes the tests that ONNX publishes of each of its operators. */
const PACKAGE = '/usr/lib/python3/dist-packages/onnx/backend/test';

/** Installs it where it is absent and we may; elsewhere the test that asks it is named as not run. */
export async function installOnnxTests() {
  if (!existsSync(PACKAGE)) await installFromDebian('python3-onnx');
}
