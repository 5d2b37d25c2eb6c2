import { CONTENT_CODES, type ContentCode } from '#compiler/codes.ts';
import { type Diagnostic, ruleText, say } from '#compiler/diagnostic.ts';
import type { Language } from './language.ts';

const isCode = (text: string): text is ContentCode => Object.hasOwn(CONTENT_CODES, text);
const CODES: readonly ContentCode[] = Object.keys(CONTENT_CODES).filter(isCode);

/** A path as the URI reference that SARIF wants: relative stays relative, an absolute path becomes a file URI. */
const uriOf = (file: string): string => {
  const encoded = file.split('/').map(encodeURIComponent).join('/');
  if (file.startsWith('/')) return `file://${encoded}`;
  return /^[a-z]:/i.test(file) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
};

const ruleOf = (code: ContentCode, language: Language): unknown => ({
  id: code,
  shortDescription: { text: ruleText(code, language) },
  defaultConfiguration: { level: CONTENT_CODES[code].severity },
});

const resultOf = (found: Diagnostic, language: Language): unknown => {
  const { code, severity, file, line, column } = found;
  const { where, message, fix } = say(found, language);
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
export const sarifOf = (diagnostics: readonly Diagnostic[], language: Language): string =>
  JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'estran-content', language, rules: CODES.map((code) => ruleOf(code, language)) } },
          columnKind: 'utf16CodeUnits',
          results: diagnostics.map((found) => resultOf(found, language)),
        },
      ],
    },
    null,
    1,
  );
