import type { CDPSession, Page } from 'playwright-core';
import { z } from 'zod';

/** What both pages are watched with: the same code, told only which element holds the words of a question. */
const WATCHING = `
  (selector) => {
    const seen = { released: 0, painted: [], framed: [], long: [] };
    let words = '';
    const channel = new MessageChannel();
    let waiting = null;
    channel.port1.onmessage = () => { if (waiting !== null) seen.framed.push({ words: waiting, at: performance.now() }); waiting = null; };
    const look = () => {
      const title = document.querySelector(selector);
      if (title === null) return;
      for (const part of [title, ...title.querySelectorAll('*')]) if (!part.hasAttribute('elementtiming')) part.setAttribute('elementtiming', 'title');
      const now = title.textContent.replaceAll('\\u00a0', ' ').trim();
      if (now === words || now === '') return;
      words = now;
      requestAnimationFrame(() => { waiting = now; channel.port2.postMessage(null); });
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.painted.push(one.renderTime); }).observe({ type: 'element', buffered: true });
    new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.long.push({ at: one.startTime, ms: one.duration, why: '' }); }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const one of list.getEntries()) {
        const scripts = one.scripts.map((script) => script.invoker + ' ' + script.sourceFunctionName + ' ' + Math.round(script.duration));
        const layout = one.styleAndLayoutStart === 0 ? 0 : Math.round(one.startTime + one.duration - one.styleAndLayoutStart);
        const why = [...scripts, 'style, layout and paint ' + layout].join(', ');
        for (const task of seen.long) if (task.at >= one.startTime - 1 && task.at < one.startTime + one.duration) task.why = why;
      }
    }).observe({ type: 'long-animation-frame', buffered: true });
    addEventListener('pointerup', (event) => { seen.released = event.timeStamp; }, true);
    window.benchSeen = seen;
  }`;

const seenShape = z.object({
  /** When the finger last came up, in milliseconds of the page's clock. */
  released: z.number(),
  /** When the browser says that words of a title were on the display (Element Timing). */
  painted: z.array(z.number()),
  /** The first frame after new words stood in the document. */
  framed: z.array(z.object({ words: z.string(), at: z.number() })),
  /** Tasks of more than 50 ms: when they began and how long they took. */
  long: z.array(
    z.object({
      at: z.number(),
      ms: z.number(),
      /** What ran in the frame it belongs to, each with its milliseconds; empty where the browser does not tell. */
      why: z.string(),
    }),
  ),
});
export type Seen = z.output<typeof seenShape>;

export const watch = (page: Page, selector: string): Promise<unknown> => page.addInitScript(`(${WATCHING})(${JSON.stringify(selector)})`);

export const seenOn = async (page: Page): Promise<Seen> => seenShape.parse(await page.evaluate('window.benchSeen'));

/** Chromium's own counters for a page, after its rubbish was taken out. */
export interface Held {
  readonly heapMB: number;
  readonly nodes: number;
  readonly listeners: number;
}

const metrics = z.object({ metrics: z.array(z.object({ name: z.string(), value: z.number() })) });

export const metricsOf = async (session: CDPSession): Promise<ReadonlyMap<string, number>> => {
  const answer = metrics.parse(await session.send('Performance.getMetrics'));
  return new Map(answer.metrics.map(({ name, value }) => [name, value]));
};

export const heldBy = async (session: CDPSession): Promise<Held> => {
  // Twice: what the first round frees may free more.
  for (let round = 0; round < 2; round += 1) await session.send('HeapProfiler.collectGarbage');
  const all = await metricsOf(session);
  return {
    heapMB: (all.get('JSHeapUsedSize') ?? Number.NaN) / 1e6,
    nodes: all.get('Nodes') ?? Number.NaN,
    listeners: all.get('JSEventListeners') ?? Number.NaN,
  };
};
