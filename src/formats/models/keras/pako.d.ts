/** The part of pako that is used. */
declare module 'pako' {
  export class Inflate {
    readonly err: number;
    /** Of its own length, once all was pushed. */
    readonly result: Uint8Array<ArrayBuffer>;
    onData: (chunk: Uint8Array) => void;
    readonly chunks: Uint8Array[];
    constructor(options?: { readonly chunkSize?: number });
    push(bytes: Uint8Array, isLast: boolean): boolean;
  }
}
