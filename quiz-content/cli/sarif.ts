import { ANALYSIS_CODES } from '#analysis/codes.ts';
import { CONTENT_CODES, type ContentCode } from '#compiler/codes.ts';
import { ruleText } from '#compiler/diagnostic.ts';
import { IMPORT_CODES } from '#import/codes.ts';
import { type Found, wordsOf } from './found.ts';
import type { Language } from './language.ts';

const isContentCode = (text: string): text is ContentCode => Object.hasOwn(CONTENT_CODES, text);
const CODES: readonly string[] = [...Object.keys(CONTENT_CODES), ...Object.keys(ANALYSIS_CODES), ...Object.keys(IMPORT_CODES)];

/** A path as the URI reference that SARIF wants: relative stays relative, an absolute path becomes a file URI. */
const uriOf = (file: string): string => {
  const encoded = file.split('/').map(encodeURIComponent).join('/');
  if (file.startsWith('/')) return `file://${encoded}`;
  return /^[a-z]:/i.test(file) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
};

const rulesIn = (language: Language): readonly unknown[] => {
  const rule = (id: string, text: string, level: string): unknown => ({
    id,
    shortDescription: { text },
    defaultConfiguration: { level },
  });
  return [
    ...Object.keys(CONTENT_CODES)
      .filter(isContentCode)
      .map((code) => rule(code, ruleText(code, language), CONTENT_CODES[code].severity)),
    ...Object.entries({ ...ANALYSIS_CODES, ...IMPORT_CODES }).map(([code, { severity, text, french }]) =>
      rule(code, language === 'fr' ? french : text, severity),
    ),
  ];
};

const resultOf = (found: Found, language: Language): unknown => {
  const { code, severity, file, line, column } = found;
  const { where, message, fix } = wordsOf(found, language);
  return {
    ruleId: code,
    ruleIndex: CODES.indexOf(code),
    level: severity,
    message: { text: `${where}${language === 'fr' ? ' :' : ':'} ${message} → ${fix}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line, startColumn: column } },
        logicalLocations: [{ fullyQualifiedName: where }],
      },
    ],
  };
};

/** The findings as SARIF 2.1.0, the form in which editors and code hosts take findings from any tool. */
export const sarifOf = (diagnostics: readonly Found[], language: Language): string =>
  JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'estran-content', language, rules: rulesIn(language) } },
          columnKind: 'utf16CodeUnits',
          results: diagnostics.map((found) => resultOf(found, language)),
        },
      ],
    },
    null,
    1,
  );
