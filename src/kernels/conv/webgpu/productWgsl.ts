/*
 * What the programs of a convolution over boxes have in common: a thread has outputs of 1 or 4 channels side by side.
 */

/**
 * WGSL lets compilers reassociate sums, which would undo the cut into blocks and groups. So a finished sum passes through an
 * integer operation on its bits, which no rule about float expressions reaches across.
 */
export function settledSum(vector: string, integers: string): string {
  return `fn settled(sum : ${vector}) -> ${vector} {
      return bitcast<${vector}>(bitcast<${integers}>(sum) ^ ${integers}(uniforms.zero));
    }`;
}

/** The bias of each of a thread's channels, given `channel` and `lastLane`. */
export function biasLanes(hasBias: boolean, lanes: 1 | 4): string {
  const vector = lanes === 4 ? 'vec4<f32>' : 'f32';
  if (!hasBias) return `${vector}(0.0)`;
  const of = Array.from({ length: lanes }, (_, lane) => `bias[channel + min(${lane}, lastLane)]`);
  return `${vector}(${of.join(', ')})`;
}

/** Step (f) of allowances: `middle` and `half`, given `shift`. */
export function boundsOf(middle: string, spread: string): string {
  return `let middle = ${middle};
        let half = ((${spread}) * uniforms.growth + abs(shift) * uniforms.shiftShare
          + abs(middle) * uniforms.middleShare + uniforms.halfTiny) * uniforms.halfSlack;`;
}

/** Writes both bounds of each channel at `first` and that far behind it, in WGSL, given `lastLane`. */
export function storeLanes(lanes: 1 | 4, upperOffset: string): string {
  return Array.from({ length: lanes }, (_, lane) => {
    const pick = lanes === 4 ? `[${lane}]` : '';
    return `if (${lane} <= lastLane) {
          result[first + ${lane}] = middle${pick} - half${pick};
          result[first + ${lane} + ${upperOffset}] = middle${pick} + half${pick};
        }`;
  }).join('\n        ');
}
