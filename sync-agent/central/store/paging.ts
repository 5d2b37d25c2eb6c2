import { z } from 'zod';

/** Where a list was left: the next page begins behind it, whatever came in meanwhile. */
export interface PlaceInList {
  readonly at: Date;
  readonly id: string;
}

export const placeText = (place: PlaceInList): string => `${place.at.toISOString()}_${place.id}`;

const form = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]);

/** The place, or null when the text is none. */
export const parsePlace = (text: string): PlaceInList | null => {
  const found = form.safeParse(text.split('_'));
  return found.success ? { at: new Date(found.data[0]), id: found.data[1] } : null;
};
