import '@fontsource/atkinson-hyperlegible-next/400.css';
import '@fontsource/atkinson-hyperlegible-next/600.css';
import '@fontsource/atkinson-hyperlegible-next/700.css';
import { render } from 'preact';
import { createActor } from 'xstate';
import type { KioskState } from '#contract/host-api.ts';
import { isWarned, makeKioskMachine } from '#play/kiosk-machine.ts';
import { watchActivity } from './activity.ts';
import { App } from './app.tsx';
import { hostClient } from './host-client.ts';
import { listenToHost } from './host-events.ts';
import { takeBrowserGesturesAway } from './input/gestures.ts';
import { hurryOnTouch, settlingOf } from './input/settling.ts';
import { localeOfBrowser } from './locales/locale.ts';
import { textsIn } from './locales/texts.ts';
import { replacementOf } from './replacing.ts';
import { report } from './report.ts';
import { silentStage } from './stage/silent-stage.ts';
import { loadPatiently } from './start-up.ts';
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
    failed: () => {
      root.lang = locale;
      render(<Waking say={textsIn(locale)} retry={() => hurry()} />, page);
    },
  });
};

const play = (kiosk: KioskState): void => {
  const actor = createActor(makeKioskMachine(host), { input: { kiosk } });
  const reduced = matchMedia('(prefers-reduced-motion: reduce)');
  const settling = settlingOf(root, { after });
  let stage = silentStage;
  const draw = (): void => {
    root.dataset['stage'] = stage.renderer;
    render(<App actor={actor} stage={stage} reducedMotion={reduced.matches} settling={settling} now={now} />, page);
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

  const replacement = replacementOf({ load: host.loadKiosk, context: () => actor.getSnapshot().context, send: actor.send });
  actor.start();
  actor.subscribe(replacement.settle);
  draw();
  reduced.addEventListener('change', draw);
  // The page never waits for its stage, and goes on without it.
  withStage().catch(() => report('the stage', 'KIOSK_HOST_FAULT'));
  watchActivity({
    target: window,
    now: () => performance.now(),
    active: (phase) => {
      // The warning goes when the finger comes up: were it gone before, the touch would end on the choice below it.
      if (phase === 'done' || !isWarned(actor.getSnapshot())) actor.send({ type: 'visitor.active' });
    },
    seen: () => {
      const { session } = actor.getSnapshot().context.visit;
      if (session !== null) host.seen(session);
    },
  });
  listenToHost({ host, after: kiosk.eventCursor, hear: replacement.hear, pause, stopped: () => false }).catch(() =>
    report('listening to the host came to an end', 'KIOSK_HOST_FAULT'),
  );
};

takeBrowserGesturesAway(document);
hurryOnTouch(root);
play(await loadKiosk());
