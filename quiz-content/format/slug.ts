/** Words as an id: without accents, blanks become hyphens. Empty when nothing is left. */
export const idFrom = (words: string): string =>
  words
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/œ/gi, 'oe')
    .replaceAll(/æ/gi, 'ae')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');

/** The same ids again, with a number where one was already taken. */
export const idsFrom = (texts: readonly string[], otherwise: string): readonly string[] => {
  const taken = new Set<string>();
  return texts.map((text, index) => {
    const wanted = idFrom(text) || `${otherwise}-${index + 1}`;
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
    taken.add(id);
    return id;
  });
};
