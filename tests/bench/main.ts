import { captureBench } from './capture.ts';
import { contentCheckBench } from './content-check.ts';
import { contentMutationsBench } from './content-mutations.ts';
import { drainBench } from './drain/drain.ts';
import { type Bench, report } from './figure.ts';
import { growthBench } from './growth.ts';
import { ingestBench } from './ingest.ts';
import { pageBench, pageBenches } from './page/page.ts';
import { recoveryBench } from './recovery.ts';
import { startBench } from './start.ts';

const BENCHES: Readonly<Record<string, Bench>> = {
  capture: captureBench,
  'content-check': contentCheckBench,
  'content-mutations': contentMutationsBench,
  drain: drainBench,
  growth: growthBench,
  ingest: ingestBench,
  page: pageBench,
  recovery: recoveryBench,
  start: startBench,
};
/** Parts of the above, for who wants one figure alone. */
const PARTS: Readonly<Record<string, Bench>> = pageBenches;

/** `npm run bench [-- NAME …]`: measures, and prints a table and one line of JSON for each figure. */
export const main = async (names: readonly string[]): Promise<number> => {
  const all = { ...BENCHES, ...PARTS };
  const unknown = names.filter((name) => !Object.hasOwn(all, name));
  if (unknown.length > 0) {
    console.error(`no bench is called ${unknown.join(', ')}; there is ${Object.keys(all).join(', ')}`);
    return 2;
  }
  for (const [name, bench] of Object.entries(names.length === 0 ? BENCHES : all)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(report(await bench((line) => console.error(line))));
  }
  return 0;
};
