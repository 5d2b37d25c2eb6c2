import type { FunctionComponent } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Actor } from 'xstate';
import { routes, type ViewName } from '#contract/host-api.ts';
import { ACCESS_MODES } from '#play/access.ts';
import { isBusy, isWarned, type KioskMachine } from '#play/kiosk-machine.ts';
import { outcomeShown, progressOf, purposeShown, questionShown, roundShown } from '#play/visit.ts';
import { useGameView } from './games/use-game-view.ts';
import type { Settling } from './input/settling.ts';
import { type Kiosk, KioskProvider, viewKeyOf } from './kiosk.ts';
import { textsIn } from './locales/texts.ts';
import { propertiesOf } from './measures.ts';
import { AccessDialog } from './parts/access-dialog.tsx';
import { Backdrop } from './parts/backdrop.tsx';
import { Corner } from './parts/corner.tsx';
import { DeskDialog } from './parts/desk-dialog.tsx';
import { IdleWarning } from './parts/idle-warning.tsx';
import { LeaveDialog } from './parts/leave-dialog.tsx';
import { Pager } from './parts/pager.tsx';
import { PlacesDialog } from './parts/places-dialog.tsx';
import { Safe } from './parts/safe.tsx';
import { SecretDialog } from './parts/secret-dialog.tsx';
import { TakeHomeDialog } from './parts/take-home-dialog.tsx';
import { report } from './report.ts';
import { silentStage } from './stage/silent-stage.ts';
import type { Stage } from './stage/stage-api.ts';
import { Age } from './views/age.tsx';
import { Attract } from './views/attract.tsx';
import { Closed } from './views/closed.tsx';
import { ConsentView } from './views/consent.tsx';
import { Contact } from './views/contact.tsx';
import { Fault } from './views/fault.tsx';
import { GameRound } from './views/game.tsx';
import { Games } from './views/games.tsx';
import { Language } from './views/language.tsx';
import { Question } from './views/question.tsx';
import { ResultView } from './views/result.tsx';
import { Review } from './views/review.tsx';
import { Thanks } from './views/thanks.tsx';
import { Waking } from './views/waking.tsx';

const VIEW_OF: Readonly<Record<ViewName, FunctionComponent>> = {
  attract: Attract,
  language: Language,
  games: Games,
  question: Question,
  result: ResultView,
  age: Age,
  consent: ConsentView,
  contact: Contact,
  review: Review,
  thanks: Thanks,
  fault: Fault,
  closed: Closed,
  operator: Closed,
};

const mainOf = (): HTMLElement | null => document.querySelector('main');

interface AppProps {
  readonly actor: Actor<KioskMachine>;
  readonly stage: Stage;
  readonly reducedMotion: boolean;
  readonly settling: Settling;
  readonly now: () => Date;
  readonly uptimeMs: () => number;
}

/** The whole page: the view the machine shows, the corner, the warning, and what the stage must know. */
export const App = ({ actor, stage, reducedMotion, settling, now, uptimeMs }: AppProps) => {
  const [snapshot, setSnapshot] = useState(() => actor.getSnapshot());
  useLayoutEffect(() => {
    setSnapshot(actor.getSnapshot());
    const { unsubscribe } = actor.subscribe((next) => {
      // At once, before anything is drawn: the second tap of a hasty finger may come earlier than the next frame.
      settling.shown(viewKeyOf(next.context));
      setSnapshot(next);
    });
    return unsubscribe;
  }, [actor, settling]);

  const { context } = snapshot;
  const { view, locale, visit, access, dialog } = context;
  const { kiosk: content } = context;
  const { brand } = content;
  const warned = isWarned(snapshot);
  const busy = isBusy(snapshot);

  const still = reducedMotion || access.reducedMotion || access.highContrast;
  // Where words page up and down, or no sea is behind them, the page shows the pictures itself.
  const painter = access.largeText || access.highContrast ? silentStage : stage;
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  useLayoutEffect(() => {
    // The style sheet knows each way to play by its word: `[data-access~='largeText']`.
    document.documentElement.dataset['access'] = ACCESS_MODES.filter((mode) => access[mode]).join(' ');
    for (const [name, value] of Object.entries(propertiesOf(content))) document.documentElement.style.setProperty(name, value);
    // The views measured their letters before: they do it again with these, and nothing is drawn in between.
    window.dispatchEvent(new Event('resize'));
  }, [access, content]);

  const outcome = outcomeShown(context);
  const emblem =
    view === 'result' && outcome && visit.campaign && painter !== silentStage
      ? routes.packMedia(visit.campaign.quiz, outcome.picture.file)
      : null;
  const tide = progressOf(context);
  useLayoutEffect(
    () => stage.show({ view, tide, emblem, reducedMotion: still, colours: brand.colours }),
    [stage, view, tide, emblem, still, brand],
  );

  const kiosk = useMemo<Kiosk>(
    () => ({
      context,
      locale,
      say: textsIn(locale),
      stage: painter,
      busy,
      send: actor.send,
      answer: (question, value) => {
        if (questionShown(actor.getSnapshot().context)?.id !== question) return;
        const shownAt = performance.getEntriesByName(`question ${question}`).at(-1)?.startTime ?? performance.now();
        actor.send({ type: 'question.answered', value, tookMs: Math.round(performance.now() - shownAt) });
      },
      consent: (purpose, given) => {
        if (purposeShown(actor.getSnapshot().context)?.id === purpose) actor.send({ type: 'consent.answered', given });
      },
      arrive: settling.begin,
      roundNow: () => roundShown(actor.getSnapshot().context),
      now,
      uptimeMs,
    }),
    [context, locale, painter, busy, actor, settling, now, uptimeMs],
  );

  const round = roundShown(context);
  const question = view === 'question' ? (round?.kind ?? questionShown(context)?.id) : undefined;
  useEffect(() => {
    if (question === undefined) return;
    performance.clearMarks();
    performance.mark(`question ${question}`);
  }, [question]);

  const broke = (): void => {
    report(`the view ${view}`, 'KIOSK_PAGE_FAULT');
    actor.send({ type: 'page.broke' });
  };

  const View = round === null ? VIEW_OF[view] : GameRound;
  // A game's board comes in place of an empty view: it is paged anew.
  const board = useGameView(round?.kind ?? null);
  return (
    <KioskProvider value={kiosk}>
      <Safe at={viewKeyOf(context)} broke={broke} instead={<Waking say={textsIn(locale)} retry={() => location.reload()} />}>
        {stage.renderer === 'none' && !access.highContrast && <Backdrop view={view} tide={tide} />}
        <div class="views" inert={warned || dialog !== null} data-pictures={painter.renderer === 'none' ? 'flat' : 'painted'}>
          <View key={viewKeyOf(context)} />
          <Pager key={`pages of ${viewKeyOf(context)} ${typeof board}`} of={mainOf} class="pager--view" />
          <Corner inert={warned || dialog !== null} />
        </div>
        {dialog === 'access' && <AccessDialog />}
        {dialog === 'leave' && <LeaveDialog />}
        {dialog === 'takeHome' && <TakeHomeDialog />}
        {(dialog === 'ideas' || dialog === 'around') && <PlacesDialog list={dialog} />}
        {dialog === 'secret' && <SecretDialog />}
        {dialog === 'desk' && <DeskDialog />}
        {warned && <IdleWarning />}
      </Safe>
    </KioskProvider>
  );
};
