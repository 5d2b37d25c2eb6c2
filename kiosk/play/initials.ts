/** As many letters as a leaderboard takes. */
export const INITIALS = 3;

/** What can be picked. No accents: three letters are no name. */
export const LETTERS: readonly string[] = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * What three letters say that nobody wants to read in a hall, in French, English, Dutch and German: insults, bodies, hatred and its signs.
 * Short on purpose: where a word is also a harmless name, the name wins.
 */
const BETTER_LEFT: ReadonlySet<string> = new Set(
  [
    'BIT CHI CON CUL ENC FDP FIO NIK NIQ NTM PDE PED PUT SUC TGL ZOB',
    'ASS CLT COK CUM DCK DIC DIK FAG FAP FCK FKN FUC FUK FUX JIZ NGR NIG PIS PRN SEX SHT SLT SUK TIT TWT VAG WNK WTF',
    'FLK GVD HOE HOM KAK KKR KLT KUT LUL NKR PIK TRT TYF',
    'ARS FIC FIK FKK FOT FTZ HUR NEG SAU WIX',
    'KKK KZZ NAZ NSU OAS SSS',
  ].flatMap((words) => words.split(' ')),
);

export type InitialsFault = 'incomplete' | 'better_left';

/** What is wrong with these initials; null: nothing. */
export const initialsFault = (text: string): InitialsFault | null => {
  if (text.length !== INITIALS || [...text].some((letter) => !LETTERS.includes(letter))) return 'incomplete';
  return BETTER_LEFT.has(text) ? 'better_left' : null;
};
