import '../../build/require-node.mjs';

await import('./main.ts');
