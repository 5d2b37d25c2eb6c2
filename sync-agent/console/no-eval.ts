import { z } from 'zod';

/** The console's policy forbids code made at run time. Imported first: it must stand before the first schema is made. */
z.config({ jitless: true });
