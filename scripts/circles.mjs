// @ts-check
import { importGraph } from './imports.mjs';

/**
 * Files that import each other in a circle, each group as one sentence. Types count: what cannot be understood without
 * each other is one thing in two files.
 *
 * @param {readonly import('./imports.mjs').SourceFile[]} files
 * @returns {string[]}
 */
export function findCircles(files) {
  return circlesOf(importGraph(files)).map((circle) => `${circle.sort().join(', ')} import each other in a circle.`);
}

/**
 * The strongly connected parts of more than one file (Tarjan, Depth-first search and linear graph algorithms, 1972).
 *
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @returns {string[][]}
 */
function circlesOf(graph) {
  /** @type {Map<string, number>} */
  const order = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[][]} */
  const circles = [];
  /** The earliest file on the stack that can be reached from this one. */
  const visit = (/** @type {string} */ file) => {
    const own = order.size;
    order.set(file, own);
    stack.push(file);
    let earliest = own;
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) earliest = Math.min(earliest, visit(next));
      else if (stack.includes(next)) earliest = Math.min(earliest, order.get(next) ?? own);
    }
    if (earliest === own) {
      const part = stack.splice(stack.indexOf(file));
      if (part.length > 1) circles.push(part);
    }
    return earliest;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}
