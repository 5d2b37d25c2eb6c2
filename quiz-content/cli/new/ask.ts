import { createInterface } from 'node:readline/promises';
import { LOCALES, type Locale } from '#fields/types.ts';
import { idFrom } from '#format/slug.ts';
import { ANSWERS, type AnswerIdea, type Idea, KINDS, type Kind, type QuestionIdea, unreached } from './idea.ts';
import { outcomeNamed } from './question-line.ts';
import type { WORDS } from './words.ts';

/** The answers ended before everything was said. */
export class InputEnded extends Error {}

/** Asks one thing and takes one line. */
export type Ask = (question: string) => Promise<string>;

export interface Conversation {
  readonly ask: Ask;
  readonly say: (line: string) => void;
}

/** Talks through the terminal, or with the lines that a program pipes in. */
export const inTerminal = async <Value>(talk: (conversation: Conversation) => Promise<Value>): Promise<Value> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY });
  const lines = terminal[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string> => {
    terminal.setPrompt(`${question}: `);
    terminal.prompt();
    const line = await lines.next();
    if (line.done === true) throw new InputEnded();
    return line.value.trim();
  };
  try {
    return await talk({ ask, say: (line) => console.log(line) });
  } finally {
    terminal.close();
  }
};

type Phrases = (typeof WORDS)['en'];

/** Asks until the answer means something. */
const until = async <Value>(
  { ask, say }: Conversation,
  words: Phrases,
  question: string,
  read: (line: string) => Value | null,
): Promise<Value> => {
  for (;;) {
    const value = read(await ask(question));
    if (value !== null) return value;
    say(words.again);
  }
};

/** Not empty, and short enough that its marked translation fits too. */
const within =
  (most: number) =>
  (line: string): string | null =>
    line === '' || line.length > most - 5 ? null : line;

export const localesIn = (line: string): readonly Locale[] | null => {
  const named = line.split(/[\s,]+/).filter((word) => word !== '');
  const locales = LOCALES.filter((locale) => named.includes(locale));
  if (named.length === 0 || locales.length !== new Set(named).size) return null;
  return locales.toSorted((a, b) => named.indexOf(a) - named.indexOf(b));
};

const numbered = (names: readonly string[]): string => names.map((name, index) => `${index + 1} ${name}`).join(', ');

const answersOf = async (talk: Conversation, words: Phrases, kind: Kind, outcomes: readonly string[]): Promise<readonly AnswerIdea[]> => {
  const [least, most] = ANSWERS[kind];
  const answers: AnswerIdea[] = [];
  while (answers.length < most) {
    const name = kind === 'scale' ? (answers.length === 0 ? words.low : words.high) : `  ${words.answer} ${answers.length + 1}`;
    const text = await until(talk, words, name, (line) =>
      line === '' && answers.length >= least ? line : within(kind === 'scale' ? 30 : 60)(line),
    );
    if (text === '') break;
    const takesOutcome = kind !== 'scale' && outcomes.length > 0;
    const outcome = takesOutcome
      ? await until(talk, words, `    ${words.who} ${numbered(outcomes)}`, (line) =>
          line === '' ? { id: null } : idOrNull(outcomeNamed(line, outcomes)),
        )
      : { id: null };
    answers.push({ text, outcome: outcome.id });
  }
  return answers;
};

const idOrNull = (id: string | null): { readonly id: string | null } | null => (id === null ? null : { id });

const questionsOf = async (talk: Conversation, words: Phrases, outcomes: readonly string[]): Promise<readonly QuestionIdea[]> => {
  const questions: QuestionIdea[] = [];
  talk.say(words.questions);
  for (;;) {
    const text = await until(talk, words, `${words.question} ${questions.length + 1}`, (line) => (line === '' ? line : within(140)(line)));
    if (text === '') {
      const lacking = unreached({ outcomes, questions });
      if (questions.length > 0 && lacking.length === 0) return questions;
      talk.say(questions.length === 0 ? words.again : `${words.unreached} ${lacking.join(', ')}`);
      continue;
    }
    const kind = await until(talk, words, `  ${words.questionKind} (${numbered(KINDS)}) [1]`, (line) =>
      line === '' ? 'single' : (KINDS[Number(line) - 1] ?? KINDS.find((one) => one === line) ?? null),
    );
    questions.push({ kind, text, answers: await answersOf(talk, words, kind, outcomes) });
  }
};

const outcomesOf = async (talk: Conversation, words: Phrases): Promise<readonly string[]> => {
  talk.say(words.outcomes);
  const outcomes: string[] = [];
  while (outcomes.length < 12) {
    const name = await until(talk, words, `${words.outcome} ${outcomes.length + 1}`, (line) =>
      line === '' && outcomes.length >= 2 ? line : within(60)(line),
    );
    if (name === '') break;
    if (outcomes.some((other) => idFrom(other) === idFrom(name))) talk.say(words.again);
    else outcomes.push(name);
  }
  return outcomes;
};

/** Asks for what the options did not say: what it is, then the outcomes, then the questions. */
export const askForRest = async (talk: Conversation, words: Phrases, known: Partial<Idea>): Promise<Idea> => {
  const title = known.title ?? (await until(talk, words, words.title, within(80)));
  const id =
    known.id ??
    (await until(talk, words, `${words.id} [${idFrom(title)}]`, (line) =>
      line === '' ? idFrom(title) || null : line === idFrom(line) ? line : null,
    ));
  const kind = known.kind ?? (words.yes.test(await talk.ask(words.kind)) ? 'personality' : 'survey');
  const locales = known.locales ?? (await until(talk, words, words.languages, localesIn));
  const outcomes = kind === 'survey' ? [] : (known.outcomes ?? (await outcomesOf(talk, words)));
  const questions = known.questions ?? (await questionsOf(talk, words, outcomes));
  return { id, kind, title, locales, outcomes, questions };
};
