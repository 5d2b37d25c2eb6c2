/** From the saddest to the happiest. */
export type Mood = 0 | 1 | 2 | 3 | 4;

const MOODS: Readonly<Record<number, readonly Mood[]>> = { 3: [0, 2, 4], 4: [0, 1, 3, 4], 5: [0, 1, 2, 3, 4] };

/** The moods of so many faces, spread from sad to happy. */
export const moodsOf = (count: number): readonly Mood[] => MOODS[count] ?? [2];

const RAYS = Array.from({ length: 12 }, (_, index) => index * 30);

const Stone = () => (
  <>
    <path class="face__stone" d="M60 17c27-1 46 15 46 42 0 28-18 46-47 46-28 0-45-17-45-44 0-28 18-43 46-44z" />
    <path class="face__shade" d="M102 42c3 6 4 11 4 17 0 28-18 46-47 46-19 0-33-8-40-21 9 8 20 12 34 12 29 0 48-18 48-45z" />
    <path class="face__light" d="M30 38c7-9 16-13 27-14-9 5-16 11-21 19-3 4-10 1-6-5z" />
  </>
);

const Sun = () => (
  <>
    {RAYS.map((turn) => (
      <path key={turn} class="face__ray" d="M53 17 60 1l7 16z" transform={`rotate(${turn} 60 60)`} />
    ))}
    <path class="face__stone" d="M60 16c26 0 45 18 45 44s-18 45-45 45-45-18-45-45 19-44 45-44z" />
    <path class="face__shade" d="M101 41c3 6 4 12 4 19 0 27-18 45-45 45-18 0-32-8-39-21 9 8 19 12 32 12 29 0 48-19 48-46z" />
  </>
);

const Eyes = ({ y, rx = 5, ry = 6.5 }: { readonly y: number; readonly rx?: number; readonly ry?: number }) => (
  <>
    <ellipse class="face__ink" cx="43" cy={y} rx={rx} ry={ry} />
    <ellipse class="face__ink" cx="77" cy={y} rx={rx} ry={ry} />
  </>
);

/** Drawn anew each time: a drawing made once would hold the tree it was last shown in. */
const FEATURES: Readonly<Record<Mood, () => preact.JSX.Element>> = {
  0: () => (
    <>
      <path class="face__line" d="m33 45 14-6m40 6-14-6" />
      <Eyes y={57} />
      <path class="face__line" d="M42 88c4-12 32-12 36 0" />
      <path class="face__drop" d="M84 66c5 7 7 10 7 13a7 7 0 0 1-14 0c0-3 2-6 7-13z" />
    </>
  ),
  1: () => (
    <>
      <path class="face__line" d="m35 43 12-2m38 2-12-2" />
      <Eyes y={56} />
      <path class="face__line" d="M44 82c7-6 24-7 33-1" />
    </>
  ),
  2: () => (
    <>
      <Eyes y={53} />
      <path class="face__line" d="M44 79h32" />
    </>
  ),
  3: () => (
    <>
      <Eyes y={51} />
      <path class="face__line" d="M41 73c6 12 32 12 38 0" />
    </>
  ),
  4: () => (
    <>
      <path class="face__line" d="M35 53c2-9 14-9 16 0m18 0c2-9 14-9 16 0" />
      <ellipse class="face__cheek" cx="33" cy="66" rx="7" ry="5" />
      <ellipse class="face__cheek" cx="87" cy="66" rx="7" ry="5" />
      <path class="face__ink" d="M39 67h42c0 15-9 24-21 24s-21-9-21-24z" />
      <path class="face__tongue" d="M48 84c3-6 21-6 24 0-3 4-7 7-12 7s-9-3-12-7z" />
    </>
  ),
};

/** A face that the sea has drawn: wet stones are sad, the sun is glad. Mouth and brows say it without the colour. */
export const Face = ({ mood }: { readonly mood: Mood }) => (
  <svg class={`face face--${mood}`} viewBox="0 0 120 120" aria-hidden="true" focusable="false">
    {mood === 4 ? <Sun /> : <Stone />}
    {FEATURES[mood]()}
  </svg>
);
