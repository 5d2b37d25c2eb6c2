import { useMemo } from 'preact/hooks';
import encodeQR from 'qr';

/** The light edge a reader needs around the code, in modules (ISO/IEC 18004 §5.3.8 asks for four). */
const EDGE = 4;

/** A QR code, dark on light. What it holds stands beside it as text. */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { size, path } = useMemo(() => {
    const modules = encodeQR(text, 'raw', { ecc: 'medium', border: EDGE });
    const dark = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: modules.length, path: dark.join('') };
  }, [text]);
  return (
    <svg class="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
