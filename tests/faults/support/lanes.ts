import { join } from 'node:path';
import { type CentralUnderTest, startCentralUnderTest } from './central-under-test.ts';

/** Some centrals side by side, each for one schedule at a time. */
export interface Lanes {
  /** Waits until a central is free and works with it. */
  readonly take: <Value>(work: (central: CentralUnderTest) => Promise<Value>) => Promise<Value>;
  readonly stop: () => Promise<void>;
}

export const startLanes = async (folder: string, count: number, env: Readonly<Record<string, string>> = {}): Promise<Lanes> => {
  const all = await Promise.all(Array.from({ length: count }, (_, lane) => startCentralUnderTest(join(folder, `central-${lane}`), env)));
  const free = [...all];
  const waiting: ((central: CentralUnderTest) => void)[] = [];
  return {
    take: async (work) => {
      const central = free.pop() ?? (await new Promise<CentralUnderTest>((resolve) => waiting.push(resolve)));
      try {
        return await work(central);
      } finally {
        const next = waiting.shift();
        if (next === undefined) free.push(central);
        else next(central);
      }
    },
    stop: async () => {
      for (const central of all) await central.stop();
    },
  };
};
