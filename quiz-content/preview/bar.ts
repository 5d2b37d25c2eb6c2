// Runs in the browser, served as it stands with its types taken out. Its two imports are mapped in bar.html.
import { walk } from '#proof/drive/finger.ts';
import type { PreviewState, Way } from './state.ts';
import { wordsIn } from './words.ts';

// The page comes in the language that the command was called in.
const spoken = document.documentElement.lang === 'fr' ? 'fr' : 'en';
const words = wordsIn(spoken);

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`bar.html has no #${id}`);
  return element;
};
const [frame, brandList, siteList, calm] = [byId('kiosk'), byId('brand'), byId('site'), byId('calm')];
if (!(frame instanceof HTMLIFrameElement)) throw new Error('#kiosk is no frame');
const kiosk = frame;
kiosk.title = words.frame;
for (const [id, text] of Object.entries({
  'brand-label': words.brand,
  'site-label': words.site,
  'calm-label': words.calm,
  again: words.again,
  'views-label': words.views,
}))
  byId(id).textContent = text;
byId('locales').setAttribute('aria-label', words.language);

/** Tests and people wait for it: true while a view is being reached. */
const busy = (is: boolean): void => {
  document.body.dataset['busy'] = String(is);
};

let state: PreviewState | null = null;
let locale = '';
/** The view that was asked for last; null: whoever plays decides. */
let wanted: string | null = null;
let turn = 0;

const say = (text: string, tone: 'good' | 'wrong' = 'good'): void => {
  byId('status').textContent = text;
  byId('status').dataset['tone'] = tone;
};

const tell = (path: string, body: unknown): Promise<Response> =>
  fetch(`/~/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const isCalm = (): boolean => calm instanceof HTMLInputElement && calm.checked;

/** The terminal in its true proportions, as large as the window allows. */
const scaleToWindow = (): void => {
  const site = state?.sites.find(({ id }) => id === state?.site);
  if (site === undefined) return;
  const table = byId('table').getBoundingClientRect();
  const scale = Math.min((table.width - 60) / site.widthPx, (table.height - 76) / site.heightPx, 1);
  kiosk.style.width = `${site.widthPx}px`;
  kiosk.style.height = `${site.heightPx}px`;
  kiosk.style.transform = `scale(${scale})`;
  byId('body').style.width = `${Math.floor(site.widthPx * scale)}px`;
  byId('body').style.height = `${Math.floor(site.heightPx * scale)}px`;
  const mm = (px: number): number => Math.round(px * site.pixelPitchMm);
  byId('size').textContent =
    `${site.widthPx} × ${site.heightPx} px · ${mm(site.widthPx)} × ${mm(site.heightPx)} mm · ${Math.round(scale * 100)} %`;
};

/** Loads the kiosk anew: no visit of before, whatever it was at. */
const restart = (): Promise<void> =>
  new Promise((done) => {
    kiosk.addEventListener('load', () => done(), { once: true });
    kiosk.src = `/?at=${Date.now()}`;
  });

const goTo = async (view: string | null): Promise<void> => {
  turn += 1;
  const mine = turn;
  wanted = view;
  busy(true);
  say(view === null ? words.loading : words.walking);
  mark();
  const way: Way | null =
    view === null
      ? null
      : await fetch(`/~/way?view=${encodeURIComponent(view)}&locale=${locale}`).then((got) => (got.ok ? got.json() : null));
  await tell('mode', { scene: way?.scene ?? 'visit', reducedMotion: isCalm() });
  if (mine !== turn) return;
  await restart();
  if (mine !== turn || kiosk.contentWindow === null) return;
  const stuck = way === null ? null : await walk(kiosk.contentWindow, way.journey);
  if (mine !== turn) return;
  busy(false);
  if (stuck === null) said();
  else say(`${words.stuck} ${stuck.at}`, 'wrong');
};

/** Which of the views is shown now, so that a saved file brings the same one back. */
const viewNow = (): string | null => {
  const view = kiosk.contentDocument?.querySelector<HTMLElement>('main[data-view]')?.dataset['view'];
  if (state === null || view === undefined || view === 'attract') return null;
  const names = state.views.map(({ id }) => id);
  if (wanted !== null && names.includes(wanted) && wanted.startsWith(view)) {
    if (view !== 'question') return wanted;
  }
  if (view !== 'question') return names.find((id) => id.startsWith(view)) ?? wanted;
  const shown =
    kiosk.contentWindow?.performance
      .getEntriesByType('mark')
      .findLast(({ name }) => name.startsWith('question '))
      ?.name.slice(9) ?? '';
  return names.find((id) => id.replace(/^question-\d+-/, '') === shown) ?? wanted;
};

const said = (): void => {
  if (state === null) return;
  if (state.problems.length > 0) say(state.isBehind ? words.behind : words.findings, 'wrong');
  else say(words.saved);
};

const mark = (): void => {
  for (const one of document.querySelectorAll<HTMLElement>('#views button'))
    one.setAttribute('aria-current', String(one.dataset['view'] === wanted));
  for (const one of document.querySelectorAll<HTMLElement>('#locales button'))
    one.setAttribute('aria-pressed', String(one.lang === locale));
};

const button = (text: string, press: () => void): HTMLButtonElement => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
};

const go = (view: string | null): void => {
  goTo(view).catch((cause: unknown) => say(String(cause), 'wrong'));
};

const fillList = (list: HTMLElement, options: readonly { id: string; name: string }[], chosen: string): void => {
  if (!(list instanceof HTMLSelectElement)) return;
  list.replaceChildren(...options.map(({ id, name }) => new Option(name, id, false, id === chosen)));
};

const drawProblems = ({ problems, isBehind, version }: PreviewState): void => {
  const panel = byId('problems');
  panel.hidden = problems.length === 0;
  const heading = document.createElement('h2');
  heading.textContent = version === null ? words.nothing : isBehind ? words.behind : words.findings;
  const list = document.createElement('ul');
  for (const { place, code, said } of problems) {
    const { where, message, fix } = said[spoken];
    const item = document.createElement('li');
    const [at, what, repair] = [document.createElement('code'), document.createElement('div'), document.createElement('div')];
    at.textContent = place;
    what.textContent = `${where}${spoken === 'fr' ? ' :' : ':'} ${message}`;
    repair.className = 'fix';
    repair.textContent = `→ ${fix}  (${code})`;
    item.append(at, what, repair);
    list.append(item);
  }
  panel.replaceChildren(heading, list);
};

const draw = (next: PreviewState): void => {
  byId('pack').textContent = next.pack;
  byId('title').textContent = next.title;
  if (!next.locales.includes(locale)) locale = next.locales[0] ?? '';
  byId('locales').replaceChildren(
    ...next.locales.map((one) => {
      const made = button(one.toUpperCase(), () => {
        locale = one;
        go(viewNow());
      });
      made.lang = one;
      return made;
    }),
  );
  fillList(brandList, next.brands, next.brand);
  fillList(siteList, next.sites, next.site);
  byId('views').replaceChildren(
    ...next.views.map(({ id, title }) => {
      const item = document.createElement('li');
      const made = button(title[spoken], () => go(id));
      made.dataset['view'] = id;
      item.append(made);
      return item;
    }),
  );
  drawProblems(next);
  mark();
};

/** Takes what is new: the kiosk is loaded again only when what it plays has changed. */
const take = async (next: PreviewState): Promise<void> => {
  const before = state;
  const view = viewNow();
  state = next;
  draw(next);
  scaleToWindow();
  if (before === null || before.version !== next.version || before.site !== next.site) await goTo(before === null ? null : view);
  else said();
};

const listen = async (): Promise<void> => {
  for (;;) {
    try {
      const got = await fetch(`/~/state?after=${state?.revision ?? -1}`);
      const next: PreviewState = await got.json();
      if (next.revision !== state?.revision) await take(next);
    } catch {
      say(words.away, 'wrong');
      await new Promise((done) => setTimeout(done, 1_000));
    }
  }
};

const choose =
  (name: 'brand' | 'site') =>
  (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    tell('choose', { [name]: event.target.value }).catch((cause: unknown) => say(String(cause), 'wrong'));
  };
brandList.addEventListener('change', choose('brand'));
siteList.addEventListener('change', choose('site'));
calm.addEventListener('change', () => go(viewNow()));
byId('again').addEventListener('click', () => go(null));
addEventListener('resize', scaleToWindow);
listen().catch((cause: unknown) => say(String(cause), 'wrong'));
