import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AnswerValue } from '#contract/answer.ts';
import type { LocalText } from '#contract/compiled-quiz.ts';
import type { BrandText } from '#contract/content.ts';
import type { PurposeId, QuestionId } from '#contract/ids.ts';
import { textIn } from '#play/answers.ts';
import type { Round } from '#play/games/game.ts';
import { homeLocaleOf, type KioskContext, type KioskEvent } from '#play/visit.ts';
import { withAnswers } from '#play/words.ts';
import type { Locale } from './locales/locale.ts';
import type { Say, TextKey } from './locales/texts.ts';
import { typeset } from './locales/typeset.ts';
import type { Stage } from './stage/stage-api.ts';

/** All that a view may know and do. */
export interface Kiosk {
  readonly context: KioskContext;
  readonly locale: Locale;
  readonly say: Say;
  readonly stage: Stage;
  /** Is the host at work, so that no answer is taken now? */
  readonly busy: boolean;
  readonly send: (event: KioskEvent) => void;
  /** Answers the question the visitor saw; nothing happens when another one is shown by now. */
  readonly answer: (question: QuestionId, value: AnswerValue) => void;
  /** The same for a purpose. */
  readonly consent: (purpose: PurposeId, given: boolean) => void;
  /** A new step within a view is here: touches rest for a moment. */
  readonly arrive: () => void;
  /** The game as it stands now, which may be further than what is drawn; null: none is played. */
  readonly roundNow: () => Round | null;
  /** The clock of the terminal. */
  readonly now: () => Date;
  /** Milliseconds that only grow. */
  readonly uptimeMs: () => number;
}

const Shared = createContext<Kiosk | null>(null);
export const KioskProvider = Shared.Provider;

export const useKiosk = (): Kiosk => {
  const kiosk = useContext(Shared);
  if (kiosk === null) throw new Error('a view outside of the kiosk');
  return kiosk;
};

/** A text of the content, in the language shown, else in the content's own; earlier answers stand in their places. */
export const contentText = ({ context, locale }: Kiosk, text: LocalText): string => {
  const { campaign, answers } = context.visit;
  const words = textIn(text, locale, campaign?.quiz.defaultLocale ?? homeLocaleOf(context.kiosk));
  return typeset(campaign === null ? words : withAnswers(words, campaign.quiz, answers, locale), locale);
};

/** The terminal's own sentences, which a brand may say in its own words. */
const SENTENCE_OF = {
  invitation: 'attract.touch',
  welcome: 'games.heading',
  farewell: 'thanks.heading',
  closed: 'closed.text',
} as const satisfies Record<BrandText, TextKey>;

/** A sentence in the words of the brand, or of the terminal where the brand says nothing in the language shown. */
export const brandText = ({ context, locale, say }: Kiosk, key: BrandText): string => {
  const own = context.kiosk.brand.texts[key]?.[locale];
  return own === undefined ? say(SENTENCE_OF[key]) : typeset(own, locale);
};

/** Two views are the same for the eye as long as this is the same. */
export const viewKeyOf = ({ view, visit }: KioskContext): string => {
  if (view === 'question') return `question ${visit.index}`;
  return view === 'consent' ? `consent ${visit.purpose}` : view;
};
