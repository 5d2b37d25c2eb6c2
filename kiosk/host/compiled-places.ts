import { z } from 'zod';
import { idOf } from '#contract/ids.ts';
import { ACCESSIBILITY, PLACE_COSTS, PLACE_KINDS, type Place, WEEKDAYS } from '#contract/place.ts';
import { LOCALES } from '#fields/types.ts';
import { localText, slug } from './compiled-content.ts';

const day = z.iso.date();

/** `places.json` of a content version. Like all of it, it comes from outside: nothing is believed before it is parsed. */
export const placesShape = z.array(
  z.object({
    id: slug.transform((id) => idOf('place', id)),
    kind: z.enum(PLACE_KINDS),
    locales: z.array(z.enum(LOCALES)).min(1),
    name: localText,
    text: localText,
    tip: localText.nullable(),
    coordinates: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }),
    open: z.object({
      months: z.array(z.int().min(1).max(12)),
      weekdays: z.array(z.enum(WEEKDAYS)),
      hours: localText.nullable(),
    }),
    audience: z.object({
      parties: z.array(z.string()),
      stays: z.array(z.string()),
      ages: z.object({ min: z.int().nullable(), max: z.int().nullable() }),
      accessibility: z.array(z.enum(ACCESSIBILITY)),
    }),
    themes: z.array(z.string()),
    outcomes: z.array(z.object({ pack: slug.transform((id) => idOf('pack', id)), outcome: slug.transform((id) => idOf('outcome', id)) })),
    minutes: z.int().nullable(),
    cost: z.enum(PLACE_COSTS).nullable(),
    link: z.string().startsWith('https://').nullable(),
    lovedBy: z.object({ who: localText, text: localText.nullable() }).nullable(),
    credits: z
      .object({
        source: z.string(),
        licence: z.string(),
        updated: day,
        page: z.string().startsWith('https://').nullable(),
        machineTranslated: z.array(z.enum(LOCALES)),
      })
      .nullable(),
    expires: day.nullable(),
  }),
) satisfies z.ZodType<readonly Place[]>;
