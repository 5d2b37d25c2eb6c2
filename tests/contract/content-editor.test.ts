import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import service, { type Diagnostic } from 'vscode-json-languageservice';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { content } from './support/content.ts';

// The first look at a schema is work, and a busy machine takes its time.
vi.setConfig({ testTimeout: 40_000 });

const PACKS = join(PROJECT, 'quiz-content/packs');
const PACK = join(PACKS, 'quel-saint-jean/quiz.json');
const QUIZ = readFileSync(PACK, 'utf8');

/** What Visual Studio Code asks when a file with `$schema` is open; nothing comes from a network here. */
const editor = service.getLanguageService({
  schemaRequestService: (uri) => Promise.resolve(readFileSync(fileURLToPath(uri), 'utf8')),
  workspaceContext: { resolveRelativePath: (relativePath, resource) => new URL(relativePath, resource).href },
});
editor.configure({ validate: true, allowComments: false });

const open = (text: string, file: string) => {
  const document = service.TextDocument.create(pathToFileURL(file).href, 'json', 1, text);
  return { document, json: editor.parseJSONDocument(document) };
};

/** What the editor underlines: the text under each wave. */
const waves = async (text: string, file = PACK): Promise<readonly string[]> => {
  const { document, json } = open(text, file);
  const found: readonly Diagnostic[] = await editor.doValidation(document, json);
  return found.map(({ range }) => document.getText(range));
};

/** `¦` in the text is the cursor. What is offered there, without quotes. */
const offered = async (text: string, file = PACK): Promise<readonly string[]> => {
  const at = text.indexOf('¦');
  if (at === -1) throw new RangeError('no cursor in the text');
  const { document, json } = open(text.replace('¦', ''), file);
  const list = await editor.doComplete(document, document.positionAt(at), json);
  return (list?.items ?? []).map(({ label }) => label.replaceAll('"', ''));
};

/** The quiz with one place replaced; the place must be there, or the test would look at nothing. */
const edited = (place: string | RegExp, by: string, quiz = QUIZ): string => {
  const changed = quiz.replace(place, by);
  if (changed === quiz) throw new RangeError(`nothing like ${String(place)} in the quiz`);
  return changed;
};

const quiz: {
  locales: string[];
  outcomes: Record<string, unknown>;
  questions: { id: string; kind: string; choices?: { id: string }[] }[];
} = JSON.parse(QUIZ);
const OUTCOMES = Object.keys(quiz.outcomes);
const QUESTIONS = quiz.questions.map(({ id }) => id);
const answersOf = (id: string): string[] => (quiz.questions.find((one) => one.id === id)?.choices ?? []).map((one) => one.id);
const sorted = (words: readonly string[]): string[] => words.toSorted();

describe('in the editor', () => {
  it('the shipped quizzes, brands, sites and places have nothing underlined', async () => {
    const files = ['packs', 'brands', 'sites', 'places'].flatMap((folder) =>
      readdirSync(join(PROJECT, 'quiz-content', folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
        .map((name) => join(PROJECT, 'quiz-content', folder, name)),
    );
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      expect(JSON.parse(text), file).toHaveProperty('$schema');
      expect(await waves(text, file), file).toEqual([]);
      expect(await waves(text.replace('"formatVersion"', '"formatVersoin"'), file), file).not.toEqual([]);
    }
  });

  it('the fields of the dictionary are offered, and explained in French and English', async () => {
    const single = await offered(edited(/"field": "\w+"/, '"field": "¦"'));
    expect(single).toEqual(expect.arrayContaining(['none', 'themes', 'party_size', 'stay_duration']));
    expect(single).not.toContain('email');
    // Several answers at once need a field that holds a list.
    expect(await offered(edited('"field": "themes"', '"field": "¦"'))).toEqual(['none', 'themes']);
    const { document, json } = open(QUIZ, PACK);
    const hover = await editor.doHover(document, document.positionAt(QUIZ.indexOf('"field"') + 3), json);
    expect(JSON.stringify(hover?.contents)).toMatch(/Le champ du profil que la réponse remplit.+The profile field that the answer fills/);
  });

  it('the values of the field that the question fills are offered, and no others', async () => {
    expect(sorted(await offered(edited('"value": "day_trip"', '"value": "¦"')))).toEqual([
      'day_trip',
      'n15_plus',
      'n1_3',
      'n4_7',
      'n8_14',
      'none',
      'resident',
    ]);
  });

  it('the outcomes of this very quiz are offered for points and in the tie order', async () => {
    expect(sorted(await offered(edited(/"weights": \{[^}]*\}/, '"weights": { ¦ }')))).toEqual(sorted(OUTCOMES));
    expect(sorted(await offered(edited(/"tieOrder": \[[^\]]*\]/, '"tieOrder": ["¦"]')))).toEqual(sorted(OUTCOMES));
  });

  it('the languages of this very quiz are offered in a text', async () => {
    expect(await offered(edited(/"title": \{[^}]*\}/, '"title": { ¦ }'))).toEqual(quiz.locales);
    expect(await offered(edited(/("id": "duree"[^}]*?"text": \{)[^}]*\}/, '$1 ¦ }'))).toEqual(quiz.locales);
  });

  it('the questions before this one, and the answers of the one that is named, are offered in a condition', async () => {
    // The last question that begins above the condition is the one that it stands in.
    const earlier = (condition: string): string[] =>
      sorted(QUESTIONS.filter((id) => QUIZ.indexOf(`"id": "${id}"`) < QUIZ.indexOf(condition)).slice(0, -1));
    const [plain, inside] = ['"when": { "question": "duree"', '"not": { "question": "duree"'];
    expect(earlier(plain).length).toBeLessThan(QUESTIONS.length - 2);
    expect(sorted(await offered(edited(plain, '"when": { "question": "¦"')))).toEqual(earlier(plain));
    expect(sorted(await offered(edited(inside, '"not": { "question": "¦"')))).toEqual(earlier(inside));
    // A later one is underlined, as `check` finds it; a question that came since the schema was written is offered all.
    const last = QUESTIONS.at(-1) ?? '';
    expect(await waves(edited('"when": { "question": "duree"', `"when": { "question": "${last}"`))).toContain(`"${last}"`);
    const added = edited(/"questions": \[/, '"questions": [{ "id": "new", "kind": "single", "when": { "question": "¦" } },');
    expect(sorted(await offered(added))).toEqual(sorted(QUESTIONS));
    // Nobody is offered the id of another question for a new one.
    expect(await offered(edited(/"questions": \[/, '"questions": [{ "id": "¦" },'))).toEqual([]);
    expect(answersOf('duree').length).toBeGreaterThan(2);
    expect(await offered(edited('"is": "annee"', '"is": "¦"'))).toEqual(answersOf('duree'));
    expect(await offered(edited('"is": "annee"', '"anyOf": ["¦"]'))).toEqual(answersOf('duree'));
  });

  it('a question is offered the keys of its kind, and no others', async () => {
    const keys = async (kind: string): Promise<readonly string[]> =>
      offered(edited(/"questions": \[/, `"questions": [{ "id": "new", "kind": "${kind}", ¦ },`));
    expect(sorted(await keys('picture'))).toEqual(['choices', 'field', 'hint', 'optional', 'text', 'when']);
    expect(sorted(await keys('scale'))).toEqual(['bands', 'field', 'high', 'hint', 'low', 'max', 'min', 'optional', 'text', 'when']);
    expect(sorted(await keys('month'))).toEqual(['field', 'hint', 'months', 'optional', 'text', 'when']);
  });

  it.each([
    ['a value that the field does not take', '"value": "day_trip"', '"value": "day_trap"', '"day_trap"'],
    ['a value in a list', /"value": \["[a-z_]+"/, '"value": ["sea_beach_son"', '"sea_beach_son"'],
    ['a field', /"field": "themes"/, '"field": "theme"', '"theme"'],
    ['an outcome in the points', /"weights": \{ "[\w-]+"/, '"weights": { "grande-plag"', '"grande-plag"'],
    ['an outcome in the tie order', /"tieOrder": \[\s*"[\w-]+"/, '"tieOrder": ["grande-plag"', '"grande-plag"'],
    ['a language', /"title": \{\s*"fr"/, '"title": { "fx"', '"fx"'],
    ['a question in a condition', '"when": { "question": "duree"', '"when": { "question": "dure"', '"dure"'],
    ['an answer in a condition', '"is": "annee"', '"is": "anne"', '"anne"'],
    ['a kind', '"kind": "smiley"', '"kind": "smily"', '"smily"'],
    ['a key', '"invitation"', '"invitatoin"', '"invitatoin"'],
  ])('%s that is mistyped is underlined where it stands', async (_, place, by, underlined) => {
    const found = await waves(edited(place, by));
    expect(found).toContain(underlined);
    // Nothing else of the quiz turns red because of it: at most the object that now lacks something.
    expect(found.length).toBeLessThan(4);
  });

  it('a quiz that was just begun, in a folder of its own, has its schema', async () => {
    using folder = temporaryFolder('editor');
    const words = ['--id', 'marais', '--title', 'Marais', '--languages', 'fr,en', '--outcomes', 'Le héron,La barque'];
    const question = ['--question', 'Le matin ? | je vole > Le héron | je dors > La barque'];
    expect((await content('new', '--root', folder.path, ...words, ...question)).code).toBe(0);
    const file = join(folder.path, 'packs/marais/quiz.json');
    const text = readFileSync(file, 'utf8');
    expect(await waves(text, file)).toEqual([]);
    expect(sorted(await offered(edited(/"weights": \{[^}]*\}/, '"weights": { ¦ }', text), file))).toEqual(['la-barque', 'le-heron']);
    expect(await waves(edited('"personality"', '"personalty"', text), file)).toHaveLength(1);
  });
});
