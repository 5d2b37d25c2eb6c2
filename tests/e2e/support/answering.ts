import type { Page } from 'playwright-core';
import type { CompiledQuestion } from '#contract/compiled-quiz.ts';
import type { KioskState } from '#contract/host-api.ts';
import type { Locale } from '#page/locales/locale.ts';
import { textsIn } from '#page/locales/texts.ts';
import type { TestHost } from '#tests/support/test-host.ts';
import { atView, tap } from './walk.ts';

/** One visit in one language, and what takes its pictures. */
export interface Walk {
  readonly page: Page;
  readonly host: TestHost;
  readonly kiosk: KioskState;
  readonly locale: Locale;
  readonly shot: (name: string, restMs?: number) => Promise<void>;
}

/** Is this the text of a question, whatever stands in the places of earlier answers? */
const isAsked = (text: string, heading: string): boolean => {
  const parts = text.replaceAll('\u00a0', ' ').split(/\{answer:[^}]+\}/);
  return heading.startsWith(parts[0] ?? '') && heading.endsWith(parts.at(-1) ?? '');
};

/** Answers one question, with a picture of each step on the way. */
export const answerOne = async ({ page, locale, shot }: Walk, question: CompiledQuestion, name: string, turn: number): Promise<void> => {
  const say = textsIn(locale);
  switch (question.kind) {
    case 'single':
      return tap(page, question.choices[(turn + 1) % question.choices.length]?.text[locale] ?? '');
    case 'multiple':
      await tap(page, question.choices[0]?.text[locale] ?? '');
      await tap(page, question.choices[2]?.text[locale] ?? '');
      await shot(`${name}-chosen`);
      return tap(page, say('question.continue'));
    case 'number':
      await tap(page, say('number.more', { from: question.min + 8 }));
      await shot(`${name}-more`);
      await tap(page, say('number.fewer', { min: question.min, max: question.min + 7 }));
      return tap(page, String(question.min + 3));
    case 'scale':
      return page.locator(`[data-position="${question.max - 2}"]`).tap();
    case 'month':
      return page.locator('.months__one').nth(5).tap();
    case 'commune':
      await tap(page, say('commune.other'));
      await shot(`${name}-finder`, 700);
      for (const key of ['s', 'a']) await tap(page, key);
      await shot(`${name}-found`, 700);
      return page.locator('.finder .place').first().tap();
    case 'origin':
      await tap(page, say('origin.otherCountry'));
      await shot(`${name}-country`, 700);
      await tap(page, say('origin.shortcuts'));
      await tap(page, say('origin.otherDepartment'));
      await tap(page, '4');
      await shot(`${name}-department`, 700);
      await tap(page, '4');
      return tap(page, /Loire-Atlantique/);
  }
};

/** The questions of a quiz as they are asked, each picture once. */
export const answerAll = async (walk: Walk): Promise<void> => {
  const { page, kiosk, locale, shot } = walk;
  const quiz = kiosk.campaigns[0]?.quiz;
  for (let turn = 0; quiz !== undefined; turn += 1) {
    const progress = new RegExp(`^${textsIn(locale)('question.progress', { number: turn + 1, total: 0 }).replace(/0$/, '')}`);
    const shown = await Promise.race([
      page
        .getByText(progress)
        .waitFor()
        .then(() => true),
      atView(page, 'result').then(() => false),
    ]);
    if (!shown) return;
    const heading = (await page.getByRole('heading', { level: 1 }).textContent())?.replaceAll('\u00a0', ' ') ?? '';
    const question = quiz.questions.find(({ text }) => isAsked(text[locale] ?? '', heading));
    if (question === undefined) throw new Error(`no such question: ${heading}`);
    const look = question.kind === 'single' ? question.look : question.kind;
    const name = `question-${String(turn + 1).padStart(2, '0')}-${look}`;
    await shot(name);
    await answerOne(walk, question, name, turn);
  }
};
