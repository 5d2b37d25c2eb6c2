import type { SaidOf, SvgBroken, SvgUnsafe } from './messages/said.ts';

/** What is wrong with a picture, at which offset of its text. */
export interface PictureFault {
  readonly offset: number;
  readonly said: SaidOf<'CONTENT_PICTURE_BROKEN/svg' | 'CONTENT_PICTURE_UNSAFE'>;
}

const TAG =
  /<(?:!--[\s\S]*?(?:-->|$)|!\[CDATA\[[\s\S]*?(?:\]\]>|$)|\?[\s\S]*?(?:\?>|$)|(?<close>\/?)(?<name>[A-Za-z_][\w:.-]*)(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|[\s\S])/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Elements that run, embed or load something. Prefixes do not hide them. */
const FORBIDDEN = new Set([
  'script',
  'foreignobject',
  'iframe',
  'object',
  'embed',
  'handler',
  'audio',
  'video',
  'link',
  'image',
  'feimage',
]);
const local = (name: string): string => (name.split(':').at(-1) ?? name).toLowerCase();
const broken = (offset: number, fault: SvgBroken, name = ''): PictureFault => ({
  offset,
  said: { variant: 'CONTENT_PICTURE_BROKEN/svg', fault, name },
});
const unsafe = (offset: number, fault: SvgUnsafe, name = ''): PictureFault => ({
  offset,
  said: { variant: 'CONTENT_PICTURE_UNSAFE', fault, name },
});

/** A style or an attribute that loads something which is not part of the picture. */
const loadsOutside = (text: string): boolean =>
  /@import/i.test(text) ||
  [...text.matchAll(/url\(\s*["']?\s*([^)"']*)/gi)].some(([, target]) => !(target ?? '').startsWith('#')) ||
  /\\/.test(text);

const attributeFault = (offset: number, attributes: string): PictureFault | null => {
  for (const match of attributes.matchAll(ATTRIBUTE)) {
    const [, written = '', double, single] = match;
    const name = local(written);
    const value = (double ?? single ?? '').trim();
    const at = offset + match.index;
    if (name.startsWith('on')) return unsafe(at, 'handler', written);
    const isReference = name === 'href' || name === 'src' || name === 'base';
    if (isReference && !value.startsWith('#')) return unsafe(at, 'reference', written);
    if (name === 'attributename' && (local(value) === 'href' || local(value).startsWith('on'))) return unsafe(at, 'animation');
    if (/[("']/.test(value) || name === 'style') {
      if (/url\(|@import|\\/i.test(value) && loadsOutside(value)) return unsafe(at, 'loads', written);
    }
  }
  return null;
};

/**
 * Is the text a well-formed SVG that only draws? A terminal shows it inside its own page, so nothing in it may run or load.
 * Null when it is; else the first fault.
 */
export const svgFault = (text: string): PictureFault | null => {
  const open: string[] = [];
  let roots = 0;
  let styleFrom: number | null = null;
  for (const match of text.matchAll(TAG)) {
    const { close, name, attributes = '', empty } = match.groups ?? {};
    if (match[0].startsWith('<?')) {
      if (!match[0].endsWith('?>')) return broken(match.index, 'instruction-open');
      if (/^<\?xml-stylesheet/i.test(match[0])) return unsafe(match.index, 'style-sheet');
      continue;
    }
    if (match[0].startsWith('<!--') || match[0].startsWith('<![CDATA[')) {
      if (!/(?:-->|\]\]>)$/.test(match[0])) return broken(match.index, 'comment-open');
      continue;
    }
    if (name === undefined) {
      const isDoctype = /^<!DOCTYPE/i.test(text.slice(match.index));
      return isDoctype ? unsafe(match.index, 'doctype') : broken(match.index, 'no-tag');
    }
    if (FORBIDDEN.has(local(name))) return unsafe(match.index, 'element', name);
    if (close === '/') {
      if (open.pop() !== name) return broken(match.index, 'not-open', name);
      if (styleFrom !== null && loadsOutside(text.slice(styleFrom, match.index))) return unsafe(styleFrom, 'style-loads');
      styleFrom = null;
      continue;
    }
    if (open.length === 0) {
      roots += 1;
      if (local(name) !== 'svg' || roots > 1) return broken(match.index, 'other-root', name);
      if (!/xmlns(?::\w+)?\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/.test(attributes)) return broken(match.index, 'no-namespace');
      if (!/\sviewBox\s*=/.test(attributes)) return broken(match.index, 'no-viewbox');
    }
    const fault = attributeFault(match.index + 1 + name.length, attributes);
    if (fault !== null) return fault;
    if (empty === '/') continue;
    open.push(name);
    if (local(name) === 'style') styleFrom = match.index + match[0].length;
  }
  if (roots === 0) return broken(0, 'no-svg');
  return open.length === 0 ? null : broken(Math.max(0, text.trimEnd().length - 1), 'tag-open', open.at(-1));
};
