import type { Catalogue } from './said.ts';

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const decimal = (number: number, digits: number): string => number.toFixed(digits);
const percent = (share: number): string => (share > 0 && share < 0.001 ? '< 0.1 %' : `${decimal(share * 100, 1)} %`);
const counted = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

export const en: Catalogue = {
  sentences: {
    PROOF_TEXT_CLIPPED: ({ text }) => [`"${short(text)}" is cut off`, 'say it in fewer words'],
    PROOF_TEXT_OUTSIDE: ({ text }) => [`"${short(text)}" leaves the display`, 'say it in fewer words'],
    PROOF_TEXT_OVERFLOWS: ({ text }) => [`"${short(text)}" does not fit in its place`, 'say it in fewer words'],
    PROOF_OVERLAP: ({ things }) => [
      `${things.map((one) => `"${short(one)}"`).join(' and ')} cover each other`,
      'a text is too long for this display: say it in fewer words',
    ],
    PROOF_CONTRAST_TEXT: ({ text, contrast, least }) => [
      `"${short(text)}" has a contrast of ${decimal(contrast, 2)}, at least ${least} is needed`,
      'take a darker or a lighter colour in the brand',
    ],
    PROOF_CONTRAST_PART: ({ name, contrast, least }) => [
      `the edge of "${short(name)}" has a contrast of ${decimal(contrast, 2)}, at least ${least} is needed`,
      'take a darker or a lighter colour in the brand',
    ],
    PROOF_TARGET_SMALL: ({ name, others, widthMm, heightMm, leastMm }) => [
      `"${short(name)}" is ${decimal(widthMm, 1)} × ${decimal(heightMm, 1)} mm, a finger needs ${leastMm} mm${
        others.length === 0 ? '' : ` (and ${others.length} more: ${short(others.join(', '))})`
      }`,
      'fewer or shorter answers leave more room; in the page itself it is for the developers',
    ],
    PROOF_PICTURE_MISSING: ({ path }) => [`${path} is not shown`, 'look whether the file is there and whether it opens'],
    'PROOF_UNTRANSLATED/content': ({ text, locale }) => [`"${short(text)}" is not translated to ${locale}`, `add "${locale}" to this text`],
    'PROOF_UNTRANSLATED/page': ({ text, locale, same }) => [
      `"${short(text)}" is the same in ${locale} as in ${same}`,
      `translate it to ${locale}; a text of the page itself is for the developers`,
    ],
    PROOF_STUCK: ({ at, words, lang }) => [
      at === '' ? 'the page shows no view' : `the page does not go on from "${at}" (language ${lang}): "${short(words)}"`,
      'play there by hand in the preview; it is a mistake of the page',
    ],
    'PROOF_UNSEEN/question': ({ id }) => [
      `no answers were found that show question "${id}": it is not on the sheet`,
      'see what "content simulate" says about it',
    ],
    'PROOF_UNSEEN/outcome': ({ id }) => [
      `no answers were found that lead to outcome "${id}": it is not on the sheet`,
      'see what "content simulate" says about it',
    ],
  },
  names: {
    PROOF_TEXT_CLIPPED: 'text cut off',
    PROOF_TEXT_OUTSIDE: 'text leaves the display',
    PROOF_TEXT_OVERFLOWS: 'text leaves its place',
    PROOF_OVERLAP: 'things cover each other',
    PROOF_CONTRAST_TEXT: 'text hard to read',
    PROOF_CONTRAST_PART: 'control hard to see',
    PROOF_TARGET_SMALL: 'target too small for a finger',
    PROOF_PICTURE_MISSING: 'picture missing',
    PROOF_UNTRANSLATED: 'text in another language',
    PROOF_STUCK: 'the page did not go on',
    PROOF_UNSEEN: 'seen by no visitor',
  },
  views: {
    attract: () => 'Attract',
    language: () => 'Language',
    games: () => 'Games',
    game: (number) => `Game, moment ${number}`,
    question: (number) => `Question ${number}`,
    result: () => 'Result',
    age: () => 'Age',
    consent: (number) => `Consent ${number}`,
    notice: () => 'Notice',
    contact: () => 'Contact',
    review: () => 'Review',
    thanks: () => 'Thanks',
    idle: () => 'Idle warning',
    fault: () => 'Fault',
    closed: () => 'Closed',
  },
  onWay: (way) => `on way ${way}`,
  sheet: {
    title: (pack) => `Proof: ${pack}`,
    pictures: (count, pack, version) => `${counted(count, 'picture')} of ${pack}, version ${version}`,
    findings: 'Findings',
    nothingOnAny: 'Nothing wrong on any view.',
    nothingHere: 'Nothing wrong here.',
    heads: ['what', 'view', 'where', 'finding', 'source'],
    language: 'Language',
    display: 'Display',
    brand: 'Brand',
    onlyWrong: 'Only views with findings',
    print: 'Picture',
    page: 'the page',
    remedy: 'What to do',
  },
  ways: ({ walked, share, rarer, outOfReach, simulated }) => [
    `${counted(walked, 'way')} through the quiz walked, taken by ${percent(share)} of the visits${
      simulated === null ? '' : ` (estimated from ${simulated} visits played by chance)`
    }`,
    ...(rarer.count === 0 ? [] : [`left out: ${counted(rarer.count, 'rarer way')}, ${percent(rarer.share)} of the visits`]),
    ...(outOfReach.count === 0
      ? []
      : [
          `left out: ${counted(outOfReach.count, 'way')} that no answers by hand were found for, ${percent(outOfReach.share)} of the visits`,
        ]),
  ],
  command: {
    noPack: (name) => `"${name}" is no pack`,
    nothingToShow: (name) => `${name}: nothing to show before these are repaired`,
    takes: (option, known) => `${option} takes: ${known.join(', ')}`,
    unchanged: (count) => `${count} unchanged`,
    progress: (done, total) => `${done} of ${total} pictures`,
    summary: ({ pictures, reused, seconds, findings }) =>
      `${counted(pictures, 'picture')} (${reused} reused) in ${decimal(seconds, 1)} s, ${counted(findings, 'finding')}`,
    sheet: 'sheet   ',
  },
};
