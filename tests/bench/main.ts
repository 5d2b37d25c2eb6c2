import { contentCheckBench } from './content-check.ts';
import { contentMutationsBench } from './content-mutations.ts';
import { type Bench, report } from './figure.ts';
import { pageBench } from './page/page.ts';
import { startBench } from './start.ts';

const BENCHES: Readonly<Record<string, Bench>> = {
  'content-check': contentCheckBench,
  'content-mutations': contentMutationsBench,
  page: pageBench,
  start: startBench,
};

/** `npm run bench [-- NAME …]`: measures, and prints a table and one line of JSON for each figure. */
export const main = async (names: readonly string[]): Promise<number> => {
  const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) {
    console.error(`no bench is called ${unknown.join(', ')}; there is ${Object.keys(BENCHES).join(', ')}`);
    return 2;
  }
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(report(await bench((line) => console.error(line))));
  }
  return 0;
};
