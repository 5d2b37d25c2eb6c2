/** Version 2 tells pictures from words: a `single` question has no pictures, a `picture` question has one for each of 2 to 6 choices. */
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const hasPicture = (choice: unknown): boolean => isObject(choice) && Object.hasOwn(choice, 'picture');
const withoutPicture = (choice: unknown): unknown =>
  isObject(choice) ? Object.fromEntries(Object.entries(choice).filter(([key]) => key !== 'picture')) : choice;

const question = (written: unknown): unknown => {
  if (!isObject(written) || !Array.isArray(written.choices)) return written;
  const choices: readonly unknown[] = written.choices;
  const pictures = choices.filter(hasPicture).length;
  if (pictures === 0 || (written.kind !== 'single' && written.kind !== 'multiple')) return written;
  const everywhere = pictures === choices.length;
  if (written.kind === 'multiple') return everywhere ? written : { ...written, choices: choices.map(withoutPicture) };
  // Seven pictures and more never fitted beside each other: the words say the same, and stay.
  return everywhere && choices.length <= 6 ? { ...written, kind: 'picture' } : { ...written, choices: choices.map(withoutPicture) };
};

/** Every place that stays keeps its path, so that findings still point into the file as it was written. */
export const quiz1to2 = (written: Json): Json => ({
  ...written,
  formatVersion: 2,
  ...(Array.isArray(written.questions) ? { questions: written.questions.map(question) } : {}),
});
