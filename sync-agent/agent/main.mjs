import '../../build/require-node.mjs';

const { main } = await import('./main.ts');
process.exit(await main(process.argv));
