import { useMemo } from 'preact/hooks';
import encodeQR from 'qr';

/** The light edge a reader needs around the code, in modules (ISO/IEC 18004 §5.3.8 asks for four). */
const EDGE = 4;

/** One path for all dark modules, a run of a row at a time; no seams between neighbours. */
const pathOf = (modules: readonly (readonly boolean[])[]): string =>
  modules
    .flatMap((row, y) => {
      const runs: string[] = [];
      for (let x = 0; x < row.length; x += 1) {
        if (row[x] !== true) continue;
        const from = x;
        while (row[x + 1] === true) x += 1;
        runs.push(`M${from} ${y}h${x - from + 1}v1h${from - x - 1}z`);
      }
      return runs;
    })
    .join('');

interface TakeHomeProps {
  /** What a phone reads. */
  readonly text: string;
  readonly label: string;
}

/** A QR code, dark on light whatever the brand, with modules large enough for a phone at arm's length. */
export const TakeHome = ({ text, label }: TakeHomeProps) => {
  const { size, path } = useMemo(() => {
    const modules = encodeQR(text, 'raw', { ecc: 'medium', border: EDGE });
    return { size: modules.length, path: pathOf(modules) };
  }, [text]);
  return (
    <svg class="take-home" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} style={{ '--modules': size }} data-take-home="">
      <rect class="take-home__light" width={size} height={size} rx={EDGE / 2} />
      <path class="take-home__dark" d={path} />
    </svg>
  );
};
