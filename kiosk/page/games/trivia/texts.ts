import { sayerOf } from '../../locales/texts.ts';
import de from './texts/de.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };
import nl from './texts/nl.json' with { type: 'json' };

export const textsIn = sayerOf<keyof typeof fr>({ fr, en, nl, de });
export type Say = ReturnType<typeof textsIn>;
