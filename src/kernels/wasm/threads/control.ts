/**
 * Words that the threads of a pool share. A ticket holds the number of a job and that of its next part: who increases it
 * has taken that part. Nobody can take a part of a job that is over, because the ticket has changed since.
 */
export const TICKET = 0;
/** Where the job lies, in bytes. */
const JOB = 1;
/** Parts of the job. */
const PARTS = 2;
/** Parts that are finished. */
const DONE = 3;
export const CONTROL_LENGTH = 4;

const PART_BITS = 12;

/** No job may have more parts; as that of a ticket it says that there is none to be taken. */
export const MOST_PARTS = 2 ** PART_BITS - 1;

/** Offers a job to all threads, and works on it until it is done. Only one thread may do so, and only one job at a time. */
export function shareJob(
  control: Int32Array,
  job: number,
  parts: number,
  boundPart: (job: number, part: number) => void,
): void {
  const first = (Atomics.load(control, TICKET) | MOST_PARTS) + 1;
  // Closed while it is written: the last ticket of the job before would else be a valid one of this.
  Atomics.store(control, TICKET, first | MOST_PARTS);
  Atomics.store(control, JOB, job);
  Atomics.store(control, PARTS, parts);
  Atomics.store(control, DONE, 0);
  Atomics.store(control, TICKET, first);
  Atomics.notify(control, TICKET);
  workOnJob(control, boundPart);
  for (let done = Atomics.load(control, DONE); done !== parts; done = Atomics.load(control, DONE)) {
    awaitChange(control, DONE, done);
  }
}

/** Some tens of microseconds, in which the next layer usually follows: to fall asleep and wake up takes longer. */
const LOOKS = 20_000;

/** Returns when a word is no longer what it was, and perhaps earlier. */
export function awaitChange(control: Int32Array, word: number, value: number): void {
  for (let look = 0; look < LOOKS; look++) {
    if (Atomics.load(control, word) !== value) return;
  }
  Atomics.wait(control, word, value);
}

/**
 * Works on parts of the present job until none is left.
 *
 * @param boundPart computes a part of the job at an address
 * @returns the last ticket, whose change means a new job
 */
export function workOnJob(control: Int32Array, boundPart: (job: number, part: number) => void): number {
  for (;;) {
    const ticket = Atomics.load(control, TICKET);
    const job = Atomics.load(control, JOB);
    const part = ticket & MOST_PARTS;
    if (part >= Atomics.load(control, PARTS)) return ticket;
    if (Atomics.compareExchange(control, TICKET, ticket, ticket + 1) !== ticket) continue;
    boundPart(job, part);
    Atomics.add(control, DONE, 1);
    Atomics.notify(control, DONE);
  }
}
