/** Workgroups that every device takes along one axis. */
const MOST_ALONG_AXIS = 65535;

/** So many workgroups, spread over two axes where one is too short; TensorFlow.js numbers them row by row. */
export function flatDispatch(workgroups: number): [number, number, number] {
  const rows = Math.ceil(workgroups / MOST_ALONG_AXIS);
  return [Math.ceil(workgroups / rows), rows, 1];
}
