import { createServer } from 'node:http';
import { outboxCounts } from '#store/outbox.ts';
import type { Store } from '#store/store.ts';
import { diskFreeRatio, oldestSeconds } from './status.ts';
import type { Vitals } from './vitals.ts';

export interface MetricsSource {
  readonly store: Store;
  readonly folder: string;
  readonly vitals: Vitals;
  readonly now: () => Date;
}

interface Metric {
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  readonly help: string;
  /** A figure for each set of labels; none: nothing is known yet. */
  readonly figures: readonly { readonly labels?: string; readonly value: number }[];
}

const known = (value: number | null): Metric['figures'] => (value === null ? [] : [{ value }]);

const metricsOf = ({ store, folder, vitals, now }: MetricsSource): readonly Metric[] => {
  const counts = outboxCounts(store);
  const { contactAt, clockOffsetMs, error } = vitals.now();
  return [
    { name: 'estran_outbox_waiting', type: 'gauge', help: 'Events that central has not acknowledged.', figures: known(counts.waiting) },
    {
      name: 'estran_outbox_oldest_seconds',
      type: 'gauge',
      help: 'Age of the oldest event that waits; 0 when none does.',
      figures: known(oldestSeconds(store, now()) ?? 0),
    },
    { name: 'estran_outbox_parked', type: 'gauge', help: 'Events that central will not take.', figures: known(counts.parked) },
    {
      name: 'estran_central_last_contact_seconds',
      type: 'gauge',
      help: 'Seconds since central was last heard.',
      figures: known(contactAt === null ? null : Math.max(0, (now().getTime() - Date.parse(contactAt)) / 1000)),
    },
    { name: 'estran_central_reachable', type: 'gauge', help: '1 when the last try went well.', figures: known(error === null ? 1 : 0) },
    {
      name: 'estran_clock_offset_seconds',
      type: 'gauge',
      help: "Seconds that this terminal's clock is behind central's.",
      figures: known(clockOffsetMs === null ? null : clockOffsetMs / 1000),
    },
    { name: 'estran_disk_free_ratio', type: 'gauge', help: 'Free share of the disk, 0 to 1.', figures: known(diskFreeRatio(folder)) },
    {
      name: 'estran_agent_failures_total',
      type: 'counter',
      help: 'Tries that failed since the agent started, by code.',
      figures: [...vitals.failures()].map(([code, value]) => ({ labels: `{code="${code}"}`, value })),
    },
  ];
};

/** The text format of Prometheus, version 0.0.4. */
export const metricsText = (source: MetricsSource): string =>
  metricsOf(source)
    .map(({ name, type, help, figures }) =>
      [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...figures.map(({ labels = '', value }) => `${name}${labels} ${value}`)].join(
        '\n',
      ),
    )
    .join('\n')
    .concat('\n');

export interface ServedMetrics {
  readonly port: number;
  readonly close: () => void;
}

/** Serves the figures on this machine alone. A page of elsewhere that was led here by its own name gets nothing: the Host must be ours. */
export const serveMetrics = (source: MetricsSource, port: number): Promise<ServedMetrics> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const address = server.address();
      const own = typeof address === 'object' && address !== null ? address.port : port;
      const answer = (status: number, text: string): void => {
        response.writeHead(status, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' }).end(text);
      };
      const host = request.headers.host ?? '';
      if (host !== `127.0.0.1:${own}` && host !== `localhost:${own}`) return answer(403, 'another host\n');
      if (request.url !== '/metrics') return answer(404, 'only /metrics\n');
      if (request.method !== 'GET') return answer(405, 'only GET\n');
      answer(200, metricsText(source));
    });
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        close: () => {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
