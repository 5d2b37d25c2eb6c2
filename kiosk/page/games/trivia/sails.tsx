type Part = 'cloth' | 'shade' | 'wood';

/** The sails differ by shape, number and colour: none of the three alone has to be seen. All stand in a box of 64, on the water line at 58. */
const SHAPES: readonly (readonly (readonly [part: Part, path: string])[])[] = [
  // Two triangles, as a sloop has them.
  [
    ['cloth', 'M33 5C46 19 53 33 55 45L33 45Z'],
    ['shade', 'M33 5C37 20 39 34 39 45L33 45Z'],
    ['cloth', 'M29 13C21 24 14 35 11 45L29 45Z'],
  ],
  // A square one on its yard.
  [
    ['cloth', 'M11 9L53 9C56 20 56 34 52 44L12 44C8 34 8 20 11 9Z'],
    ['shade', 'M11 9L53 9L54.6 17L9.4 17Z'],
    ['wood', 'M8 6.5H56V10H8Z'],
  ],
  // A junk's, with battens.
  [
    ['cloth', 'M20 12C32 3 47 5 53 12C57 22 57 34 53 45L13 45C13 33 15 21 20 12Z'],
    ['shade', 'M17.6 19L55 17.5L55.6 21L16 22.5ZM14.2 31L56 29.5L55.8 33L13.6 34.5Z'],
  ],
  // A round balloon before the wind.
  [
    ['cloth', 'M32 4C50 4 59 17 57 29C55 39 45 46 32 46C19 46 9 39 7 29C5 17 14 4 32 4Z'],
    ['shade', 'M32 4C37 4 41 17 41 29C41 38 38 46 32 46C26 46 23 38 23 29C23 17 27 4 32 4Z'],
  ],
];

interface SailProps {
  /** From 0. */
  readonly player: number;
  readonly class?: string;
}

/** A player's sail with its number. It says nothing on its own: the words stand beside it. */
export const Sail = ({ player, class: className = '' }: SailProps) => (
  <svg class={`sail sail--${player + 1} ${className}`} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
    {SHAPES[player]?.map(([part, path]) => (
      <path key={path} class={`sail__${part}`} d={path} />
    ))}
    <path class="sail__wood" d="M30 4H33V50H30Z" />
    <path class="sail__hull" d="M6 48C22 51 42 51 58 48C56 56 50 61 42 61H22C14 61 8 56 6 48Z" />
    <circle class="sail__plate" cx="32" cy="29" r="12.5" />
    <text class="sail__number" x="32" y="35.500" text-anchor="middle">
      {player + 1}
    </text>
  </svg>
);

/** Where they race to. */
export const Buoy = () => (
  <svg class="race__buoy" viewBox="0 0 40 64" aria-hidden="true" focusable="false">
    <path class="sail__wood" d="M18.500 4H21.500V34H18.500Z" />
    <path class="race__flag" d="M21.500 5C28 3 32 9 38 6.500V20C32 22.500 28 16.500 21.500 18.500Z" />
    <path class="race__float" d="M6 40C6 34 12 31 20 31C28 31 34 34 34 40C34 50 29 58 20 58C11 58 6 50 6 40Z" />
    <path class="race__band" d="M6.400 43H33.600C33.200 46 32.300 48.700 31 51H9C7.700 48.700 6.800 46 6.400 43Z" />
  </svg>
);
