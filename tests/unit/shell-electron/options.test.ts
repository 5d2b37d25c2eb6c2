import { expect, test } from 'vitest';
import { readShellOptions } from '#shell-electron/options.ts';

const defaults = { dataFolder: '/home/kiosk/terminal', pageFolder: '/opt/estran/page' };

test('without options the kiosk is locked, has its agent, and lives in the folder of the app', () => {
  expect(readShellOptions([], defaults)).toEqual({
    ...defaults,
    site: null,
    content: null,
    agent: ['--data', '/home/kiosk/terminal'],
    claim: null,
    windowed: false,
    stopOnStdinEnd: false,
    readyJson: false,
    relaunched: 0,
  });
});

test('the agent is told where central is; its claim is not among the arguments that everybody reads', () => {
  const { agent, claim } = readShellOptions(['--data', 'd', '--central=http://c', '--claim', 'K-1'], defaults);
  expect(agent).toEqual(['--data', 'd', '--central', 'http://c']);
  expect(claim).toBe('K-1');
  expect(readShellOptions(['--no-agent'], defaults).agent).toBeNull();
});

test('what Chromium reads from the same line is passed over, also between ours', () => {
  const read = readShellOptions(['--remote-debugging-port=0', '--site', 'hall', '--no-sandbox', '--windowed'], defaults);
  expect([read.site, read.windowed]).toEqual(['hall', true]);
});

test('a damaged count of relaunches counts as none', () => {
  for (const text of ['-1', 'x', '1.5', '']) expect(readShellOptions([`--relaunched=${text}`], defaults).relaunched).toBe(0);
  expect(readShellOptions(['--relaunched=4'], defaults).relaunched).toBe(4);
});
