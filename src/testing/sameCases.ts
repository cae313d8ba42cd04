/** `npm test` tries the same random cases each time, so that it says the same of the same code; others: `test:deep`. */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 });
