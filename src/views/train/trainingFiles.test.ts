import { expect, it } from 'vitest';
import { fileStem } from '../../app/commands/exports';
import { epochReport, trainingSnapshot } from '../../testing/standIns/trainingSnapshots';
import { trainingCsv } from './state/useTrainExports';

const run = trainingSnapshot({
  request: { name: 'The "first"' },
  reports: [epochReport(1, { clean: 0.5, interGroup: 0.25, innerGroup: 0.75, adaptive: 0.2, verified: 0.125 })],
  losses: [{ at: 0.5, loss: 2.5 }],
});

it('writes a line for every network and epoch', () => {
  const natural = trainingSnapshot({ request: { method: 'natural' }, reports: [epochReport(1, { clean: 0.9 })] });
  expect(trainingCsv([run, natural]).split('\n')).toEqual([
    'network,method,epoch,ramp,learning_rate,loss,clean,between_groups,within_groups,adaptive,all_pairs',
    '"The ""first""",igrp,1,1,0.002,1.5,0.5,0.25,0.75,0.2,0.125',
    'IGRP trained here,natural,1,1,0.002,1.5,0.9,,,,',
    '',
  ]);
});

it('makes names of files', () => {
  expect(fileStem('IGRP trained here (2)')).toBe('IGRP-trained-here-2');
});
