/** A quiz of the format has no more: what comes after is left out, and said. */
export const MOST_QUESTIONS = 500;
