/** What is said, for who wants to follow it: an event on the document, with the words and their languages. */
export const SAID = 'estran-said';
