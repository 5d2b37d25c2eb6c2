/** What is wrong with a picture, at which offset of its text. */
export interface PictureFault {
  readonly kind: 'broken' | 'unsafe';
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
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
const broken = (offset: number, message: string): PictureFault => ({
  kind: 'broken',
  offset,
  message,
  fix: 'export the picture again as plain SVG',
});
const unsafe = (offset: number, message: string, fix: string): PictureFault => ({ kind: 'unsafe', offset, message, fix });

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
    if (name.startsWith('on')) return unsafe(at, `the event handler "${written}" could run something`, `remove the attribute ${written}`);
    const isReference = name === 'href' || name === 'src' || name === 'base';
    if (isReference && !value.startsWith('#'))
      return unsafe(
        at,
        `"${written}" refers to something outside of the picture`,
        'draw it inside the picture, or refer to a part of it with #',
      );
    if (name === 'attributename' && (local(value) === 'href' || local(value).startsWith('on')))
      return unsafe(at, 'an animation changes a reference', 'remove the animation');
    if (/[("']/.test(value) || name === 'style') {
      if (/url\(|@import|\\/i.test(value) && loadsOutside(value))
        return unsafe(at, `"${written}" loads something from outside`, 'use only parts of the picture: url(#…)');
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
      if (!match[0].endsWith('?>')) return broken(match.index, 'a <? is never closed');
      if (/^<\?xml-stylesheet/i.test(match[0]))
        return unsafe(match.index, 'a style sheet is loaded from outside', 'remove the <?xml-stylesheet');
      continue;
    }
    if (match[0].startsWith('<!--') || match[0].startsWith('<![CDATA[')) {
      if (!/(?:-->|\]\]>)$/.test(match[0])) return broken(match.index, 'a comment or CDATA is never closed');
      continue;
    }
    if (name === undefined) {
      const isDoctype = /^<!DOCTYPE/i.test(text.slice(match.index));
      return isDoctype
        ? unsafe(match.index, 'a DOCTYPE can load and expand things', 'remove the <!DOCTYPE …>')
        : broken(match.index, 'this < begins no tag');
    }
    if (FORBIDDEN.has(local(name))) return unsafe(match.index, `<${name}> does more than draw`, `remove <${name}>`);
    if (close === '/') {
      if (open.pop() !== name) return broken(match.index, `</${name}> closes what is not open`);
      if (styleFrom !== null && loadsOutside(text.slice(styleFrom, match.index)))
        return unsafe(styleFrom, 'the style loads something from outside', 'use only parts of the picture: url(#…)');
      styleFrom = null;
      continue;
    }
    if (open.length === 0) {
      roots += 1;
      if (local(name) !== 'svg' || roots > 1) return broken(match.index, `the picture begins with <${name}>, not with <svg>`);
      if (!/xmlns(?::\w+)?\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/.test(attributes))
        return broken(match.index, '<svg> lacks xmlns="http://www.w3.org/2000/svg"');
      if (!/\sviewBox\s*=/.test(attributes)) return broken(match.index, '<svg> has no viewBox: it cannot be scaled');
    }
    const fault = attributeFault(match.index + 1 + name.length, attributes);
    if (fault !== null) return fault;
    if (empty === '/') continue;
    open.push(name);
    if (local(name) === 'style') styleFrom = match.index + match[0].length;
  }
  if (roots === 0) return broken(0, 'this is not an SVG');
  return open.length === 0 ? null : broken(Math.max(0, text.trimEnd().length - 1), `<${open.at(-1)}> is never closed`);
};
