import { err, ok, type Result } from '#fields/result.ts';
import { idFrom, idsFrom } from '#format/slug.ts';
import { inBoth } from '../language.ts';
import { ANSWERS, type AnswerIdea, isKind, KINDS, type QuestionIdea } from './idea.ts';

/** The outcome an author names: by its number, its words or its id. */
export const outcomeNamed = (words: string, outcomes: readonly string[]): string | null => {
  const ids = idsFrom(outcomes, 'outcome');
  const number = /^\d+$/.test(words.trim()) ? Number(words) : Number.NaN;
  return ids[number - 1] ?? ids.find((id) => id === idFrom(words)) ?? null;
};

const answerIn = (written: string, outcomes: readonly string[]): Result<AnswerIdea, string> => {
  const [text = '', named] = written.split('>').map((part) => part.trim());
  if (named === undefined) return ok({ text, outcome: null });
  const outcome = outcomeNamed(named, outcomes);
  return outcome === null
    ? err(
        inBoth({
          en: `"${named}" is none of the outcomes: ${outcomes.join(', ')}`,
          fr: `« ${named} » n'est pas l'un des résultats : ${outcomes.join(', ')}`,
        }),
      )
    : ok({ text, outcome });
};

/** Reads a question in one line: `picture: What do you see? | a dune > dune | a wave > wave`. Without a kind it is `single`. */
export const questionIn = (line: string, outcomes: readonly string[]): Result<QuestionIdea, string> => {
  const [head = '', ...written] = line.split('|').map((part) => part.trim());
  const [, named, rest] = /^([a-z]+):\s*(.*)$/.exec(head) ?? [];
  const kind = named === undefined ? 'single' : named;
  if (!isKind(kind))
    return err(
      inBoth({
        en: `"${kind}" is no kind of question: ${KINDS.join(', ')}`,
        fr: `« ${kind} » n'est pas un genre de question : ${KINDS.join(', ')}`,
      }),
    );
  const text = rest ?? head;
  if (text === '') return err(inBoth({ en: `"${line}" has no question`, fr: `« ${line} » n'a pas de question` }));
  const [least, most] = ANSWERS[kind];
  if (written.length < least || written.length > most)
    return err(
      inBoth({
        en: `"${text}" has ${written.length} answers, ${kind} takes ${least} to ${most}`,
        fr: `« ${text} » : ${written.length} réponse(s), ${kind} en prend de ${least} à ${most}`,
      }),
    );
  const answers: AnswerIdea[] = [];
  for (const one of written) {
    const answer = answerIn(one, outcomes);
    if (!answer.ok) return answer;
    if (answer.value.text === '') return err(inBoth({ en: `"${text}" has an empty answer`, fr: `« ${text} » a une réponse vide` }));
    answers.push(answer.value);
  }
  return ok({ kind, text, answers });
};
