import { parseArgs } from 'node:util';

export interface ShellOptions {
  /** Where the terminal keeps its store and content. */
  readonly dataFolder: string;
  readonly pageFolder: string;
  readonly site: string | null;
  /** A content version to install first. */
  readonly content: string | null;
  /** What the sync agent is called with; null: it is not started. */
  readonly agent: readonly string[] | null;
  /** One-time code of the console, for the agent to enrol with. */
  readonly claim: string | null;
  /** A window that can be moved, with developer tools: for the desk, never for the hall. */
  readonly windowed: boolean;
  /** End when stdin ends: whoever started us is gone. Never under systemd, whose stdin is at its end from the start. */
  readonly stopOnStdinEnd: boolean;
  /** Print one line of JSON when the window shows. */
  readonly readyJson: boolean;
  /** How often in a row the app has already started itself again. */
  readonly relaunched: number;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/**
 * Reads the command line: the options of the terminal (see `kiosk/shell-http`), and `--page`, `--windowed`, `--relaunched`.
 * What is not ours is passed over: Electron and Chromium read the same line. `defaults` depend on where the app lies.
 */
export const readShellOptions = (
  argv: readonly string[],
  defaults: { readonly dataFolder: string; readonly pageFolder: string },
): ShellOptions => {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      data: { type: 'string' },
      page: { type: 'string' },
      site: { type: 'string' },
      content: { type: 'string' },
      central: { type: 'string' },
      claim: { type: 'string' },
      'no-agent': { type: 'boolean' },
      windowed: { type: 'boolean' },
      'stop-on-stdin-end': { type: 'boolean' },
      'ready-json': { type: 'boolean' },
      relaunched: { type: 'string' },
    },
  });
  const dataFolder = text(values.data) ?? defaults.dataFolder;
  const central = text(values.central);
  const relaunched = Number(text(values.relaunched) ?? 0);
  return {
    dataFolder,
    pageFolder: text(values.page) ?? defaults.pageFolder,
    site: text(values.site),
    content: text(values.content),
    agent: values['no-agent'] === true ? null : ['--data', dataFolder, ...(central === null ? [] : ['--central', central])],
    claim: text(values.claim),
    windowed: values.windowed === true,
    stopOnStdinEnd: values['stop-on-stdin-end'] === true,
    readyJson: values['ready-json'] === true,
    relaunched: Number.isInteger(relaunched) && relaunched > 0 ? relaunched : 0,
  };
};
