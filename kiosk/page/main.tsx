import '@fontsource/atkinson-hyperlegible-next/400.css';
import '@fontsource/atkinson-hyperlegible-next/600.css';
import '@fontsource/atkinson-hyperlegible-next/700.css';
import { render } from 'preact';
import { createActor } from 'xstate';
import type { KioskState } from '#contract/host-api.ts';
import { GAMES } from '#play/games/kinds.ts';
import { isWarned, makeKioskMachine } from '#play/kiosk-machine.ts';
import { watchActivity } from './activity.ts';
import { App } from './app.tsx';
import { freshStartOf } from './fresh-start.ts';
import { isBoardMissing } from './games/use-game-view.ts';
import { hostClient } from './host-client.ts';
import { listenToHost } from './host-events.ts';
import { takeBrowserGesturesAway } from './input/gestures.ts';
import { hurryOnTouch, settlingOf } from './input/settling.ts';
import { LeaderboardContext } from './leaderboard/calls.ts';
import { localeOfBrowser } from './locales/locale.ts';
import { textsIn } from './locales/texts.ts';
import { replacementOf } from './replacing.ts';
import { report } from './report.ts';
import { giveSignsOfLife } from './sign-of-life.ts';
import { soundThe } from './sound/listen.ts';
import { soundOf } from './sound/sound.ts';
import { silentStage } from './stage/silent-stage.ts';
import { loadPatiently } from './start-up.ts';
import { titleFontOf } from './title-font.ts';
import { Outdated } from './views/outdated.tsx';
import { Waking } from './views/waking.tsx';
import { pause } from './waiting.ts';

const elementOf = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`index.html has no #${id}`);
  return element;
};

const page = elementOf('page');
const root = document.documentElement;
const host = hostClient((input, init) => fetch(input, init));
const after = (ms: number, then: () => void): (() => void) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

const now = (): Date => new Date();
const uptimeMs = (): number => performance.now();

const titleFont = titleFontOf({
  shown: document.fonts,
  // One file serves every weight: a browser must not make a bold one out of it by itself.
  make: (family, source) => new FontFace(family, source, { weight: '1 1000' }),
  pause,
});
/** The kiosk with the font of its titles: the first picture of a view is already drawn with it. */
const withTitleFont = async (kiosk: KioskState): Promise<KioskState> => {
  await titleFont.prepare(kiosk);
  return kiosk;
};

/** The host is away: words in the language of the browser, and a touch that tries at once. */
const loadKiosk = (): Promise<KioskState> => {
  let hurry = (): void => undefined;
  const locale = localeOfBrowser(navigator.language);
  return loadPatiently({
    load: host.loadKiosk,
    pause: (ms) =>
      Promise.race([
        pause(ms),
        new Promise<void>((resolve) => {
          hurry = resolve;
        }),
      ]),
    failed: (code) => {
      root.lang = locale;
      const say = textsIn(locale);
      render(code === 'KIOSK_STORE_NEWER' ? <Outdated say={say} /> : <Waking say={say} retry={() => hurry()} />, page);
    },
  });
};

const play = (kiosk: KioskState): void => {
  const actor = createActor(makeKioskMachine(host, { games: GAMES, uptimeMs }), { input: { kiosk } });
  const reduced = matchMedia('(prefers-reduced-motion: reduce)');
  const settling = settlingOf(root, { after });
  let stage = silentStage;
  const draw = (): void => {
    root.dataset['stage'] = stage.renderer;
    render(
      <LeaderboardContext.Provider value={host}>
        <App actor={actor} stage={stage} reducedMotion={reduced.matches} settling={settling} now={now} uptimeMs={uptimeMs} />
      </LeaderboardContext.Provider>,
      page,
    );
  };
  const withStage = async (): Promise<void> => {
    const canvas = elementOf('stage');
    if (!(canvas instanceof HTMLCanvasElement)) return;
    const { createStage } = await import('./stage/stage.ts');
    stage = await createStage({
      canvas,
      chance: Math.random,
      onLost: () => {
        stage = silentStage;
        draw();
      },
    });
    draw();
  };

  const replacement = replacementOf({
    load: () => host.loadKiosk().then(withTitleFont),
    context: () => actor.getSnapshot().context,
    send: actor.send,
    pause,
  });
  soundThe(
    actor,
    soundOf({ makeContext: () => new AudioContext(), chance: Math.random, failed: () => report('the sound', 'KIOSK_HOST_FAULT') }),
  );
  actor.start();
  actor.subscribe(replacement.settle);
  actor.subscribe(
    freshStartOf({
      needed: isBoardMissing,
      context: () => actor.getSnapshot().context,
      load: host.loadKiosk,
      pause,
      reload: () => location.reload(),
    }),
  );
  actor.subscribe(({ context }) => titleFont.settle(context.kiosk));
  draw();
  reduced.addEventListener('change', draw);
  import('./speech/start.ts').then(({ giveVoice }) => giveVoice(page, actor, after)).catch(() => report('the voice', 'KIOSK_NO_VOICE'));
  // The page never waits for its stage, and goes on without it.
  withStage().catch(() => report('the stage', 'KIOSK_HOST_FAULT'));
  watchActivity({
    target: window,
    active: (phase) => {
      // The warning goes when the finger comes up: were it gone before, the touch would end on the choice below it.
      if (phase === 'done' || !isWarned(actor.getSnapshot())) actor.send({ type: 'visitor.active' });
    },
  });
  giveSignsOfLife({
    every: (ms, then) => setInterval(then, ms),
    session: () => actor.getSnapshot().context.visit.session,
    seen: host.seen,
  });
  listenToHost({ host, after: kiosk.eventCursor, hear: replacement.hear, pause, stopped: () => false }).catch(() =>
    report('listening to the host came to an end', 'KIOSK_HOST_FAULT'),
  );
};

takeBrowserGesturesAway(document);
hurryOnTouch(root);
play(await withTitleFont(await loadKiosk()));
