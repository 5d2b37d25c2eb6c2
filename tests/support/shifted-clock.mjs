import '../../build/require-node.mjs';

// `node --import` of this: the process takes its clock to be off by the milliseconds that stand in the file $ESTRAN_CLOCK names,
// read anew each time it looks, so that it can jump while the process runs. What counts on (timers, uptime) stays as it is.
const { readFileSync } = await import('node:fs');
const file = process.env.ESTRAN_CLOCK;
if (file === undefined) throw new Error('ESTRAN_CLOCK names no file');

const RealDate = Date;
const offset = () => {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    // No file: nobody has touched the clock.
    return 0;
  }
};
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offset());
    else super(...given);
  }
  static now() {
    return RealDate.now() + offset();
  }
};
