import { Sign } from '../../parts/icons.tsx';

/** Not this one: a cross, beside the word. */
export const WrongSign = () => (
  <Sign>
    <circle class="trivia__cross" cx="16" cy="16" r="14" />
    <path class="sign__line sign__tick" d="m10.500 10.500 11 11m0-11-11 11" />
  </Sign>
);
