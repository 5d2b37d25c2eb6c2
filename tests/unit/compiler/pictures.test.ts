import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pngFault } from '#compiler/png.ts';
import { svgFault } from '#compiler/svg.ts';

const UNSAFE = 'CONTENT_PICTURE_UNSAFE';
const svg = (inner: string, attributes = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" ${attributes}>${inner}</svg>\n`;

describe('an SVG that only draws', () => {
  it.each([
    ['shapes', '<g fill="none"><path d="M0 0 L1 1"/></g>'],
    ['parts of itself', '<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#a"/>'],
    ['a style of its own', '<style>.a { fill: url(#b); stroke: red }</style><text class="a">on = "x" (url)</text>'],
    ['a comment about a script', '<!-- <script>no</script> -->'],
    ['text with signs', "<text>l'été &amp; l'hiver, 1 &lt; 2</text>"],
    ['a title for those who do not see it', '<title>Une vague > une ride</title>'],
  ])('may have %s', (_, inner) => {
    expect(svgFault(svg(inner))).toBeNull();
  });
});

describe('an SVG that does more', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script under a prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
    ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>'],
    ['an event handler', '<rect onclick="alert(1)"/>'],
    ['an event handler in capitals and over two lines', '<rect\n ONLOAD = "alert(1)"/>'],
    ['HTML', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    ['a picture from elsewhere', '<image href="https://example.org/a.png"/>'],
    ['a part from elsewhere', '<use xlink:href="other.svg#a" xmlns:xlink="http://www.w3.org/1999/xlink"/>'],
    ['a script as a link', '<a href="javascript:alert(1)"><rect/></a>'],
    ['a paint from elsewhere', '<rect fill="url(https://example.org/a.svg#b)"/>'],
    ['a style from elsewhere', '<style>@import "https://example.org/a.css";</style>'],
    ['a font from elsewhere', '<style>@font-face { src: url("https://example.org/a.woff") }</style>'],
    ['a style attribute that loads', '<rect style="fill: url(//example.org/a)"/>'],
    ['a style with hidden letters', '<style>@\\69mport "https://example.org/a.css";</style>'],
    ['an animation of a link', '<a><set attributeName="href" to="javascript:alert(1)"/></a>'],
  ])('is unsafe: %s', (_, inner) => {
    expect(svgFault(svg(inner))?.said.variant).toBe(UNSAFE);
  });

  it('is unsafe with a style sheet or a DOCTYPE before it', () => {
    expect(svgFault(`<?xml-stylesheet href="a.css"?>${svg('')}`)?.said.variant).toBe(UNSAFE);
    expect(svgFault(`<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>`)?.said.variant).toBe(
      UNSAFE,
    );
  });

  it('says where', () => {
    const text = svg('\n<rect onclick="x"/>');
    expect(text.slice(svgFault(text)?.offset)).toMatch(/^onclick/);
  });
});

describe('what is not an SVG', () => {
  it.each([
    ['nothing', ''],
    ['text', 'a wave'],
    ['HTML', '<html><body/></html>'],
    ['a tag that is not closed', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g></svg>'],
    ['a file that was cut off', svg('<path d="M0 0"/>').slice(0, -10)],
    ['an attribute without quotes', svg('<rect width=3 />')],
    ['two pictures', `${svg('')}${svg('')}`.replace(/\n<\?xml[^>]*>/, '')],
    ['a picture without a scale', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a picture without its namespace', '<svg viewBox="0 0 1 1"/>'],
    ['a comment that never ends', svg('<!-- ')],
  ])('is broken: %s', (_, text) => {
    expect(svgFault(text)?.said.variant).toBe('CONTENT_PICTURE_BROKEN/svg');
  });
});

const chunk = (type: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
const png = (width: number, height: number): Buffer => {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(height === 1 ? width + 1 : 2));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
};

describe('a PNG', () => {
  it('is whole', () => {
    expect(pngFault(png(1, 1))).toBeNull();
  });

  it.each([
    ['a JPEG under its name', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 'no-png'],
    ['nothing', Buffer.alloc(0), 'no-png'],
    ['cut off', png(1, 1).subarray(0, -6), 'cut-off'],
    ['with a byte flipped', Buffer.from(png(1, 1)).fill(0x55, 43, 44), 'damaged'],
    ['without pixels', png(0, 1), 'size'],
    ['as wide as a wall', png(9000, 1), 'size'],
    ['with something behind', Buffer.concat([png(1, 1), Buffer.from('MZ')]), 'goes-on'],
  ])('is not one: %s', (_, bytes, fault) => {
    expect(pngFault(bytes)?.fault).toBe(fault);
  });
});
