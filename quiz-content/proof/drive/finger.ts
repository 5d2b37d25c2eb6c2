// Runs in the browser, served as it stands with its types taken out: it may import types only.
import type { Deed, Journey, Stop, Stuck } from './journey.ts';

/** A page, or a frame that holds one. */
type Screen = Pick<Window, 'document' | 'performance'>;

const PATIENCE_MS = 8_000;
const LOOK_MS = 15;

const plain = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, ' ').trim().toLowerCase();

const viewOf = ({ document }: Screen): string => document.querySelector<HTMLElement>('main[data-view]')?.dataset['view'] ?? '';

/** The page marks when each question was shown, by its id. */
const questionOf = ({ performance }: Screen): string => {
  const marks = performance.getEntriesByType('mark').filter(({ name }) => name.startsWith('question '));
  return marks.at(-1)?.name.slice('question '.length) ?? '';
};

const wordsOf = ({ document }: Screen): string => plain(document.querySelector('main')?.textContent ?? '');

/** Touches in the game that is played, by screen. */
const touches = new WeakMap<Document, number>();
const gameOf = ({ document }: Screen): string | null => document.querySelector<HTMLElement>('main[data-game]')?.dataset['game'] ?? null;
const isGame = (screen: Screen): boolean => gameOf(screen) !== null;
/** The game that was played last, by screen. */
const played = new WeakMap<Document, string | null>();

/** Has the page marked what it shows? A moment after a game the mark is still the game's. */
const isMarked = (screen: Screen): boolean => {
  const mark = questionOf(screen);
  return mark !== '' && (isGame(screen) || mark !== played.get(screen.document));
};

/** As long as this is the same, nothing has moved on. */
const placeOf = (screen: Screen): string => {
  const view = viewOf(screen);
  if (view === 'question' && isGame(screen)) return `game ${touches.get(screen.document) ?? 0}`;
  if (view === 'question') return `question ${questionOf(screen)}`;
  return view === 'consent' ? `consent ${plain(screen.document.querySelector('.consent__text')?.textContent ?? '')}` : view;
};

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const until = async (holds: () => boolean, ms = PATIENCE_MS): Promise<boolean> => {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) return false;
    await pause(LOOK_MS);
  }
  return true;
};

const controls = ({ document }: Screen, within = 'main'): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(`${within} :is(button, [role=radio], [role=option], input[type=radio])`)].filter(
    (one) => !one.matches(':disabled, [aria-disabled=true]') && one.checkVisibility(),
  );

const nameOf = (control: HTMLElement): string => {
  const label = control.getAttribute('aria-label');
  if (label !== null) return plain(label);
  return plain(control instanceof HTMLInputElement ? (control.labels?.[0]?.textContent ?? '') : control.textContent);
};

/** The control with these words; of several the one that carries least besides. */
const named = (screen: Screen, words: string): HTMLElement | undefined => {
  const wanted = plain(words);
  const ranked = controls(screen)
    .map((control) => ({ control, name: nameOf(control) }))
    .filter(({ name }) => name === wanted || name.startsWith(`${wanted} `) || name.includes(wanted))
    .toSorted((a, b) => Number(b.name === wanted) - Number(a.name === wanted) || a.name.length - b.name.length);
  return ranked[0]?.control;
};

/** What leads away from a question without answering it. */
const ASIDE = '.skip, .places__other, .pad__foot *, .countries__foot *, .numbers__more, [data-aside]';
const ONWARD = '.onward button:not(:disabled), .button--large:not(:disabled)';

const press = (control: HTMLElement | null | undefined): boolean => {
  control?.click();
  return control !== null && control !== undefined;
};

/** Numbers beyond the buttons are counted up, one touch a step. False: there is no counter, or it does not come that far. */
const countUp = async (screen: Screen, words: string): Promise<boolean> => {
  const find = (selector: string): HTMLElement | null => screen.document.querySelector<HTMLElement>(`main ${selector}`);
  const counted = (): string => plain(find('.counter__count')?.textContent ?? '');
  if (!/^\d+$/.test(words) || !press(find('.numbers__more')) || !(await until(() => counted() !== '', 1_000))) return false;
  while (counted() !== plain(words)) {
    const before = counted();
    press([...screen.document.querySelectorAll<HTMLElement>('main .counter__step:not(:disabled)')].at(-1));
    if (!(await until(() => counted() !== before, 500))) return false;
  }
  return press(find('.counter__confirm'));
};

/** Presses the words of the answer, then what goes on; when the words are not there, whatever answers the question. */
const answer = async (screen: Screen, deed: Deed | undefined): Promise<void> => {
  const before = placeOf(screen);
  const moved = (ms: number): Promise<boolean> => until(() => placeOf(screen) !== before, ms);
  // While the host writes down the last answer, all controls rest.
  await until(() => controls(screen).length > 0);
  if (deed !== undefined && 'skip' in deed && press(screen.document.querySelector<HTMLElement>('main .skip'))) return;
  const words = deed !== undefined && 'press' in deed ? deed.press : [];
  let pressed = 0;
  for (const one of words) {
    if (press(named(screen, one)) || (await countUp(screen, one))) pressed += 1;
    await pause(LOOK_MS);
  }
  if (pressed === 0) press(controls(screen).find((one) => !one.matches(ASIDE)));
  if (await moved(120)) return;
  press(screen.document.querySelector<HTMLElement>(`main :is(${ONWARD})`));
  if (await moved(1_500)) return;
  for (const one of controls(screen).filter((control) => !control.matches(ASIDE))) {
    press(one);
    if (await moved(80)) return;
    if (press(screen.document.querySelector<HTMLElement>(`main :is(${ONWARD})`)) && (await moved(200))) return;
  }
  press(screen.document.querySelector<HTMLElement>('main .skip'));
};

/** The same order of chances every time: a proof must not change by itself. */
const chanceAt = (step: number): number => {
  // Mixed to the end (MurmurHash3): one touch must not tell the next, or two cards that belong together may never be turned together.
  let mixed = Math.imul(step + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
};

/** Whatever the game is, hands that touch this and that come to its end: no game asks for more, and none ends anywhere else. */
const playOn = async (screen: Screen): Promise<void> => {
  await until(() => controls(screen).length > 0 || !isGame(screen));
  const step = touches.get(screen.document) ?? 0;
  if (isGame(screen)) played.set(screen.document, gameOf(screen));
  const open = controls(screen).filter((one) => !one.matches(ASIDE));
  press(open[Math.floor(chanceAt(step) * open.length)]);
  await pause(LOOK_MS);
  touches.set(screen.document, step + 1);
};

const TYPED: Readonly<Record<string, string>> = { '@': 'camille.martin@example.org', tel: '06 12 34 56 78', name: 'Camille' };

const fillContact = async (screen: Screen): Promise<void> => {
  const fields = [...screen.document.querySelectorAll<HTMLInputElement>('main input')];
  for (const field of fields) {
    const isAddress = field.maxLength > 100;
    const isFirst = field === fields[0] && !isAddress;
    field.value = TYPED[isAddress ? '@' : isFirst ? 'name' : 'tel'] ?? '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await pause(LOOK_MS);
  }
};

/** What goes on from a view to the next one. */
const goOn = async (screen: Screen, journey: Journey): Promise<void> => {
  const find = (selector: string): HTMLElement | null => screen.document.querySelector<HTMLElement>(`main ${selector}`);
  switch (viewOf(screen)) {
    case 'attract':
      press(find('button'));
      return;
    case 'language':
      press(find(`button[lang="${journey.locale}"]`));
      return;
    case 'games':
      press(find('button'));
      return;
    case 'question':
      return isGame(screen) ? playOn(screen) : answer(screen, journey.answers[questionOf(screen)]);
    case 'result':
      press(find('.pair button'));
      return;
    case 'age':
      press([...screen.document.querySelectorAll<HTMLElement>('main .choices button')].at(-1));
      return;
    case 'consent':
      press(find('.pair button:nth-child(2)'));
      return;
    case 'contact':
      await fillContact(screen);
      press(find('.contact__onward'));
      return;
    case 'review':
      press(find('.pair button:nth-child(2)'));
      return;
    default:
  }
};

const isThere = (screen: Screen, stop: Stop, purposesPassed: number): boolean => {
  if (viewOf(screen) !== stop.view) return false;
  if (stop.question !== undefined && questionOf(screen) !== stop.question) return false;
  if (stop.touches !== undefined && stop.touches > (touches.get(screen.document) ?? 0)) return false;
  return stop.purpose === undefined || stop.purpose === purposesPassed;
};

const openOver = async (screen: Screen, over: Stop['over']): Promise<boolean> => {
  if (over === 'idle') return until(() => screen.document.querySelector('[role=alertdialog]') !== null);
  if (over !== 'notice') return true;
  press(screen.document.querySelector<HTMLElement>('main .pair__third'));
  return until(() => screen.document.querySelector('[role=dialog]') !== null);
};

/** These views speak all languages at once. */
const MANY_TONGUED = ['attract', 'language', 'closed'];

const speaks = (screen: Screen, locale: string): boolean =>
  screen.document.documentElement.lang === locale || MANY_TONGUED.includes(viewOf(screen));

/** The language of the visit, when the page was left in another one: the corner switches it, where it may be switched. */
const speak = async (screen: Screen, locale: string): Promise<void> => {
  if (speaks(screen, locale)) return;
  if (!press(screen.document.querySelector<HTMLElement>(`nav button[lang="${locale}"]`))) {
    press(screen.document.querySelector<HTMLElement>('nav button[aria-expanded]'));
    await pause(LOOK_MS * 2);
    press(screen.document.querySelector<HTMLElement>(`nav button[lang="${locale}"]`));
  }
  await until(() => screen.document.documentElement.lang === locale, 1_000);
};

/** Purposes agreed to since the consent began, by screen: the page itself does not number them for machines. */
const passed = new WeakMap<Document, number>();

/** Walks on from where the page is until the stop. The answer: null, or where it got stuck. */
export const walk = async (screen: Screen, journey: Journey): Promise<Stuck | null> => {
  const stuckAt = (at: string): Stuck => ({ at, words: wordsOf(screen).slice(0, 80), lang: screen.document.documentElement.lang });
  if (!(await until(() => viewOf(screen) !== ''))) return stuckAt('');
  for (let step = 0; step < 3_000; step += 1) {
    // A question is there once the page has marked it; before that its id would be guessed.
    await until(() => viewOf(screen) !== 'question' || isMarked(screen));
    await speak(screen, journey.locale);
    const count = passed.get(screen.document) ?? 0;
    if (isThere(screen, journey.to, count) && !speaks(screen, journey.locale)) return stuckAt(viewOf(screen));
    if (isThere(screen, journey.to, count)) return (await openOver(screen, journey.to.over)) ? null : stuckAt(viewOf(screen));
    const before = placeOf(screen);
    const dialog = screen.document.querySelector<HTMLElement>('[role=dialog] button');
    if (dialog !== null) {
      press(dialog);
      await until(() => screen.document.querySelector('[role=dialog]') === null, 1_000);
      continue;
    }
    await goOn(screen, journey);
    if (!(await until(() => placeOf(screen) !== before))) return stuckAt(before);
    passed.set(screen.document, before.startsWith('consent ') ? count + 1 : 0);
  }
  return stuckAt(placeOf(screen));
};
