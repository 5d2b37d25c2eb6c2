import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SVG } from '#tests/unit/compiler/support/packs.ts';
import { fixture, foundIn, imported, questionsOf, quizOf, source } from './support/imported.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
const MANIFEST = strToU8(JSON.stringify({ title: 'Oiseaux', language: 'und', defaultLanguage: 'fr', mainLibrary: 'H5P.PersonalityQuiz' }));
const archive = (files: Record<string, Uint8Array>): Uint8Array => zipSync({ 'h5p.json': MANIFEST, ...files });

describe('a personality quiz of H5P', () => {
  const quiz = imported('personality.json', fixture('personality.json'), { locale: 'fr' });

  it('keeps its personalities as outcomes, in plain words', () => {
    expect(quizOf(quiz)).toMatchObject({
      kind: 'personality',
      title: { fr: 'Quel oiseau du marais êtes-vous\u00a0?' },
      outcomes: {
        'le-heron': {
          title: { fr: 'Le héron' },
          text: { fr: 'Patient, immobile, et soudain très rapide.' },
          picture: { alt: { fr: 'Un héron' } },
        },
        'l-avocette': {},
        'le-busard': {},
      },
      tieOrder: ['le-heron', 'l-avocette', 'le-busard'],
    });
  });

  it('keeps points that are exact, and names every other one', () => {
    const { questions } = quizOf(quiz);
    expect(questions).toMatchObject([
      { choices: [{ weights: { 'le-heron': 2, 'l-avocette': 1 } }, { weights: { 'l-avocette': 3 } }, { weights: { 'le-busard': 3 } }] },
      { choices: [{ id: 'je-dors-debout' }, {}, {}, { weights: { 'le-heron': 1 } }] },
    ]);
    const [, second] = Array.isArray(questions) ? questions : [];
    expect(Object(second).choices[0]).not.toHaveProperty('weights');
    const points = quiz.findings.filter(({ code }) => code === 'IMPORT_WEIGHT');
    expect(
      points.map(({ message, fix }) => [message, fix].map((words) => (typeof words === 'string' ? words : words.en)).join(' → ')),
    ).toEqual([
      'there is no outcome "Le hérn": its points were left out → did you mean "Le héron"?',
      '"Le héron=1.5" is no whole number of points from -100 to 100 → write the points into "weights" yourself',
    ]);
  });

  it('that does not say its language is asked about', () => {
    expect(foundIn(imported('personality.json', fixture('personality.json'))).join()).toContain('IMPORT_LANGUAGE');
    expect(foundIn(quiz).join()).not.toContain('IMPORT_LANGUAGE');
  });
});

describe('a question set of H5P', () => {
  it('comes over as a survey; right answers and other kinds are named', () => {
    const set = imported('question-set.json', fixture('question-set.json'), { locale: 'fr' });
    const all = Object.values(questionsOf(quizOf(set)));
    expect(all.map(({ kind }) => kind)).toEqual(['single', 'multiple', 'single', 'single']);
    expect(all[2]).toMatchObject({
      choices: [
        { id: 'true', text: { fr: "C'est vrai" } },
        { id: 'false', text: { fr: "C'est faux" } },
      ],
    });
    expect(set.findings.filter(({ message }) => JSON.stringify(message).includes('right answers'))).toHaveLength(4);
    expect(foundIn(set).join()).toContain('"H5P.Blanks"');
  });
});

describe('an archive of H5P', () => {
  const content = fixture('personality.json');
  const heron = 'content/images/heron.png';

  it('brings its pictures along, under names made of ids', () => {
    const quiz = imported('birds.h5p', archive({ 'content/content.json': content, [heron]: PNG }));
    expect([...quiz.media]).toEqual([['outcome-le-heron.png', PNG]]);
    expect(quizOf(quiz)).toMatchObject({ defaultLocale: 'fr', outcomes: { 'le-heron': { picture: { file: 'outcome-le-heron.png' } } } });
    expect(foundIn(quiz).join()).not.toContain('IMPORT_PICTURE');
    // A finding says which file of the archive it means.
    expect(foundIn(quiz).join()).toContain('birds.h5p/content/content.json:');
  });

  it.for(['../../../../etc/passwd', '/etc/passwd', '..\\..\\evil.png', 'images/../../../../evil.png'])(
    'takes no file from outside, and writes none under the name %s',
    (path) => {
      const text = content.toString().replace('images/heron.png', path.replaceAll('\\', '\\\\'));
      const files = { 'content/content.json': strToU8(text), [`content/${path}`]: PNG, [path]: PNG };
      for (const name of imported('birds.h5p', archive(files)).media.keys()) expect(name).toMatch(/^[a-z0-9-]+\.(?:png|svg)$/);
    },
  );

  it('takes only what is a picture by its own bytes', () => {
    const text = (bytes: Uint8Array) => imported('birds.h5p', archive({ 'content/content.json': content, [heron]: bytes }));
    expect([...text(strToU8('<html><script>1</script>')).media]).toEqual([]);
    expect([...text(strToU8(SVG)).media.keys()]).toEqual(['outcome-le-heron.svg']);
  });

  it('is not unpacked beyond its limits, whatever it says about itself', () => {
    const bomb = archive({ 'content/content.json': new Uint8Array(40 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(foundIn(imported('bomb.h5p', bomb)).join()).toContain('IMPORT_ARCHIVE it has 40.0 MB');
    // The same, with a size that is a lie.
    const lying = Buffer.from(bomb);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(40 * 1024 * 1024);
    for (let at = lying.indexOf(size); at !== -1; at = lying.indexOf(size, at + 4)) lying.writeUInt32LE(1000, at);
    const began = process.memoryUsage().arrayBuffers;
    expect(imported('bomb.h5p', lying).quiz).toBeNull();
    expect(process.memoryUsage().arrayBuffers - began).toBeLessThan(20 * 1024 * 1024);
    // Packing forty megabytes takes seconds of a busy machine.
  }, 60_000);

  it('that is none, is cut off or holds no quiz is said to be so', () => {
    const whole = archive({ 'content/content.json': content });
    expect(foundIn(imported('x.h5p', whole.subarray(0, whole.length / 2)))).toEqual([
      'x.h5p:1 IMPORT_ARCHIVE this archive cannot be opened',
    ]);
    expect(foundIn(imported('x.h5p', archive({}))).join()).toContain('there is no content/content.json in it');
    expect(foundIn(imported('x.h5p', deflateSync(content))).join()).toContain('CONTENT_NOT_UTF8');
  });
});

describe('whose file it is', () => {
  it('is seen from the file, and what is of nobody known is said', () => {
    expect(foundIn(imported('x.json', { hello: [1, 2] }))).toEqual([
      'x.json:1 IMPORT_MAKER_UNKNOWN this is neither SurveyJS nor H5P nor Typeform',
    ]);
  });

  it('is not what somebody says who is wrong', () => {
    expect(foundIn(imported('survey.json', fixture('survey.json'), { maker: 'typeform' })).join()).toContain(
      'as Typeform it would have "fields"',
    );
  });

  it('makes nothing of a file without a question', () => {
    const form = source('form.json');
    const { quiz, findings } = imported('f.json', { ...form, fields: [{ ref: 'm', type: 'email', title: 'Mail?' }], logic: [] });
    expect(quiz).toBeNull();
    expect(findings.map(({ code }) => code)).toContain('IMPORT_NOTHING');
  });
});
