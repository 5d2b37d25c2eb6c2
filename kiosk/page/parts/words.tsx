/** A text whose hyphenated words stay whole: "êtes-vous" and "e-mail" are not broken at the end of a line. */
export const Words = ({ text }: { readonly text: string }) => (
  <>
    {text.split(/( )/).map((word, index) =>
      word.includes('-') ? (
        <span key={index} class="whole">
          {word}
        </span>
      ) : (
        word
      ),
    )}
  </>
);
