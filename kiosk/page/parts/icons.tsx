/** Signs beside words, drawn by the project: two tones, round ends, no outlines. They say nothing on their own, so readers skip them. */
export const Sign = ({ children }: { readonly children: preact.ComponentChildren }) => (
  <svg class="sign" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

export const BackSign = () => (
  <Sign>
    <path class="sign__soft" d="M6 16c0-5 4-9 9-9h4c5 0 8 4 8 9s-3 9-8 9h-4c-5 0-9-4-9-9z" />
    <path d="M17.5 9.2 10.7 16l6.8 6.8" class="sign__line" />
  </Sign>
);

export const AgainSign = () => (
  <Sign>
    <circle class="sign__soft" cx="16" cy="16" r="11" />
    <path class="sign__line" d="M23 17.5A7.2 7.2 0 1 1 20.6 11" />
    <path class="sign__solid" d="M20.2 5.6 24 13.1l-7.4-.6z" />
  </Sign>
);

export const LanguageSign = () => (
  <Sign>
    <circle class="sign__soft" cx="16" cy="16" r="12" />
    <circle class="sign__thin" cx="16" cy="16" r="11" />
    <path
      class="sign__thin"
      d="M5 16h22M16 5c-8 6-8 16 0 22M16 5c8 6 8 16 0 22M7.600 10c5 2.600 11.800 2.600 16.800 0M7.600 22c5-2.600 11.800-2.600 16.800 0"
    />
  </Sign>
);

export const AccessSign = () => (
  <Sign>
    <circle class="sign__soft" cx="16" cy="16" r="12" />
    <circle class="sign__solid" cx="16" cy="9.200" r="2.400" />
    <path class="sign__line" d="M9.500 13.600c4.300 1.400 8.700 1.400 13 0M16 14.600v4.400l-3.600 6M16 19l3.600 6" />
  </Sign>
);

export const AroundSign = () => (
  <Sign>
    <path class="sign__soft" d="M3 24c4-5 9-6 13-6s9 1 13 6c-4 5-22 5-26 0z" />
    <path
      class="sign__solid"
      d="M16 4c5 0 8.400 3.600 8.400 8.200 0 5-5.200 8.600-8.400 13.400-3.200-4.800-8.400-8.400-8.400-13.400C7.600 7.600 11 4 16 4z"
    />
    <circle class="sign__half" cx="16" cy="12" r="3.200" />
  </Sign>
);

export const AskSign = () => (
  <Sign>
    <path class="sign__soft" d="M5 14c0-5 4-8 10-8h3c6 0 10 3 10 8s-4 8-10 8h-4l-6 5 .6-6C6.400 19.600 5 17 5 14z" />
    <path class="sign__line" d="M13 12.200c.4-2.400 5.800-2.600 5.800.6 0 2.200-2.800 2-2.800 4.400" />
    <circle class="sign__solid" cx="16" cy="20.200" r="1.700" />
  </Sign>
);

export const TickSign = () => (
  <Sign>
    <circle class="sign__ground" cx="16" cy="16" r="14" />
    <path class="sign__line" d="m9.5 16.6 4.4 4.5 8.8-9.6" />
  </Sign>
);

export const EraseSign = () => (
  <Sign>
    <path class="sign__soft" d="M12 6h13c2 0 4 2 4 4v12c0 2-2 4-4 4H12L3 16z" />
    <path class="sign__line" d="m14.500 12 7 8m0-8-7 8" />
  </Sign>
);

export const UpSign = () => (
  <Sign>
    <path class="sign__line" d="m8 20 8-8 8 8" />
  </Sign>
);

export const DownSign = () => (
  <Sign>
    <path class="sign__line" d="m8 12 8 8 8-8" />
  </Sign>
);
