import { describe, expect, test } from 'vitest';
import type { DeskException } from '#contract/desk.ts';
import { idOf } from '#contract/ids.ts';
import { distanceWords, durationWords, timeWords } from '#contract/measure-words.ts';
import type { Place } from '#contract/place.ts';
import { fieldByKey, valuesOf } from '#fields/values.ts';
import type { Locale } from '#page/locales/locale.ts';
import { textsIn } from '#page/locales/texts.ts';
import { channelAddress, dayWords, deskWords, hoursWords } from '#page/parts/desk-words.ts';
import { awayWords, creditWords, factWords, type PlaceSay, reasonWords } from '#page/parts/place-words.ts';
import { deskDay } from '#play/desk-hours.ts';
import type { Reason } from '#play/recommend.ts';
import { SAMPLE_DESK } from '#tests/fixtures/desk.ts';

const LOCALES: readonly Locale[] = ['fr', 'en', 'nl', 'de'];
const inEach = <Said>(of: (speaking: PlaceSay) => Said): readonly Said[] => LOCALES.map((locale) => of({ locale, say: textsIn(locale) }));
/** Spaces that do not break are for the eye. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const all = (text: string) => ({ fr: text, en: text, nl: text, de: text });

const PLACE: Place = {
  ...{ id: idOf('place', 'one'), kind: 'activity', locales: LOCALES, name: all('Une'), text: all('Texte'), tip: null },
  coordinates: { latitude: 46.79, longitude: -2.06 },
  open: { months: [7, 8], weekdays: ['tue', 'sat'], hours: all('10 h – 12 h') },
  audience: { parties: [], stays: [], ages: { min: 6, max: null }, accessibility: ['wheelchair'] },
  ...{ themes: [], outcomes: [], minutes: 120, cost: 'free', link: null, expires: null },
  lovedBy: { who: all('Léa'), text: null },
  credits: { source: 'Vendée Tourisme', licence: 'Licence Ouverte 2.0', updated: '2026-03-01', page: null, machineTranslated: ['de'] },
};
const whyOf =
  (reasons: readonly Reason[], place = PLACE) =>
  (speaking: PlaceSay) =>
    reasonWords({ place, reasons }, speaking).map(plain);

describe('why a place is shown', () => {
  test('is said in the language of the visitor, the heaviest reason first', () => {
    const reasons: readonly Reason[] = [
      { kind: 'outcome', outcome: idOf('outcome', 'vague') },
      { kind: 'theme', value: 'food' },
      { kind: 'theme', value: 'bike' },
      { kind: 'open', month: 7 },
    ];
    expect(inEach(whyOf(reasons))).toEqual([
      ["Dans l'esprit de votre résultat.", 'Parce que vous aimez les bonnes choses et le vélo.'],
      ['It goes with your result.', 'Because you like good food and cycling.'],
      ['Het past bij uw resultaat.', 'Omdat u houdt van lekker eten en fietsen.'],
      ['Es passt zu Ihrem Ergebnis.', 'Weil Sie gutes Essen und Radfahren mögen.'],
    ]);
  });

  test('is said even where nothing but the season speaks for it', () => {
    expect(inEach(whyOf([{ kind: 'open', month: 8 }])).map(([said]) => said)).toEqual([
      "C'est de saison : août.",
      'In season: August.',
      'Het is er het seizoen voor: augustus.',
      'Jetzt hat es Saison: August.',
    ]);
    const always = { ...PLACE, open: { ...PLACE.open, months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] } };
    expect(inEach(whyOf([{ kind: 'open', month: 8 }], always)).flat()).not.toContain("C'est de saison : août.");
  });

  test('has a sentence for every value that a visitor can have answered', () => {
    const values = (key: 'themes' | 'party_type' | 'accommodation_type'): readonly string[] =>
      Object.keys(valuesOf(fieldByKey(key).type) ?? {}).filter((value) => value !== 'not_specified');
    const reasons: readonly Reason[] = [
      ...values('themes').map((value) => ({ kind: 'theme', value }) as const),
      ...values('party_type').map((value) => ({ kind: 'party', value }) as const),
      ...values('accommodation_type').map((value) => ({ kind: 'stay', value }) as const),
    ];
    for (const reason of reasons) for (const said of inEach(whyOf([reason]))) expect(said, JSON.stringify(reason)).toHaveLength(1);
  });

  test('leaves out what a newer dictionary knows and this terminal does not', () => {
    expect(
      inEach(
        whyOf([
          { kind: 'theme', value: 'space_travel' },
          { kind: 'near', metres: 300 },
        ]),
      ).map((said) => said.length),
    ).toEqual([1, 1, 1, 1]);
  });
});

describe('how far, how long, when', () => {
  test('is rounded as one says it, and never zero', () => {
    const said = (metres: number): readonly (string | null)[] =>
      LOCALES.map((locale) => distanceWords(metres, locale)?.replace(/\s/g, ' ') ?? null);
    expect(said(0)).toEqual([null, null, null, null]);
    expect(said(60)).toEqual(['50 mètres', '50 metres', '50 meter', '50 Meter']);
    expect(said(974)).toEqual(['950 mètres', '950 metres', '950 meter', '950 Meter']);
    expect(said(975)).toEqual(['1 kilomètre', '1 kilometre', '1 kilometer', '1 Kilometer']);
    expect(said(2_449)).toEqual(['2,4 kilomètres', '2.4 kilometres', '2,4 kilometer', '2,4 Kilometer']);
    expect(said(9_951)).toEqual(['10 kilomètres', '10 kilometres', '10 kilometer', '10 Kilometer']);
    expect(inEach((speaking) => awayWords(0, speaking))).toEqual(['juste ici', 'right here', 'hier ter plaatse', 'gleich hier']);
  });

  test('counts one minute, many minutes and half hours in each language', () => {
    const said = (minutes: number): readonly string[] => LOCALES.map((locale) => plain(durationWords(minutes, locale)));
    expect(said(1)).toEqual(['1 minute', '1 minute', '1 minuut', '1 Minute']);
    expect(said(15)).toEqual(['15 minutes', '15 minutes', '15 minuten', '15 Minuten']);
    expect(said(150)).toEqual(['2,5 heures', '2.5 hours', '2,5 uur', '2,5 Stunden']);
    expect(said(120)).toEqual(['2 heures', '2 hours', '2 uur', '2 Stunden']);
  });

  test('says times as each language does, noon and midnight too', () => {
    const said = (minute: number): readonly string[] => inEach(({ locale, say }) => timeWords(minute, locale, say('desk.midnight')));
    expect(said(9 * 60)).toEqual(['9 h', '9 am', '9.00 uur', '9 Uhr']);
    expect(said(12 * 60 + 30)).toEqual(['12 h 30', '12.30 pm', '12.30 uur', '12:30 Uhr']);
    expect(said(5)).toEqual(['0 h 05', '12.05 am', '0.05 uur', '0:05 Uhr']);
    expect(said(1440)).toEqual(['minuit', 'midnight', 'middernacht', 'Mitternacht']);
  });

  test('names the day by how far it is', () => {
    const said = (day: string, ahead: number): readonly string[] => inEach((speaking) => dayWords({ day, ahead }, speaking));
    expect(said('2027-01-08', 0)).toEqual(['aujourd’hui', 'today', 'vandaag', 'heute']);
    expect(said('2027-01-09', 1)).toEqual(['demain', 'tomorrow', 'morgen', 'morgen']);
    expect(said('2027-01-11', 3)).toEqual(['lundi', 'on Monday', 'op maandag', 'am Montag']);
    expect(said('2027-01-18', 10)).toEqual(['le 18 janvier', 'on 18 January', 'op 18 januari', 'am 18. Januar']);
  });
});

describe('what one should know of a place', () => {
  test('is a sentence each, in every language', () => {
    expect(factWords(PLACE, { locale: 'fr', say: textsIn('fr') }).map(plain)).toEqual([
      '10 h – 12 h.',
      'Seulement : mardi et samedi.',
      'Comptez 2 heures.',
      "C'est gratuit.",
      'À partir de 6 ans.',
      'On y entre en fauteuil roulant.',
    ]);
    for (const facts of inEach((speaking) => factWords(PLACE, speaking))) expect(facts).toHaveLength(6);
  });

  test('credits whose words they are, and owns up to a machine’s translation where it is one', () => {
    const said = inEach((speaking) => creditWords(PLACE, speaking).map(plain));
    for (const [line] of said) expect(line).toMatch(/Vendée Tourisme.*2026.*Licence Ouverte 2\.0/);
    expect(said.map((lines) => lines.length)).toEqual([1, 1, 1, 2]);
    expect(creditWords({ ...PLACE, credits: null }, { locale: 'fr', say: textsIn('fr') })).toEqual([]);
  });
});

describe('who answers, and when', () => {
  const said = (now: string, exceptions: readonly DeskException[] = []): readonly string[] =>
    inEach((speaking) => deskWords({ ...SAMPLE_DESK, exceptions }, new Date(now), speaking).join(' ')).map(plain);

  test('says until when somebody is there, and promises an answer', () => {
    expect(said('2027-01-08T10:00:00Z')).toEqual([
      "Il y a quelqu'un jusqu'à 18 h. On vous répond en 15 minutes.",
      'Somebody is here until 6 pm. We answer within 15 minutes.',
      'Er is iemand tot 18.00 uur. We antwoorden binnen 15 minuten.',
      'Bis 18 Uhr ist jemand da. Wir antworten innerhalb von 15 Minuten.',
    ]);
  });

  test('outside the hours says so, and promises an answer from the next opening on', () => {
    expect(said('2027-01-08T20:00:00Z')).toEqual([
      "Personne pour l'instant. De retour demain à 9 h. Écrivez quand même : dès l'ouverture, on vous répond en 15 minutes.",
      'Nobody is here just now. Back tomorrow at 9 am. Write all the same: once open, we answer within 15 minutes.',
      'Nu is er niemand. We zijn er weer morgen om 9.00 uur. Schrijf gerust: zodra we open zijn, antwoorden we binnen 15 minuten.',
      'Gerade ist niemand da. Wieder da: morgen um 9 Uhr. Schreiben Sie trotzdem: Sobald wir öffnen, antworten wir innerhalb von 15 Minuten.',
    ]);
  });

  test('on a holiday says which one it is', () => {
    const why = { fr: "C'est Noël.", en: 'It is Christmas.', nl: 'Het is Kerstmis.', de: 'Es ist Weihnachten.' };
    const christmas: DeskException = { from: '12-25', to: '12-25', open: [], why };
    expect(said('2027-12-25T10:00:00Z', [christmas])[0]).toMatch(/^C'est Noël\. Personne pour l'instant\. De retour demain à 9 h\./);
    const day = deskDay({ ...SAMPLE_DESK, exceptions: [christmas] }, '2027-12-25');
    expect(inEach((speaking) => hoursWords(day, speaking))[2]).toBe('gesloten · Het is Kerstmis.');
  });

  test('shows a French number in pairs, any other as it is', () => {
    expect(channelAddress({ kind: 'telephone', address: '+33261910085', label: null })).toBe('+33 2 61 91 00 85');
    expect(channelAddress({ kind: 'telephone', address: '+3222345678', label: null })).toBe('+3222345678');
    expect(channelAddress({ kind: 'web', address: 'https://office.example.org', label: null })).toBeNull();
  });
});
