import { useState } from 'preact/hooks';
import type { AnswerValue } from '#contract/answer.ts';
import type { MonthQuestion } from '#contract/compiled-quiz.ts';
import { type Month, monthsFrom, pagesOfMonths } from '#play/months.ts';
import { useKiosk } from '../kiosk.ts';
import { isShallow } from '../measures.ts';
import { Button } from '../parts/button.tsx';

interface MonthChoiceProps {
  readonly question: MonthQuestion;
  readonly given: AnswerValue | null;
}

/** A low display shows a year's worth at a time. */
const A_PAGE_SHALLOW = 12;
const A_PAGE = 24;

const dayIn = (month: Month): Date => new Date(`${month}-01T00:00:00Z`);

/** When? The months from the running one on, by year, in the words of the language. */
export const MonthChoice = ({ question, given }: MonthChoiceProps) => {
  const { context, locale, say, now, answer, arrive, busy } = useKiosk();
  const { geometry, pixelPitchMm } = context.kiosk.site;
  const [today] = useState(now);
  const size = isShallow(geometry.heightPx, pixelPitchMm) ? A_PAGE_SHALLOW : A_PAGE;
  const pages = pagesOfMonths(monthsFrom(today, question.months), size);
  const before = given?.kind === 'month' ? given.month : null;
  const [shown, setShown] = useState(() =>
    Math.max(
      0,
      pages.findIndex((page) => page.some(({ months }) => before !== null && months.includes(before))),
    ),
  );
  const [name, whole] = [
    new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }),
    new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  ];
  const running = monthsFrom(today, 1)[0]?.months[0];
  const isRunning = (month: Month): boolean => month === running;
  const thisMonth = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'month');
  const turn = (to: number) => (): void => {
    arrive();
    setShown(to);
  };
  return (
    <div class="months" data-count={Math.min(size, question.months)}>
      <div class="months__years">
        {(pages[shown] ?? []).map(({ year, months }) => (
          <div key={year} class="months__year">
            <p class="plate plate--small months__name">{year}</p>
            {months.map((month) => (
              <Button
                key={month}
                tone="plain"
                class="months__one"
                pressed={month === before}
                disabled={busy}
                {...(isRunning(month) ? {} : { label: whole.format(dayIn(month)) })}
                onPress={() => answer(question.id, { kind: 'month', month })}
              >
                {name.format(dayIn(month))}
                {isRunning(month) && (
                  <>
                    <span class="unseen"> {year} </span>
                    <span class="months__now">{thisMonth}</span>
                  </>
                )}
              </Button>
            ))}
          </div>
        ))}
      </div>
      {pages.length > 1 && (
        <div class="months__foot">
          <Button tone="plain" disabled={shown === 0} onPress={turn(shown - 1)}>
            {say('month.earlier')}
          </Button>
          <Button tone="plain" disabled={shown === pages.length - 1} onPress={turn(shown + 1)}>
            {say('month.later')}
          </Button>
        </div>
      )}
    </div>
  );
};
