import { counts } from '#compiler/diagnostic.ts';
import { EXIT } from './exit.ts';
import { type Found, lineOf, wordsOf } from './found.ts';
import { counted, type Language } from './language.ts';
import { sarifOf } from './sarif.ts';

export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** What was checked, in words, and what was found. */
export interface Checked {
  readonly what: string;
  readonly diagnostics: readonly Found[];
}

const NOTHING_WRONG = { en: 'nothing wrong', fr: 'rien à signaler' } as const satisfies Record<Language, string>;

const countsOf = (diagnostics: readonly Found[]): { readonly errors: number; readonly warnings: number; readonly notes: number } => {
  const of = (wanted: Found['severity']): number => diagnostics.filter(({ severity }) => severity === wanted).length;
  return { errors: of('error'), warnings: of('warning'), notes: of('note') };
};

const asText = ({ what, diagnostics }: Checked, language: Language): string => {
  const { errors, warnings, notes } = countsOf(diagnostics);
  const colon = language === 'fr' ? ' :' : ':';
  const wrong =
    errors + warnings === 0 ? NOTHING_WRONG[language] : `${counted(errors, 'error', language)}, ${counted(warnings, 'warning', language)}`;
  const said = notes === 0 ? wrong : `${wrong}, ${counted(notes, 'note', language)}`;
  return [...diagnostics.map((found) => lineOf(found, language)), `${what}${colon} ${said}`].join('\n');
};

/** One object. Keys are only ever added, so that a program which reads it goes on reading it. */
const asJson = ({ what, diagnostics }: Checked, language: Language): string => {
  const findings = diagnostics.map((found) => {
    const { code, severity, file, line, column } = found;
    const { where, message, fix } = wordsOf(found, language);
    return { code, severity, file, line, column, where, message, fix };
  });
  return JSON.stringify({ reportVersion: 1, language, checked: what, ...countsOf(diagnostics), findings });
};

/** What a command found, as a person or a program reads it. */
export const reported = (checked: Checked, format: Format, language: Language): string => {
  if (format === 'json') return asJson(checked, language);
  return format === 'sarif' ? sarifOf(checked.diagnostics, language) : asText(checked, language);
};

/** What an exit code says about findings; warnings count, notes do not. */
export const exitCodeOf = (diagnostics: readonly Found[]): number => (diagnostics.some(counts) ? EXIT.findings : EXIT.clean);

/** Prints the findings and sets the exit code. */
export const report = (checked: Checked, format: Format, language: Language): void => {
  console.log(reported(checked, format, language));
  process.exitCode = exitCodeOf(checked.diagnostics);
};
