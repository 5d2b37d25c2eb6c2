import '../../build/require-node.mjs';

const { main } = await import('./main.ts');
await main(process.argv);
