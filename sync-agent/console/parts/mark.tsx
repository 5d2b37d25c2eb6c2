/** The sign of Estran: a sun over the strip that the tide uncovers. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    <circle class="mark-sun" cx="26" cy="14" r="7" />
    <path class="mark-sea" d="M2 22c6-5 11-5 17-1s13 4 19-2v6c-6 4-12 4-19 1s-11-3-17 1z" />
    <path class="mark-sand" d="M2 31c7-4 12-3 18-1s12 1 18-3v5c-6 4-12 5-18 3s-11-3-18 1z" />
  </svg>
);
