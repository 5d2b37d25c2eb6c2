import './require-node.mjs';

const { main } = await import('./start.ts');
await main(process.argv);
