import { type Colour, colourOf, lit, mix } from './colour.ts';
import type { Look } from './day.ts';
import type { Scene } from './stage-api.ts';

/** The colours of every part of the picture, under the light of the hour. */
export const paletteOf = (brand: Scene['colours'], look: Look) => {
  const atlantic = colourOf(brand.atlantic, 0x0e5a78);
  const lagoon = colourOf(brand.lagoon, 0x157a8f);
  const coral = colourOf(brand.coral, 0xc8401c);
  const sun = colourOf(brand.sun, 0xf4b63f);
  const foam = 0xf6fbfa;
  const under = (colour: Colour) => lit(colour, look.light);
  const hazed = (colour: Colour, share: number) => mix(under(colour), look.skyLow, share);
  /** Low sun colours the water, too. */
  const water = (colour: Colour, haze: number) =>
    mix(hazed(colour, haze), mix(look.skyMid, coral, 0.2), 0.2 * Math.max(0, look.glow - 0.45));
  const skyMid = mix(look.skyMid, coral, 0.1 * look.glow);
  const skyLow = mix(look.skyLow, sun, 0.16 * look.glow);
  const sea = mix(atlantic, 0x2f4650, 0.45 * look.storm);
  const near = mix(lagoon, 0x4f6e70, 0.5 * look.storm);
  return {
    sky0: look.skyTop,
    sky1: mix(look.skyTop, skyMid, 0.3),
    sky2: mix(look.skyTop, skyMid, 0.62),
    sky3: skyMid,
    sky4: mix(skyMid, skyLow, 0.4),
    sky5: mix(skyMid, skyLow, 0.75),
    sky6: skyLow,
    sunDisc: mix(sun, 0xfff3d0, 0.35 * (1 - look.glow)),
    sunHalo: mix(sun, 0xffffff, 0.45),
    moon: 0xe8efe9,
    moonShade: 0xc3d0d2,
    star: 0xf6fbfa,
    cloud: mix(mix(under(0xffffff), look.skyLow, 0.18), 0x5b6d79, 0.42 * look.storm),
    cloudShade: mix(mix(under(0xdfeaf0), skyMid, 0.4), 0x3f5160, 0.5 * look.storm),
    bank: mix(look.skyTop, 0x31434f, 0.6),
    bankShade: mix(look.skyTop, 0x24343f, 0.8),
    rain: mix(look.skyLow, 0xffffff, 0.2),
    farLand: hazed(0x4c7a74, 0.42),
    farPine: hazed(0x1e5b46, 0.3),
    wall: mix(hazed(0xf4ece0, 0.16), sun, 0.05),
    wallShade: hazed(0xd4c5b2, 0.24),
    roof: hazed(coral, 0.35),
    glass: mix(hazed(0x5f8793, 0.2), sun, 0.85 * look.night),
    sea0: mix(water(mix(sea, near, 0.3), 0.26), skyLow, 0.04),
    sea1: water(mix(sea, near, 0.15), 0.13),
    sea2: water(sea, 0.04),
    sea3: water(mix(sea, near, 0.6), 0),
    sea4: water(near, 0),
    shallow: under(mix(near, foam, 0.3)),
    film: under(mix(near, foam, 0.62)),
    crest: mix(under(mix(near, foam, 0.5)), skyLow, 0.15),
    trough: under(mix(sea, 0x0b2b3c, 0.28)),
    foam: mix(under(foam), 0xffffff, 0.1 * (1 - look.night)),
    foamShade: under(mix(foam, near, 0.28)),
    glitter: mix(mix(sun, 0xffffff, 0.55), skyLow, 0.2),
    mirror: mix(under(0xd9bf92), skyLow, 0.6),
    wet: under(0xd4b988),
    damp: under(0xe5d1a9),
    sand: under(0xf2e3c6),
    sandShade: under(0xe8d4ae),
    sandLight: under(0xfaf0da),
    dune: under(0xf0dcb4),
    duneShade: under(0xd6b983),
    grass: under(0x7d9a5a),
    grassDark: under(0x4f7548),
    grassDry: under(0xc7b36a),
    pine: under(0x2f7a58),
    pineDark: under(0x1e5b46),
    pineDeep: under(0x174737),
    bark: under(0x8a5a3c),
    barkDark: under(0x5f3d2c),
    wood: under(0xb08a62),
    woodDark: under(0x7d5d43),
    ink: under(0x0b2b3c),
    hull: under(0x123e52),
    cloth: under(0xf9f4e8),
    clothShade: under(0xdfe3dc),
    coral: under(coral),
    coralDark: under(mix(coral, 0x0b2b3c, 0.28)),
    sun: under(sun),
    sunDark: under(mix(sun, coral, 0.4)),
    gull: under(0x8299a6),
    bottle: mix(under(0x8cc7b5), 0xffffff, 0.12),
    bottleDark: under(0x4c9788),
    paper: under(0xf9efd6),
    cork: under(0xb98652),
    skin: under(0xd9a27a),
    lamp: mix(sun, 0xffffff, 0.45),
    plate: mix(foam, look.light, 0.18),
    plateShade: mix(under(0xe6d2ab), 0xd9bf92, 0.4),
    plateGround: mix(under(0xf2e3c6), 0xf2e3c6, 0.6),
    plateGroundShade: mix(under(0xe6d2ab), 0xe6d2ab, 0.6),
    shadow: mix(0x0b2b3c, under(sea), 0.3),
    chosen: sun,
    shell: under(0xf7dcc6),
    shellShade: under(0xdfae93),
    weed: under(0x6b6a45),
  } as const satisfies Record<string, Colour>;
};

export type Palette = ReturnType<typeof paletteOf>;
export type Tone = keyof Palette;
